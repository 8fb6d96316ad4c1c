import type { Vector } from './checks';
import type { ChiSquareLaw } from './divergenceLimit';
import { excess } from './exact';
import { powerTerm } from './powerTerm';
import { smooth, type SmoothingOptions } from './smoothing';

/** Of unchanged windows: see `divergenceLimit`. */
export const KL_LAW: ChiSquareLaw = { factor: 1 / 2, distance: false };

/**
 * Kullback-Leibler divergence of a window from its baseline: D = Σ p ln(p / q), in nats (Kullback & Leibler 1951).
 * p = (x + α) / (N + Kα); q likewise when it was counted (`baselineTotal`), else as intended.
 *
 * Summed as Σ q φ(p/q) with φ(u) = u ln u - u + 1, whose terms are never negative.
 *
 * @param x counts, one per category (K)
 * @param q baseline shares (K); those of 0 are left out under an intended baseline (see `smoothing.ts`)
 * @returns D >= 0; null when there are no events
 * @throws RangeError for a negative or non-finite value, or different lengths
 */
export function klDivergence(x: Vector, q: Vector, options: SmoothingOptions = {}): number | null {
  const smoothed = smooth(x, q, options);
  if (smoothed === null) {
    return null;
  }
  const { a, aTotal, b, bTotal } = smoothed;
  let nats = 0;
  for (let i = 0; i < a.length; i++) {
    if (b[i] > 0) {
      const t = excess(a[i], aTotal, b[i], bTotal) / (aTotal.value * b[i]);
      const share = b[i] / bTotal.value;
      nats += share * powerTerm(a[i] / aTotal.value / share, t, 0);
    }
  }
  return nats / 2;
}
