import { checkLength, shareTotal, totalOf, type Vector } from './checks';
import { exactSumWhere } from './exact';
import { contrastOf, type Contrast } from './contrast';

/**
 * Cohen's w, the size of a shift whatever the number of events: w = sqrt(Σ (p̂ - q)² / q) = sqrt(X² / N), without pooling
 * (Cohen, Statistical Power Analysis, 1988, 7.2). 0.1 is small, 0.3 medium, 0.5 large. An unchanged window of N events has
 * w² of about (K - 1) / N.
 *
 * Categories with q = 0 are left out of both, as in `chiSquareTest`.
 *
 * @param x counts, one per category (K)
 * @param q baseline shares (K), normalised here
 * @returns w >= 0; null when there are no events
 * @throws RangeError for a negative or non-finite value, or different lengths
 */
export function cohenW(x: Vector, q: Vector): number | null {
  checkLength(x, q.length, 'x');
  const w = cohenWOf(contrastOf(x, q, totalOf(x), shareTotal(q)));
  return isNaN(w) ? null : w;
}

/** `cohenW` of what is checked and added up already; NaN where there is none. */
export function cohenWOf(contrast: Contrast): number {
  const { x, y, ny } = contrast;
  const possible = contrast.impossible ? contrastOf(x, y, exactSumWhere(x, y), ny) : contrast;
  const { nx, excess } = possible;
  if (nx.value === 0) {
    return NaN;
  }
  const length = excess.length;
  let square = 0;
  for (let k = 0; k < length; k++) {
    const weight = y[k];
    if (weight > 0) {
      const d = excess[k];
      square += (d * d) / weight;
    }
  }
  return Math.sqrt(square / ny.value) / nx.value;
}
