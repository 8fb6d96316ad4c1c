import { checkWithin, shareTotal, type Vector } from './checks';

/**
 * Covariance of multinomial counts: N (diag p - p pᵀ), so N p (1 - p) on the diagonal and -N p_i p_j beside it.
 *
 * @param n events
 * @param p shares (K), normalised here
 * @returns K rows of K
 * @throws RangeError for a negative or non-finite value
 */
export function covariance(n: number, p: Vector): number[][] {
  checkWithin(n, 0, Number.MAX_VALUE, 'n');
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
