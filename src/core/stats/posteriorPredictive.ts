import { random } from '../numeric';
import { checkCounts, checkLength, checkShares, checkWithin, type Vector } from './checks';
import { negativeBinomialLogPmf } from './logPmf';
import {
  countOutcomes,
  EXACT_OUTCOMES,
  lowerSum,
  simulatedPValue,
  simulationError,
  tabulate,
  wholeWindow,
} from './outcomes';

export interface PosteriorPredictive {
  /** ln of the window's own probability. */
  statistic: number | null;
  pValue: number | null;
  /** How p was found: all windows of N events counted, or `n` of them drawn. */
  method: 'exact' | 'simulated' | null;
  /** Standard error of p from having drawn; 0 where it was counted. */
  standardError: number | null;
  /** Counts were not whole and have been rounded. */
  rounded: boolean;
  /** Positions of categories with events though their pseudo-count is 0: a finding of its own, and no part of p. */
  impossible: number[];
  /** Why there is no answer; null when there is one. */
  reason: string | null;
}

/**
 * Posterior predictive check: the chance of a window as odd as this one, when the shares are only known as a Dirichlet. That
 * window is Dirichlet-multinomial, and it is as odd when it is no likelier.
 *
 *     p = P(P(z) <= P(x)),   z ~ Dirichlet-multinomial(N, prior)
 *
 * Counted where there are no more than `EXACT_OUTCOMES` windows of N events, else (1 + b) / (1 + n) over n seeded draws.
 *
 * Source: Gelman et al., Bayesian Data Analysis (2013), 6.3; Box, JRSS A 143 (1980), for the window's probability as measure.
 *
 * @param x counts of the window (K); rounded to whole ones
 * @param prior pseudo-counts (K) of what is known: counts of a baseline + 0.5, or α of `dirichletMultinomialFit`
 * @param n how many windows are drawn where they are too many to count; p is never below 1 / (1 + n) then
 * @param options.stopAfter stops at the draw that is the so many-th no likelier (`simulatedPValue`). Default: draws them all
 * @returns p; null with a reason without events or for fewer than two categories
 * @throws RangeError for a negative or non-finite value, different lengths, or n under 1
 */
export function posteriorPredictive(
  x: Vector,
  prior: Vector,
  n = 9999,
  { seed = 1, stopAfter = Infinity }: { seed?: number; stopAfter?: number } = {}
): PosteriorPredictive {
  checkLength(x, prior.length, 'x');
  checkCounts(x);
  checkShares(prior, prior.length, 'prior');
  checkWithin(n, 1, Number.MAX_SAFE_INTEGER, 'n');
  const window = wholeWindow(x, prior);
  const { counts, n: events, weights, rounded, impossible } = window;
  if (events === 0 || counts.length < 2) {
    const reason = events === 0 ? 'no events' : 'fewer than two categories';
    return { statistic: null, pValue: null, method: null, standardError: null, rounded, impossible, reason };
  }
  const total = checkShares(weights);
  const term = (k: number, count: number) => negativeBinomialLogPmf(count, weights[k], total, events);
  const scale = negativeBinomialLogPmf(events, total, total, events);
  let observed = 0;
  for (let k = 0; k < counts.length; k++) {
    observed += term(k, counts[k]);
  }
  const answer = { statistic: observed - scale, rounded, impossible, reason: null };
  if (Number.isFinite(countOutcomes(events, counts.length, EXACT_OUTCOMES))) {
    const sum = lowerSum(tabulate(counts.length, events, term), events, observed);
    return { ...answer, pValue: Math.min(1, sum / Math.exp(scale)), method: 'exact', standardError: 0 };
  }
  const generator = random(seed);
  const draw = () => generator.multinomial(events, generator.dirichlet(weights));
  const pValue = simulatedPValue(n, window, draw, term, stopAfter);
  return { ...answer, pValue, method: 'simulated', standardError: simulationError(pValue, n, stopAfter) };
}
