import { checkCounts, checkLength, checkShares, type Vector } from './checks';
import { exactSum } from './exact';
import { negativeBinomialLogPmf } from './logPmf';

/**
 * ln of the Dirichlet-multinomial probability of a window: multinomial counts whose shares are Dirichlet(α),
 *
 *     P = N! Γ(A) / Γ(N + A) · Π Γ(x_i + α_i) / (Γ(α_i) x_i!),   A = Σ α
 *
 * It is negative binomial counts given their sum, so ln P = Σ ln NB(x_i; α_i) - ln NB(N; A) at one success probability,
 * A / (A + N), whose terms stay small where the ln Γ are of the order of 1e10. Fractional counts are taken by Γ, not rounded.
 *
 * Source: Mosimann, Biometrika 49 (1962); Loader (2000) for the terms.
 *
 * @param x counts, one per category (K)
 * @param alpha pseudo-counts (K), >= 0; a category of 0 never occurs
 * @returns ln P in nats; 0 without events; -Infinity for events in a category with pseudo-count 0
 * @throws RangeError for a negative or non-finite value, different lengths, or pseudo-counts that are all 0
 */
export function dirichletMultinomialLogPmf(x: Vector, alpha: Vector): number {
  checkLength(x, alpha.length, 'x');
  checkCounts(x);
  checkShares(alpha, alpha.length, 'alpha');
  return lnDirichletMultinomial(Float64Array.from(x), Float64Array.from(alpha));
}

/** The same of what was checked. */
export function lnDirichletMultinomial(x: Float64Array, alpha: Float64Array): number {
  const n = exactSum(x).value;
  const total = exactSum(alpha).value;
  if (n === 0) {
    return 0;
  }
  let sum = -negativeBinomialLogPmf(n, total, total, n);
  for (let i = 0; i < x.length; i++) {
    sum += negativeBinomialLogPmf(x[i], alpha[i], total, n);
  }
  return sum;
}
