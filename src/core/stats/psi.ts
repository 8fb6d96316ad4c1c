import type { Vector } from './checks';
import type { ChiSquareLaw } from './divergenceLimit';
import { excess } from './exact';
import { smooth, type SmoothingOptions } from './smoothing';

/** Of unchanged windows: see `divergenceLimit`. */
export const PSI_LAW: ChiSquareLaw = { factor: 1, distance: false };

/**
 * Population stability index: Σ (p - q) ln(p / q), in nats; Jeffreys' symmetric divergence (Jeffreys 1946; Siddiqi 2006).
 * Smoothed like `klDivergence`. Unchanged windows give about (1/N + 1/M) χ²(K - 1), so that no fixed threshold
 * (0.1, 0.2) holds for every N, M and K.
 *
 * @param x counts, one per category (K)
 * @param q baseline shares (K); those of 0 are left out under an intended baseline (see `smoothing.ts`)
 * @returns PSI >= 0; null when there are no events; Infinity only without smoothing and with an empty category
 * @throws RangeError for a negative or non-finite value, or different lengths
 */
export function psi(x: Vector, q: Vector, options: SmoothingOptions = {}): number | null {
  const smoothed = smooth(x, q, options);
  if (smoothed === null) {
    return null;
  }
  const { a, aTotal, b, bTotal } = smoothed;
  let nats = 0;
  for (let i = 0; i < a.length; i++) {
    if (b[i] > 0) {
      const t = excess(a[i], aTotal, b[i], bTotal) / (aTotal.value * b[i]);
      const log = Math.abs(t) < 0.5 ? Math.log1p(t) : Math.log(a[i] / aTotal.value) - Math.log(b[i] / bTotal.value);
      nats += (b[i] / bTotal.value) * t * log;
    }
  }
  return nats;
}
