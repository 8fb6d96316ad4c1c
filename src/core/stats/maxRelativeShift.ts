import { checkLength, checkWithin, shareTotal, totalOf, type Vector } from './checks';
import { excess } from './exact';

export interface RelativeShift {
  /** Position of the category. */
  category: number;
  /** share - baseline, as a fraction. */
  absolute: number;
  /** absolute / baseline: 1 is doubled, -1 is gone. */
  relative: number;
}

/**
 * The category whose share moved most in relation to its baseline, of those that moved by at least `minPoints`: what a
 * single number over all categories misses (5xx from 0.5 % to 1 % is w = 0.07, but doubled).
 *
 * @param x counts, one per category (K)
 * @param q baseline shares (K), normalised here; categories with q = 0 are unseen ones, a signal of their own
 * @param options.minPoints least move in percentage points. Default 0.25
 * @returns null when N = 0 or nothing moved by that much
 * @throws RangeError for a negative or non-finite value, or different lengths
 */
export function maxRelativeShift(
  x: Vector,
  q: Vector,
  { minPoints = 0.25 }: { minPoints?: number } = {}
): RelativeShift | null {
  checkWithin(minPoints, 0, 100, 'minPoints');
  checkLength(x, q.length, 'x');
  const n = totalOf(x);
  const sum = shareTotal(q);
  let category = -1;
  let absolute = 0;
  let relative = 0;
  for (let i = 0; n.value > 0 && i < x.length; i++) {
    if (q[i] === 0) {
      continue;
    }
    const points = excess(x[i], n, q[i], sum) / (n.value * sum.value);
    const ratio = (points / q[i]) * sum.value;
    if (Math.abs(points) * 100 >= minPoints && Math.abs(ratio) > Math.abs(relative)) {
      category = i;
      absolute = points;
      relative = ratio;
    }
  }
  return category < 0 ? null : { category, absolute, relative };
}
