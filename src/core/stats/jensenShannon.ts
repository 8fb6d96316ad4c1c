import { checkLength, shareTotal, totalOf, type Vector } from './checks';
import type { ChiSquareLaw } from './divergenceLimit';
import { excess } from './exact';

/** Where the direct formula starts to lose digits to cancellation, the series takes over. */
const SERIES_BELOW = 0.05;

/** Of unchanged windows: see `divergenceLimit`. */
export const JENSEN_SHANNON_LAW: ChiSquareLaw = { factor: 1 / 8, distance: true };

/**
 * Jensen-Shannon distance of a window's shares from its baseline, in nats (Lin 1991; Endres & Schindelin 2003: a metric):
 *
 *     sqrt(½ Σ p ln(p/m) + ½ Σ q ln(q/m)),   m = (p + q) / 2
 *
 * No smoothing: it is finite for categories that only one side has, at most sqrt(ln 2) = 0.8326.
 *
 * @param x counts, one per category (K)
 * @param q baseline shares (K), normalised here
 * @returns the distance; null when N = 0
 * @throws RangeError for a negative or non-finite value, or different lengths
 */
export function jensenShannon(x: Vector, q: Vector): number | null {
  checkLength(x, q.length, 'x');
  const n = totalOf(x);
  const sum = shareTotal(q);
  if (n.value === 0) {
    return null;
  }
  let nats = 0;
  for (let i = 0; i < x.length; i++) {
    const p = x[i] / n.value;
    const share = q[i] / sum.value;
    const both = p + share;
    if (both > 0) {
      nats += both * term(excess(x[i], n, q[i], sum) / (n.value * sum.value) / both);
    }
  }
  return Math.sqrt(nats) / 2;
}

/** (1 + s) ln(1 + s) + (1 - s) ln(1 - s) for s = (p - q) / (p + q): 2 ln 2 at ±1, about s² near 0. */
function term(s: number): number {
  const square = s * s;
  if (square >= 1) {
    return 2 * Math.LN2;
  }
  if (Math.abs(s) >= SERIES_BELOW) {
    return (1 + s) * Math.log1p(s) + (1 - s) * Math.log1p(-s);
  }
  let power = square;
  let sum = square;
  for (let k = 2; power > 1e-18 * sum; k++) {
    power *= square;
    sum += power / (k * (2 * k - 1));
  }
  return sum;
}
