import { betaIInverse } from '../numeric';
import { checkLength, checkWithin, totalOf, type Vector } from './checks';

export interface CredibleInterval {
  lower: number;
  upper: number;
  width: number;
}

export interface CredibleOptions {
  /** Pseudo-counts: one number for every category, or K of them (shares of a baseline times a strength). Default 0.5. */
  prior?: number | Vector;
  /** Posterior probability inside each interval, above 0 and under 1. Default 0.95. */
  level?: number;
}

/**
 * Where the share of each category lies, given its count: equal-tailed intervals of the marginals of the Dirichlet
 * posterior,
 *
 *     p_i | x ~ Beta(x_i + a_i, N + A - x_i - a_i),   A = Σ a
 *
 * with Jeffreys' prior a_i = 1/2 unless another is given. Each interval holds for its own category; they are not
 * simultaneous. A category without count and without pseudo-count is at 0, and one that has them all at 1, with width 0.
 *
 * Source: Gelman et al., Bayesian Data Analysis (2013), 3.4; Brown, Cai & DasGupta, Statistical Science 16 (2001).
 *
 * @param x counts, one per category (K); fractional ones are fine
 * @returns K intervals of the share, from 0 to 1; null when there are no events
 * @throws RangeError for a negative or non-finite count or pseudo-count, different lengths, or a level outside (0, 1)
 */
export function credibleIntervals(
  x: Vector,
  { prior = 0.5, level = 0.95 }: CredibleOptions = {}
): CredibleInterval[] | null {
  const n = totalOf(x);
  checkWithin(level, Number.MIN_VALUE, 1 - Number.EPSILON / 2, 'level');
  const weights = typeof prior === 'number' ? new Float64Array(x.length).fill(prior) : prior;
  checkLength(weights, x.length, 'prior');
  const strength = totalOf(weights, 'prior');
  if (n.value === 0) {
    return null;
  }
  const tail = (1 - level) / 2;
  const intervals: CredibleInterval[] = [];
  for (let i = 0; i < x.length; i++) {
    const others = n.value - x[i] + n.rest + (strength.value - weights[i] + strength.rest);
    intervals.push(betaInterval(x[i] + weights[i], others, tail));
  }
  return intervals;
}

/** Solved on the side of the smaller share, so that the width keeps its digits beside 1. */
function betaInterval(a: number, b: number, tail: number): CredibleInterval {
  if (a <= 0 || b <= 0) {
    const share = a <= 0 ? 0 : 1;
    return { lower: share, upper: share, width: 0 };
  }
  const low = betaIInverse(tail, Math.min(a, b), Math.max(a, b));
  const high = betaIInverse(1 - tail, Math.min(a, b), Math.max(a, b));
  return a <= b
    ? { lower: low, upper: high, width: high - low }
    : { lower: 1 - high, upper: 1 - low, width: high - low };
}
