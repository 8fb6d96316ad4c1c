import { checkLength, shareTotal, totalOf, type Vector } from './checks';
import type { ChiSquareLaw } from './divergenceLimit';
import { excess } from './exact';

/** Of unchanged windows: see `divergenceLimit`. */
export const HELLINGER_LAW: ChiSquareLaw = { factor: 1 / 8, distance: true };

/**
 * Hellinger distance of a window's shares from its baseline: H = sqrt(½ Σ (√p - √q)²), from 0 to 1 (Hellinger 1909).
 * No smoothing: it is finite for categories that only one side has.
 *
 * @param x counts, one per category (K)
 * @param q baseline shares (K), normalised here
 * @returns the distance; null when N = 0
 * @throws RangeError for a negative or non-finite value, or different lengths
 */
export function hellinger(x: Vector, q: Vector): number | null {
  checkLength(x, q.length, 'x');
  const n = totalOf(x);
  const sum = shareTotal(q);
  if (n.value === 0) {
    return null;
  }
  let square = 0;
  for (let i = 0; i < x.length; i++) {
    const roots = Math.sqrt(x[i] / n.value) + Math.sqrt(q[i] / sum.value);
    if (roots > 0) {
      const difference = excess(x[i], n, q[i], sum) / (n.value * sum.value) / roots;
      square += difference * difference;
    }
  }
  return Math.sqrt(square / 2);
}
