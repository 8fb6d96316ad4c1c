import type { Vector } from './checks';
import { chiSquareTest } from './chiSquareTest';
import type { PoolingOptions } from './goodnessOfFit';
import { fFromRatio, type QuasiTest } from './quasiFromRatio';

export interface QuasiGoodnessOfFit extends QuasiTest {
  /** Positions of categories with events though q = 0: a finding of its own. They take no part in the statistic. */
  impossible: number[];
}

/**
 * The quasi-F test against shares that are intended, not counted: Pearson's X² of the window over its degrees of freedom
 * and over the ratio φ by which earlier windows vary more than a multinomial.
 *
 *     F = X²(x, q) / (K - 1) / φ   on F with K - 1 and df2 degrees of freedom
 *
 * Source: McCullagh & Nelder, Generalized Linear Models (1989), 4.5 and 9.2.
 *
 * @param x counts of the window (K)
 * @param q intended shares (K), normalised here
 * @param ratio φ of earlier windows, from `overdispersion`
 * @param df2 its degrees of freedom
 * @returns F, its degrees of freedom and p; null with a reason where `chiSquareTest` has none, or where φ or df2 is 0
 * @throws RangeError for a negative or non-finite value, or different lengths
 */
export function quasiGoodnessOfFit(
  x: Vector,
  q: Vector,
  ratio: number,
  df2: number,
  options: PoolingOptions = {}
): QuasiGoodnessOfFit {
  const { statistic, df, pooled, impossible, reason } = chiSquareTest(x, q, options);
  return { ...fFromRatio(statistic, df, ratio, df2, reason), pooled, impossible };
}
