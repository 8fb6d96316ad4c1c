import { againstWindows } from './againstWindows';
import type { Vector } from './checks';
import type { PoolingOptions } from './goodnessOfFit';
import { overdispersion } from './overdispersion';
import { fFromRatio, type QuasiTest } from './quasiFromRatio';
import { collapse } from './windowTable';

/**
 * Has this window left its trailing windows by more than these differ among themselves? The two-sample X² of the window
 * against the sum of the trailing ones, over its degrees of freedom and over the ratio φ by which they vary more than a
 * multinomial:
 *
 *     F = X² / (K - 1) / φ,   φ = X²(table) / ((T - 1)(K - 1)),   on F with K - 1 and (T - 1)(K - 1) degrees of freedom
 *
 * Categories too sparse for the two-sample X² are pooled (`pooling.ts`), and φ is taken of the same cells. The test supposes
 * windows of like size, whose counts vary by φ N q(1 - q). Where the shares wander far (ρ of 0.05) the F runs high, since
 * shares are not normal then: take `posteriorPredictive` under the α of `dirichletMultinomialFit`.
 *
 * Source: McCullagh & Nelder, Generalized Linear Models (1989), 4.5 and 9.2.
 *
 * @param x counts of the window (K)
 * @param table counts of the T trailing windows, of K categories each
 * @returns F, its degrees of freedom, p and φ; null with a reason for fewer than 2 trailing windows or 2 cells, no events,
 *   or trailing windows that do not vary at all
 * @throws RangeError for a negative or non-finite count, or different lengths
 */
export function quasiTest(x: Vector, table: ArrayLike<Vector>, options: PoolingOptions = {}): QuasiTest {
  const { statistic, df, pooled, reason } = againstWindows(x, table, options);
  const spread = overdispersion(collapse(table, pooled), { minExpected: 0 });
  if (spread.ratio === null) {
    const why = reason ?? `how much the trailing windows vary is not known: ${spread.reason}`;
    return { statistic: null, df1: df, df2: spread.df, pValue: null, ratio: null, pooled, reason: why };
  }
  return { ...fFromRatio(statistic, df, spread.ratio, spread.df, reason), pooled };
}
