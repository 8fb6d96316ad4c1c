import { allocation } from '../stats/allocation';
import { proportionDifference } from '../stats/proportionDifference';
import type { SinceOnset } from '../compare/sinceOnset';
import { ofWindow, type WindowContext } from './declare';

/** A canary's intervals have this level together, and one has to clear this part of the control's share. */
const CANARY_LEVEL = 0.98;
const CANARY_TOLERANCE = 0.25;

/** Allocation is held against intended shares: a counted baseline has none. */
const allocationOf = ({ comparison: { n, counts, counted, shares } }: WindowContext) =>
  n > 0 && !counted && shares !== null ? allocation(counts, shares) : null;

/** Categories whose interval clears the tolerance; the intervals hold for all of them together (Bonferroni). */
function mismatches({ x, n, y, m }: SinceOnset): number {
  const level = 1 - (1 - CANARY_LEVEL) / x.length;
  let found = 0;
  for (let k = 0; k < x.length; k++) {
    const { lower, upper } = proportionDifference(x[k], n, y[k], m, { level });
    const tolerance = (CANARY_TOLERANCE * y[k]) / m;
    found += lower! > tolerance || upper! < -tolerance ? 1 : 0;
  }
  return found;
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
    compute: (context) => {
      const drift = context.comparison.counted ? context.drift() : null;
      const since = drift === 1 ? context.sinceOnset() : null;
      return drift !== 1 ? drift : since === null ? null : mismatches(since);
    },
  }),
] as const;
