import { checkWithin, shareTotal, type Vector } from './checks';

/** Most categories of a covariance: K x K numbers, which is 32 MB here and 800 MB for 10,000. */
export const COVARIANCE_CATEGORIES = 2_000;

/**
 * Covariance of multinomial counts: N (diag p - p pᵀ), so N p (1 - p) on the diagonal and -N p_i p_j beside it
 * (Johnson, Kotz & Balakrishnan, Discrete Multivariate Distributions, 1997, 35.3). Its memory is K x K by nature: where the
 * variances do, take `covarianceDiagonal`.
 *
 * @param n events
 * @param p shares (K), normalised here
 * @returns K rows of K, in events²
 * @throws RangeError for a negative or non-finite value, or more than `COVARIANCE_CATEGORIES` shares
 */
export function covariance(n: number, p: Vector): number[][] {
  checkWithin(n, 0, Number.MAX_VALUE, 'n');
  if (p.length > COVARIANCE_CATEGORIES) {
    throw new RangeError(
      `p has ${p.length} values: a covariance takes at most ${COVARIANCE_CATEGORIES}; take covarianceDiagonal, or pool categories`
    );
  }
  const sum = shareTotal(p, p.length, 'p');
  const rows = new Array<number[]>(p.length);
  for (let i = 0; i < p.length; i++) {
    const row = new Array<number>(p.length);
    const mean = n * (p[i] / sum.value);
    for (let j = 0; j < p.length; j++) {
      row[j] = i === j ? mean * ((sum.value - p[i] + sum.rest) / sum.value) : -mean * (p[j] / sum.value);
    }
    rows[i] = row;
  }
  return rows;
}

/** The diagonal of `covariance` alone, N p (1 - p): variances of the counts (K). */
export function covarianceDiagonal(n: number, p: Vector): Float64Array {
  checkWithin(n, 0, Number.MAX_VALUE, 'n');
  const sum = shareTotal(p, p.length, 'p');
  return Float64Array.from(p, (share) => n * (share / sum.value) * ((sum.value - share + sum.rest) / sum.value));
}
