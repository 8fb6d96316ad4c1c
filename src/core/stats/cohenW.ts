import { checkLength, shareTotal, totalOf, type Vector } from './checks';
import { excess, exactSum } from './exact';

/**
 * Cohen's w, the size of a shift whatever the number of events: w = sqrt(Σ (p̂ - q)² / q) = sqrt(X² / N), without pooling
 * (Cohen, Statistical Power Analysis, 1988, 7.2). 0.1 is small, 0.3 medium, 0.5 large. An unchanged window of N events has
 * w² of about (K - 1) / N.
 *
 * Categories with q = 0 are left out of both, as in `chiSquareTest`.
 *
 * @param x counts, one a category (K)
 * @param q baseline shares (K), normalised here
 * @returns w >= 0; null when there are no events
 * @throws RangeError for a negative or non-finite value, or different lengths
 */
export function cohenW(x: Vector, q: Vector): number | null {
  checkLength(x, q.length, 'x');
  const all = totalOf(x);
  const sum = shareTotal(q);
  const length = x.length;
  let impossible = false;
  for (let i = 0; i < length; i++) {
    impossible = impossible || (q[i] === 0 && x[i] > 0);
  }
  const n = impossible ? exactSum(x, q) : all;
  if (n.value === 0) {
    return null;
  }
  let square = 0;
  for (let i = 0; i < length; i++) {
    const share = q[i];
    if (share > 0) {
      const d = excess(x[i], n, share, sum);
      square += (d * d) / share;
    }
  }
  return Math.sqrt(square / sum.value) / n.value;
}
