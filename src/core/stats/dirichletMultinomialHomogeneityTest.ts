import { chiSquareSf } from '../numeric';
import { againstWindows } from './againstWindows';
import { checkWithin, totalOf, type Vector } from './checks';
import { designEffect } from './dirichletMultinomialTest';
import { excess } from './exact';
import type { PoolingOptions } from './goodnessOfFit';
import type { Homogeneity } from './homogeneityTest';
import { collapse } from './windowTable';

/**
 * Does a window share its distribution with others, when all are Dirichlet-multinomial of one ρ? The two-sample test of the
 * counts that are left when each window is divided by its own factor:
 *
 *     x / d(N)  against  Σ_t y_t / d(M_t),   d(N) = 1 + (N - 1) ρ
 *
 * These vary like multinomial counts of N / d(N) and Σ M_t / d(M_t) events, so that many small windows weigh more than a
 * big one of as many events. Categories are pooled by the counts as they came. Control in one window is a table of one row.
 *
 * Source: Rao & Scott, Biometrics 48 (1992), A simple method for the analysis of clustered binary data.
 *
 * @param x counts of the window (K)
 * @param table counts of the other windows, T of K categories each
 * @param rho ρ from 0 (multinomial) to 1, taken for known
 * @returns what `homogeneityTest` does, of the divided counts
 * @throws RangeError for a negative or non-finite count, different lengths, or ρ outside [0, 1]
 */
export function dirichletMultinomialHomogeneityTest(
  x: Vector,
  table: ArrayLike<Vector>,
  rho: number,
  options: PoolingOptions = {}
): Homogeneity {
  checkWithin(rho, 0, 1, 'rho');
  const plain = againstWindows(x, table, options);
  if (plain.statistic === null) {
    return plain;
  }
  const { statistic, n } = dividedStatistic(collapse([x], plain.pooled)[0], collapse(table, plain.pooled), rho);
  return { ...plain, statistic, pValue: chiSquareSf(statistic, plain.df), cramersV: Math.sqrt(statistic / n) };
}

/**
 * X² of the divided counts, and how many these are together. The differences are taken of the counts as they came, window by
 * window, where they are exact; divided counts are rounded, and at N = 1e9 a p of 1e-300 would be left with 6 right digits.
 *
 *     X² = Σ_k [Σ_t (x_k M_t - y_tk N) / d_t]² / d / (N/d · M · (x_k/d + y_k)),   M = Σ M_t / d_t,   y_k = Σ y_tk / d_t
 */
function dividedStatistic(x: Vector, table: ArrayLike<Vector>, rho: number): { statistic: number; n: number } {
  const n = totalOf(x);
  const own = designEffect(n.value, rho);
  const differences = new Float64Array(x.length);
  const others = new Float64Array(x.length);
  let total = 0;
  for (let t = 0; t < table.length; t++) {
    const row = table[t];
    const m = totalOf(row);
    const factor = designEffect(m.value, rho);
    total += m.value / factor;
    for (let k = 0; k < x.length; k++) {
      differences[k] += excess(x[k], n, row[k], m) / factor;
      others[k] += row[k] / factor;
    }
  }
  let statistic = 0;
  for (let k = 0; k < x.length; k++) {
    const both = x[k] / own + others[k];
    if (both > 0) {
      statistic += ((differences[k] / n.value) * (differences[k] / total)) / own / both;
    }
  }
  return { statistic, n: n.value / own + total };
}
