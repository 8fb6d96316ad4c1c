import { checkShares, checkWithin, type Vector } from './checks';

/**
 * Degrees of freedom of the χ² that Pearson's X² of a Dirichlet-multinomial window behaves like, after it is divided by φ: K - 1
 * when shares wander little, fewer where they wander so far that rare ones are skewed.
 *
 *     ν = 2 (K - 1)² / max(2 (K - 1), Var)
 *
 * (Satterthwaite, Biometrics Bulletin 2, 1946), with Var the variance of (A + 1) Σ (p_k - q_k)² / q_k over the Dirichlet of
 * pseudo-counts A q, A = 1/ρ - 1. That is its limit for large windows; in smaller ones counts are as skewed, as the negative
 * binomial's excess kurtosis 6/α + 1/variance shows. It comes from the fourth central moments of its Beta marginals: by neutrality
 * E d_k³ d_l = -q_l/(1 - q_k) E d_k⁴, and d_k + d_l is a Beta marginal too (Ng, Tian & Tang, Dirichlet and Related
 * Distributions, 2011, chapter 2).
 *
 * @param q shares of the cells (K), normalised here
 * @param rho intra-class correlation ρ in [0, 1)
 * @returns ν, from above 0 to K - 1; 0 with fewer than two cells
 * @throws RangeError for a wrong share, or a ρ outside [0, 1)
 */
export function effectiveDf(q: Vector, rho: number): number {
  const total = checkShares(q);
  checkWithin(rho, 0, 1 - Number.EPSILON / 2, 'rho');
  const shares: number[] = [];
  for (let k = 0; k < q.length; k++) {
    if (q[k] > 0) {
      shares.push(q[k] / total);
    }
  }
  const df = Math.max(0, shares.length - 1);
  if (df === 0 || rho === 0) {
    return df;
  }
  const a = 1 / rho - 1;
  const fourth = shares.map((share) => betaFourth(share, a));
  let square = 0;
  for (let k = 0; k <= df; k++) {
    square += fourth[k] / shares[k] / shares[k];
    for (let l = k + 1; l <= df; l++) {
      const [p, r] = [shares[k], shares[l]];
      const both = df === 1 ? 0 : betaFourth(p + r, a);
      const cross = (both - fourth[k] * (1 - (4 * r) / (1 - p)) - fourth[l] * (1 - (4 * p) / (1 - r))) / 6;
      square += (2 * cross) / p / r;
    }
  }
  const varianceOfShares = square * (a + 1) * (a + 1) - df * df;
  return (2 * df * df) / Math.max(2 * df, varianceOfShares);
}

/** Fourth central moment of a Beta with mean p and pseudo-counts that sum to a. */
function betaFourth(p: number, a: number): number {
  const r = Math.max(0, 1 - p);
  const variance = (p * r) / (a + 1);
  if (variance === 0) {
    return 0;
  }
  const excess = (6 * ((p - r) * (p - r) * (a + 1) - p * r * (a + 2))) / (p * r * (a + 2) * (a + 3));
  return (3 + excess) * variance * variance;
}
