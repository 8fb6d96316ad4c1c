import { checkCounts, checkWithin, type Vector } from './checks';
import { designEffect } from './dirichletMultinomialTest';
import type { PoolingOptions } from './goodnessOfFit';
import { homogeneityTest, type Homogeneity } from './homogeneityTest';
import { collapse, sumWindows } from './windowTable';

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
  const plain = homogeneityTest(x, sumWindows(table, x.length), options);
  if (plain.statistic === null) {
    return plain;
  }
  const [window] = divided(collapse([x], plain.pooled), rho);
  const others = divided(collapse(table, plain.pooled), rho);
  return { ...homogeneityTest(window, sumWindows(others, window.length), { minExpected: 0 }), pooled: plain.pooled };
}

function divided(table: ArrayLike<Vector>, rho: number): Float64Array[] {
  const rows: Float64Array[] = [];
  for (let t = 0; t < table.length; t++) {
    const row = Float64Array.from(table[t]);
    const factor = designEffect(checkCounts(row), rho);
    for (let k = 0; k < row.length; k++) {
      row[k] /= factor;
    }
    rows.push(row);
  }
  return rows;
}
