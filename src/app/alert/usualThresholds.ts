import { VIEW_FORMAT } from '../../core';
import type { DistributionTarget } from '../../datasource/types';
import { packRules, usualThreshold, type Pack, type Thresholds } from './packs';
import { valuesOf, type ReplayedFrame } from './replayFrames';

/** A threshold as it was taken from a replay, or why it was not. */
export interface Fitted {
  name: string;
  /** The one that is used. */
  threshold: number;
  /** "half of its median" */
  words: string;
  /** Why it is the pack's own; null where it is the series'. */
  problem: string | null;
}

const BASE = { name: '', pending: '0s', noDataState: 'OK', labels: {}, summary: '' } as const;

/**
 * Thresholds of the packs' rules that follow from the series itself.
 *
 * @param ask answers a query over the windows to learn from
 */
export async function usualThresholds(
  packs: readonly Pack[],
  query: DistributionTarget,
  ask: (target: DistributionTarget) => Promise<ReplayedFrame[]>
): Promise<Fitted[]> {
  const found: Fitted[] = [];
  for (const pack of packs) {
    const packed = packRules(pack, query, BASE);
    for (const [r, { name, usual, statistic, value }] of pack.rules.entries()) {
      if (usual !== undefined) {
        const { threshold, problem } = await ask({
          ...packed[r].target,
          format: VIEW_FORMAT,
          statistics: [statistic],
        }).then(
          (frames) => {
            const own = usualThreshold(usual, valuesOf(frames, statistic));
            return { threshold: own, problem: own === null ? 'There are too few windows with a value.' : null };
          },
          (error: Error) => ({ threshold: null, problem: error.message })
        );
        found.push({ name, threshold: threshold ?? value, words: usual.words, problem });
      }
    }
  }
  return found;
}

export const thresholdsOf = (fitted: Fitted[]): Thresholds =>
  Object.fromEntries(fitted.map(({ name, threshold }) => [name, threshold]));

/** "Threshold of entropy collapse: 0.27, half of its median." */
export const fittedText = ({ name, threshold, words, problem }: Fitted): string =>
  problem === null
    ? `Threshold of ${name}: ${threshold}, ${words}.`
    : `Threshold of ${name}: ${threshold}, since there is no replay to take it from. ${problem}`;
