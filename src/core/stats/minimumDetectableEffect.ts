import { checkWithin, type Vector } from './checks';
import { noncentrality, type PowerOptions } from './noncentrality';

/**
 * The smallest effect that the chi-square test finds in a window of n events, as Cohen's w:
 *
 *     w = sqrt(λ / n),   λ the non-centrality at which χ²(K - 1) passes its critical value with the asked power
 *
 * Source: Cohen, Statistical Power Analysis for the Behavioral Sciences (1988), 7.3.
 *
 * @param q shares (K); only how many are above 0 counts
 * @param n events in a window
 * @returns w; null with fewer than two categories or without events
 * @throws RangeError for a share or n that is negative or not finite, or alpha >= power
 */
export function minimumDetectableEffect(q: Vector, n: number, options: PowerOptions = {}): number | null {
  checkWithin(n, 0, Number.MAX_VALUE, 'n');
  const lambda = noncentrality(q, options);
  return lambda === null || n === 0 ? null : Math.sqrt(lambda / n);
}
