import { checkLength, checkShares, checkCounts, type Vector } from './checks';
import { poissonLogPmf } from './logPmf';

/**
 * ln of the multinomial probability of a window, N! / Π x_i! · Π p_i^x_i.
 *
 * A multinomial is Poisson counts given their sum, so ln P = Σ ln Po(x_i; N p_i) - ln Po(N; N), whose terms stay small where
 * factorials would be of the order of N ln N. Fractional counts are taken by Γ, not rounded.
 *
 * Source: Loader, Fast and accurate computation of binomial probabilities (2000).
 *
 * @param x counts, one per category (K)
 * @param p shares (K), normalised here
 * @returns ln P in nats; 0 without events; -Infinity for events in a category of share 0
 * @throws RangeError for a negative or non-finite value, or different lengths
 */
export function logLikelihood(x: Vector, p: Vector): number {
  checkLength(x, p.length, 'x');
  const n = checkCounts(x);
  const sum = checkShares(p);
  if (n === 0) {
    return 0;
  }
  let total = -poissonLogPmf(n, n);
  for (let i = 0; i < x.length; i++) {
    total += poissonLogPmf(x[i], n * (p[i] / sum));
  }
  return total;
}
