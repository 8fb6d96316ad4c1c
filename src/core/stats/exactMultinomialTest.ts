import { checkCounts, checkLength, checkShares, type Vector } from './checks';
import { poissonLogPmf } from './logPmf';
import { countOutcomes, EXACT_OUTCOMES, lowerSum, tabulate, wholeWindow } from './outcomes';

export interface ExactTest {
  /** ln of the window's own probability. */
  statistic: number | null;
  pValue: number | null;
  /** How many windows of N events there are; null past the limit. */
  outcomes: number | null;
  /** Counts were not whole and have been rounded. */
  rounded: boolean;
  /** Positions of categories with events though q = 0: a finding of its own. They take no part in the test. */
  impossible: number[];
  /** Why there is no answer; null when there is one. */
  reason: string | null;
}

/**
 * Exact goodness of fit: the chance, when the shares are q, of a window that is no likelier than this one. All windows of N
 * events over K categories are counted, as long as they are no more than `EXACT_OUTCOMES`; past that use `monteCarloTest`.
 *
 *     p = Σ P(z) over z with P(z) <= P(x)
 *
 * Source: Cressie & Read, Goodness-of-fit Statistics for Discrete Multivariate Data (1988), 8.4.
 *
 * @param x counts, one per category (K); rounded to whole ones
 * @param q shares (K), normalised here
 * @returns p; null with a reason without events, for fewer than two categories, or past the limit
 * @throws RangeError for a negative or non-finite value, or different lengths
 */
export function exactMultinomialTest(x: Vector, q: Vector): ExactTest {
  checkLength(x, q.length, 'x');
  checkCounts(x);
  checkShares(q);
  const { counts, n, weights, rounded, impossible } = wholeWindow(x, q);
  const outcomes = countOutcomes(n, counts.length, EXACT_OUTCOMES);
  const none = {
    statistic: null,
    pValue: null,
    outcomes: Number.isFinite(outcomes) ? outcomes : null,
    rounded,
    impossible,
  };
  if (n === 0 || counts.length < 2) {
    return { ...none, reason: n === 0 ? 'no events' : 'fewer than two categories' };
  }
  if (none.outcomes === null) {
    return { ...none, reason: `more than ${EXACT_OUTCOMES} outcomes to count: use the Monte Carlo test` };
  }
  const total = checkShares(weights);
  const terms = tabulate(counts.length, n, (k, count) => poissonLogPmf(count, n * (weights[k] / total)));
  let observed = 0;
  for (let k = 0; k < counts.length; k++) {
    observed += terms[k][counts[k]];
  }
  const scale = poissonLogPmf(n, n);
  const pValue = Math.min(1, lowerSum(terms, n, observed) / Math.exp(scale));
  return { ...none, statistic: observed - scale, pValue, reason: null };
}
