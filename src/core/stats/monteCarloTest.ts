import { random } from '../numeric';
import { checkCounts, checkLength, checkShares, checkWithin, type Vector } from './checks';
import { poissonLogPmf } from './logPmf';
import { simulatedPValue, simulationError, wholeWindow } from './outcomes';

export interface MonteCarloTest {
  /** ln of the window's own probability. */
  statistic: number | null;
  pValue: number | null;
  /** Standard error of p from having drawn, not counted: sqrt(p (1 - p) / B). */
  standardError: number | null;
  draws: number;
  /** Counts were not whole and have been rounded. */
  rounded: boolean;
  /** Positions of categories with events though q = 0: a finding of its own. They take no part in the test. */
  impossible: number[];
  /** Why there is no answer; null when there is one. */
  reason: string | null;
}

export interface DrawOptions {
  /** Seed of the generator: the same one gives the same p. */
  seed: number;
  /** B, how many windows are drawn; p is never below 1 / (1 + B). Default 9,999. */
  draws?: number;
  /** Stops at the draw that is the so many-th no likelier than the window (`simulatedPValue`). Default: draws them all. */
  stopAfter?: number;
}

/**
 * `exactMultinomialTest` by drawing: of B windows of N events with shares q, b are no likelier than this one.
 *
 *     p = (1 + b) / (1 + B)
 *
 * Source: Davison & Hinkley, Bootstrap Methods and their Application (1997), 4.2.
 *
 * @param x counts, one per category (K); rounded to whole ones
 * @param q shares (K), normalised here
 * @returns p; null with a reason without events or for fewer than two categories
 * @throws RangeError for a negative or non-finite value, different lengths, or fewer than one draw
 */
export function monteCarloTest(
  x: Vector,
  q: Vector,
  { seed, draws = 9999, stopAfter = Infinity }: DrawOptions
): MonteCarloTest {
  checkLength(x, q.length, 'x');
  checkCounts(x);
  checkShares(q);
  checkWithin(draws, 1, Number.MAX_SAFE_INTEGER, 'draws');
  const window = wholeWindow(x, q);
  const { counts, n, weights, rounded, impossible } = window;
  if (n === 0 || counts.length < 2) {
    const reason = n === 0 ? 'no events' : 'fewer than two categories';
    return { statistic: null, pValue: null, standardError: null, draws: 0, rounded, impossible, reason };
  }
  const total = checkShares(weights);
  const means = weights.map((weight) => n * (weight / total));
  const term = (k: number, count: number) => poissonLogPmf(count, means[k]);
  let observed = 0;
  for (let k = 0; k < counts.length; k++) {
    observed += term(k, counts[k]);
  }
  const generator = random(seed);
  const pValue = simulatedPValue(draws, window, () => generator.multinomial(n, weights), term, stopAfter);
  const standardError = simulationError(pValue, draws, stopAfter);
  return { statistic: observed - poissonLogPmf(n, n), pValue, standardError, draws, rounded, impossible, reason: null };
}
