import { checkShares, checkWithin, type Vector } from './checks';

/**
 * Degrees of freedom of the χ² that Pearson's X² of a Dirichlet-multinomial window behaves like, after it is divided by φ: K - 1
 * when shares wander little, fewer where they wander so far that rare ones are skewed.
 *
 *     ν = 2 (K - 1)² / max(2 (K - 1), Var)
 *     Var = 2 (K - 1) + [6 (A + 1)(K (K - 2) + Σ 1/q_k) - (10 A + 12)(K² - 1)] / ((A + 2)(A + 3))
 *
 * (Satterthwaite, Biometrics Bulletin 2, 1946), with Var the variance of (A + 1) Σ (p_k - q_k)² / q_k over the Dirichlet of
 * pseudo-counts A q, A = 1/ρ - 1. That is its limit for large windows; in smaller ones counts are as skewed, as the negative
 * binomial's excess kurtosis 6/α + 1/variance shows. Var sums the fourth central moments of the Dirichlet, of which
 * E d_k³ d_l = -q_l/(1 - q_k) E d_k⁴ by neutrality, and d_k + d_l is a Beta marginal too (Ng, Tian & Tang, Dirichlet and Related
 * Distributions, 2011, chapter 2): with M(u) = (A - 6) u² + 2 u, u = q_k (1 - q_k), and C = 3 (A + 1) / ((A + 2)(A + 3)),
 *
 *     (A + 1)² E d_k⁴ = C M(u),   (A + 1)² E d_k² d_l² / (q_k q_l) = C [(A - 6)((1 - q_k)(1 - q_l) + 2 q_k q_l)/3 + 2]
 *
 * whose sum over all pairs leaves Σ 1/q_k alone of the shares.
 *
 * @param q shares of the cells (K), normalised here
 * @param rho intra-class correlation ρ in [0, 1)
 * @returns ν, from above 0 to K - 1; 0 with fewer than two cells
 * @throws RangeError for a wrong share, or a ρ outside [0, 1)
 */
export function effectiveDf(q: Vector, rho: number): number {
  const total = checkShares(q);
  checkWithin(rho, 0, 1 - Number.EPSILON / 2, 'rho');
  let cells = 0;
  let inverses = 0;
  for (let k = 0; k < q.length; k++) {
    if (q[k] > 0) {
      cells += 1;
      inverses += total / q[k];
    }
  }
  return effectiveDfOf(cells, inverses, rho);
}

/** `effectiveDf` of that many cells, Σ 1/q of whose shares is `inverses`. */
export function effectiveDfOf(cells: number, inverses: number, rho: number): number {
  const df = Math.max(0, cells - 1);
  if (df === 0 || rho === 0) {
    return df;
  }
  const a = 1 / rho - 1;
  const skewed = 6 * (a + 1) * (cells * (cells - 2) + inverses) - (10 * a + 12) * df * (cells + 1);
  const variance = 2 * df + skewed / ((a + 2) * (a + 3));
  return (2 * df * df) / Math.max(2 * df, variance);
}
