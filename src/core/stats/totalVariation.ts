import { checkLength, shareTotal, totalOf, type Vector } from './checks';
import { excess } from './exact';

/**
 * Total variation distance of a window's shares from its baseline: ½ Σ |p - q|, from 0 to 1 (Levin & Peres, Markov
 * Chains and Mixing Times, 2017, 4.1). It is the part of the events that changed category. No smoothing: it is finite for
 * categories that only one side has.
 *
 * @param x counts, one per category (K)
 * @param q baseline shares (K), normalised here
 * @returns the distance; null when N = 0
 * @throws RangeError for a negative or non-finite value, or different lengths
 */
export function totalVariation(x: Vector, q: Vector): number | null {
  checkLength(x, q.length, 'x');
  const n = totalOf(x);
  const sum = shareTotal(q);
  if (n.value === 0) {
    return null;
  }
  let moved = 0;
  for (let i = 0; i < x.length; i++) {
    moved += Math.abs(excess(x[i], n, q[i], sum));
  }
  return moved / (2 * n.value * sum.value);
}
