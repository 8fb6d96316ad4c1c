import { allocation } from '../stats/allocation';
import { proportionDifference } from '../stats/proportionDifference';
import type { SinceOnset } from '../compare/sinceOnset';
import { ofCategory, ofWindow, type WindowContext } from './declare';

/** A canary's intervals have this level together, and one has to clear this part of the control's share. */
const CANARY_LEVEL = 0.98;
const CANARY_TOLERANCE = 0.25;

/** Allocation is held against intended shares: a counted baseline has none. */
const allocationOf = ({ comparison: { n, counts, counted, shares } }: WindowContext) =>
  n > 0 && !counted && shares !== null ? allocation(counts, shares) : null;

/** A burst: a category has at least twice the baseline's share. */
const BURST_RISE = 1;

/** Newcombe's interval of each category's change since the onset; they hold for all of them together (Bonferroni). */
const changes = ({ x, n, y, m }: SinceOnset): Array<{ lower: number; upper: number; before: number }> =>
  Array.from(x, (own, k) => {
    const level = 1 - (1 - CANARY_LEVEL) / x.length;
    const { lower, upper } = proportionDifference(own, n, y[k], m, { level });
    return { lower: lower!, upper: upper!, before: y[k] / m };
  });

/** Categories whose interval clears the tolerance. */
const mismatches = (since: SinceOnset): number =>
  changes(since).filter(
    ({ lower, upper, before }) => lower > CANARY_TOLERANCE * before || upper < -CANARY_TOLERANCE * before
  ).length;

const bursts = (since: SinceOnset): number[] =>
  changes(since).map(({ lower, before }) => (lower > BURST_RISE * before ? 1 : 0));

/** What each window says of the drift that is on, by a counted baseline; 0 without one. */
function ofDrift<T>(context: WindowContext, none: T, value: (since: SinceOnset) => T): T | null {
  const drift = context.comparison.counted ? context.drift() : null;
  const since = drift === 1 ? context.sinceOnset() : null;
  return drift === 0 ? none : since === null ? null : value(since);
}

/** Whether buckets and canaries have what they should. */
export const ALLOCATION_STATISTICS = [
  ofWindow({
    id: 'allocationAbsolute',
    name: 'allocation error',
    unit: 'percentunit',
    needs: 'intended',
    description: 'Delta of the bucket that is furthest off its intended share',
    compute: (context) => {
      const result = allocationOf(context);
      return result === null || result.worst === null ? null : result.buckets[result.worst].absolute;
    },
  }),
  ofWindow({
    id: 'allocationRelative',
    name: 'relative allocation error',
    unit: 'percentunit',
    needs: 'intended',
    description: 'That delta as a part of the bucket’s intended share',
    compute: (context) => {
      const result = allocationOf(context);
      return result === null || result.worst === null ? null : result.buckets[result.worst].relative;
    },
  }),
  ofWindow({
    id: 'allocationP',
    name: 'allocation p',
    unit: 'none',
    needs: 'intended',
    description: 'Chi-square p of the buckets against their intended shares, taken as multinomial',
    defaultThreshold: { op: 'lt', value: 0.001 },
    strip: { order: 6, scale: 'log' },
    compute: (context) => allocationOf(context)?.pValue ?? null,
  }),
  ofWindow({
    id: 'sampleRatioMismatch',
    name: 'sample ratio mismatch',
    unit: 'none',
    needs: 'intended',
    description:
      '1 where allocation p < 0.001 and a bucket is at least 0.1 points off, or has events and should have none',
    defaultThreshold: { op: 'gt', value: 0 },
    compute: (context) => {
      const mismatch = allocationOf(context)?.mismatch ?? null;
      return mismatch === null ? null : Number(mismatch);
    },
  }),
  ofWindow({
    id: 'canaryMismatch',
    name: 'canary mismatch',
    unit: 'none',
    needs: 'baseline',
    description:
      'Categories that are more than a quarter off the baseline’s share, certainly (98 % for all together) since the drift began; 0 without a drift',
    defaultThreshold: { op: 'gt', value: 0 },
    compute: (context) => ofDrift(context, 0, mismatches),
  }),
] as const;

/** What has become of single categories since the drift began. */
export const BURST_STATISTICS = [
  ofCategory({
    id: 'burst',
    name: 'burst',
    unit: 'none',
    needs: 'trailing',
    description:
      'Since the drift began a category has at least twice its baseline share, certainly (98 % for all together): 1; else, and without a drift, 0',
    defaultThreshold: { op: 'gt', value: 0.5 },
    compute: (context) => ofDrift(context, context.comparison.counts.map(() => 0) as ArrayLike<number>, bursts),
  }),
] as const;
