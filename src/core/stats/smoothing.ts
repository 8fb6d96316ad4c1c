import { checkLength, checkWithin, totalOf, shareTotal, type Vector } from './checks';
import { exactSum, type Total } from './exact';

export interface SmoothingOptions {
  /** α: added to each count, so that a category without events makes no divergence infinite. Default 0.5 (Jeffreys). */
  pseudocount?: number;
  /** M: events behind the baseline when it was counted; its shares are then smoothed like the window's. Default: intended. */
  baselineTotal?: number;
}

/** Two distributions as weights with their sums: p = a / A, q = b / B. */
export interface Smoothed {
  a: Float64Array;
  aTotal: Total;
  b: Float64Array;
  bTotal: Total;
}

/**
 * The window and its baseline, ready for a divergence: (x + α) / (N + Kα), and (M q + α) / (M + Kα) when the baseline was
 * counted. Categories that are impossible under an intended baseline (q = 0) are left out of both: events in them are
 * unseen categories, a signal of their own, and would make the divergence infinite.
 *
 * @returns null when there is no event to speak of
 * @throws RangeError for counts or shares that are none, for different lengths, and for a negative pseudocount or M
 */
export function smooth(x: Vector, q: Vector, options: SmoothingOptions): Smoothed | null {
  const { pseudocount = 0.5, baselineTotal = Infinity } = options;
  checkWithin(pseudocount, 0, Number.MAX_VALUE, 'pseudocount');
  checkWithin(baselineTotal, 0, Infinity, 'baselineTotal');
  checkLength(x, q.length, 'x');
  totalOf(x);
  const share = shareTotal(q).value;
  const counted = baselineTotal < Infinity;
  const kept = counted && pseudocount > 0;
  const a = new Float64Array(x.length);
  const b = new Float64Array(x.length);
  let cells = 0;
  let events = 0;
  for (let i = 0; i < x.length; i++) {
    if (q[i] > 0 || kept) {
      events += x[i];
      a[cells] = x[i] + pseudocount;
      b[cells] = counted ? q[i] * (baselineTotal / share) + pseudocount : q[i];
      cells += 1;
    }
  }
  const first = a.subarray(0, cells);
  const second = b.subarray(0, cells);
  const bTotal = exactSum(second);
  return events === 0 || bTotal.value === 0 ? null : { a: first, aTotal: exactSum(first), b: second, bTotal };
}
