import type { DataFrame } from '@grafana/data';
import type { DistributionQuery } from '../core';

type Asked = Pick<DistributionQuery, 'upstream'>;

const KEPT = 20;

/**
 * The last answers of upstream queries, by what was asked: the frames that a query returns no longer have the upstream's labels.
 * Kept while someone subscribes, as an open editor does, and only then: a dashboard shows without them.
 */
export class AnswerMemory {
  private readonly answers = new Map<string, DataFrame[]>();
  private readonly listeners = new Set<() => void>();

  /** @returns what ends the subscription */
  readonly subscribe = (changed: () => void): (() => void) => {
    this.listeners.add(changed);
    return () => {
      this.listeners.delete(changed);
      if (this.listeners.size === 0) {
        this.answers.clear();
      }
    };
  };

  /** An answer without frames never takes the place of one that has some: its labels may still be chosen. */
  remember(query: Asked, frames: DataFrame[]): void {
    const key = askedKey(query);
    if (this.listeners.size === 0 || (frames.length === 0 && this.answers.has(key))) {
      return;
    }
    this.answers.delete(key);
    this.answers.set(key, frames);
    const oldest = this.answers.keys().next();
    if (this.answers.size > KEPT && !oldest.done) {
      this.answers.delete(oldest.value);
    }
    this.listeners.forEach((changed) => changed());
  }

  framesOf(query: Asked): DataFrame[] | undefined {
    return this.answers.get(askedKey(query));
  }
}

/** What an upstream is asked, as a key. */
export const askedKey = ({ upstream }: Asked): string => JSON.stringify([upstream?.datasource?.uid, upstream?.query]);
