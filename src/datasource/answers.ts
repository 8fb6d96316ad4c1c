import type { DataFrame } from '@grafana/data';
import type { DistributionQuery } from '../core';
import { describeLabels, guessCategory, type LabelDescription } from '../core/read/labels';
import { toCoreFrame } from './run/frames';

/** What the editor can say about an upstream's last answer. */
export interface ObservedAnswer {
  frames: DataFrame[];
  labels: LabelDescription[];
  /** The label that is most likely the category. */
  guess: string | null;
}

type Asked = Pick<DistributionQuery, 'upstream'>;

const KEPT = 20;

/** The last answers of upstream queries, by what was asked: the frames that a query returns no longer have the upstream's labels. */
export class AnswerMemory {
  private readonly answers = new Map<string, DataFrame[]>();

  remember(query: Asked, frames: DataFrame[]): void {
    const key = keyOf(query);
    this.answers.delete(key);
    this.answers.set(key, frames);
    const oldest = this.answers.keys().next();
    if (this.answers.size > KEPT && !oldest.done) {
      this.answers.delete(oldest.value);
    }
  }

  framesOf(query: Asked): DataFrame[] | undefined {
    return this.answers.get(keyOf(query));
  }
}

export function describeAnswer(frames: DataFrame[], groupBy: string[]): ObservedAnswer {
  const core = frames.map(toCoreFrame);
  return { frames, labels: describeLabels(core), guess: guessCategory(core, groupBy) };
}

const keyOf = ({ upstream }: Asked) => JSON.stringify([upstream?.datasource?.uid, upstream?.query]);
