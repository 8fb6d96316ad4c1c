import { allocation } from '../stats/allocation';
import { proportionDifference } from '../stats/proportionDifference';
import { ofWindow, whereCompared, type WindowContext } from './declare';

/** A canary's interval has this level, and has to clear this part of the control's share. */
const CANARY_LEVEL = 0.98;
const CANARY_TOLERANCE = 0.25;

/** Allocation is held against intended shares: a counted baseline has none. */
const allocationOf = ({ comparison: { n, counts, counted, shares } }: WindowContext) =>
  n > 0 && !counted && shares !== null ? allocation(counts, shares) : null;

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
      'Categories whose share is certainly (98 % interval) more than a quarter off the control’s; multinomial',
    defaultThreshold: { op: 'gt', value: 0 },
    compute: whereCompared(({ n, counted, baseline: { total: m }, active }, { query }) => {
      if (!counted || n < Math.max(1, query.detect.minN) || m < Math.max(1, query.detect.minN)) {
        return null;
      }
      let mismatches = 0;
      active.x.forEach((count, k) => {
        const { lower, upper } = proportionDifference(count, n, active.y[k], m, { level: CANARY_LEVEL });
        const tolerance = CANARY_TOLERANCE * active.q[k];
        mismatches += lower! > tolerance || upper! < -tolerance ? 1 : 0;
      });
      return mismatches;
    }),
  }),
] as const;
