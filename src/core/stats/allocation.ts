import { checkWithin, shareTotal, totalOf, type Vector } from './checks';
import { chiSquareTest } from './chiSquareTest';
import { excess } from './exact';

export interface AllocationOptions {
  /** p below it is a mismatch, when it is large enough. Default 0.001. */
  alpha?: number;
  /** Least difference, in percentage points, that counts as a mismatch. Default 0.1. */
  minPoints?: number;
}

export interface BucketAccuracy {
  /** share - intended, as a fraction. */
  absolute: number;
  /** absolute / intended: 0.02 is two per cent too many; null when nothing was intended. */
  relative: number | null;
}

export interface Allocation {
  /** One a bucket; empty when N = 0. */
  buckets: BucketAccuracy[];
  /** Position of the bucket that is furthest off in absolute terms; null when N = 0. */
  worst: number | null;
  statistic: number | null;
  df: number;
  pValue: number | null;
  /** Sample ratio mismatch: significant and large, or events in a bucket that was to have none. null: can't be said. */
  mismatch: boolean | null;
  /** Positions of buckets with events though nothing was intended for them. */
  impossible: number[];
  /** Why there is no p-value; null when there is one. */
  reason: string | null;
}

/**
 * How well an experiment's or a flag's buckets keep to their intended shares, with the chi-square test for sample ratio
 * mismatch (Fabijan et al., "Diagnosing sample ratio mismatch", KDD 2019).
 *
 * @param x counts, one per bucket (K)
 * @param intended shares (K), normalised here
 * @throws RangeError for a negative or non-finite value, or different lengths
 */
export function allocation(
  x: Vector,
  intended: Vector,
  { alpha = 0.001, minPoints = 0.1 }: AllocationOptions = {}
): Allocation {
  checkWithin(alpha, 0, 1, 'alpha');
  checkWithin(minPoints, 0, 100, 'minPoints');
  const { statistic, df, pValue, impossible, reason } = chiSquareTest(x, intended);
  const n = totalOf(x);
  const sum = shareTotal(intended, x.length, 'intended');
  const buckets: BucketAccuracy[] = [];
  let worst: number | null = null;
  for (let i = 0; n.value > 0 && i < x.length; i++) {
    const absolute = excess(x[i], n, intended[i], sum) / (n.value * sum.value);
    buckets.push({ absolute, relative: intended[i] > 0 ? (absolute / intended[i]) * sum.value : null });
    if (worst === null || Math.abs(absolute) > Math.abs(buckets[worst].absolute)) {
      worst = i;
    }
  }
  const large = (i: number): boolean => Math.abs(buckets[i].absolute) * 100 >= minPoints;
  const certain = impossible.some(large);
  const tested = pValue === null || worst === null ? null : pValue < alpha && large(worst);
  return { buckets, worst, statistic, df, pValue, mismatch: certain || tested, impossible, reason };
}
