import { checkWithin, type Vector } from './checks';
import { noncentrality, type PowerOptions } from './noncentrality';

/**
 * How many events a window needs for the chi-square test to find an effect of size w:
 *
 *     N = ⌈λ / w²⌉,   λ the non-centrality at which χ²(K - 1) passes its critical value with the asked power
 *
 * Source: Cohen, Statistical Power Analysis for the Behavioral Sciences (1988), 7.4; Patnaik, Biometrika 36 (1949).
 *
 * @param q shares (K); only how many are above 0 counts
 * @param w Cohen's w, above 0: 0.1 small, 0.3 medium, 0.5 large
 * @returns N, a whole number; null with fewer than two categories
 * @throws RangeError for a share that is negative or not finite, a w that is not above 0, or alpha >= power
 */
export function sampleSize(q: Vector, w: number, options: PowerOptions = {}): number | null {
  checkWithin(w, Number.MIN_VALUE, Number.MAX_VALUE, 'w');
  const lambda = noncentrality(q, options);
  return lambda === null ? null : Math.ceil(lambda / w / w);
}
