import { checkLength, shareTotal, totalOf, type Vector } from './checks';
import { excess } from './exact';

/**
 * Adjusted standardised residuals: (x - e) / sqrt(e (1 - q)) with e = N q, each about standard normal when the window is
 * from q (Haberman 1973; Agresti, Categorical Data Analysis, 3.3.1).
 *
 * @param x counts, one per category (K)
 * @param q baseline shares (K), normalised here
 * @returns K residuals; null where there is none: N = 0, q = 0 (an unseen category) or q = 1 (the only one)
 * @throws RangeError for a negative or non-finite value, or different lengths
 */
export function residuals(x: Vector, q: Vector): Array<number | null> {
  checkLength(x, q.length, 'x');
  const n = totalOf(x);
  const sum = shareTotal(q);
  const result = new Array<number | null>(x.length);
  for (let i = 0; i < x.length; i++) {
    const others = sum.value - q[i] + sum.rest;
    const variance = n.value * q[i] * others;
    result[i] = variance > 0 ? excess(x[i], n, q[i], sum) / Math.sqrt(variance) : null;
  }
  return result;
}
