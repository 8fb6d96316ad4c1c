import { fSf } from '../numeric';
import { checkWithin, type Vector } from './checks';
import type { PoolingOptions } from './goodnessOfFit';
import { homogeneityTest } from './homogeneityTest';

export interface QuasiTest {
  /** F = X² / df1 / ratio; null when there is no answer: `reason` says why. */
  statistic: number | null;
  /** Cells - 1. */
  df1: number;
  /** Degrees of freedom of the ratio, (T - 1)(K - 1). */
  df2: number;
  pValue: number | null;
  /** φ, by how much the trailing windows vary more than a multinomial: 1 when they don't. */
  ratio: number | null;
  /** Positions of the categories that were pooled into one cell, since they expect too few events; empty when none. */
  pooled: number[];
  /** Why there is no answer; null when there is one. */
  reason: string | null;
}

/**
 * The quasi-F test with a ratio that is known already, as where windows slide and φ is kept up to date: see `quasiTest`.
 *
 *     F = X²(x, y) / (K - 1) / φ   on F with K - 1 and df2 degrees of freedom
 *
 * @param x counts of the window (K)
 * @param y counts of the trailing windows together (K)
 * @param ratio φ of the trailing windows, from `overdispersion`
 * @param df2 its degrees of freedom
 * @returns F, its degrees of freedom and p; null with a reason where `homogeneityTest` has none, or where φ or df2 is 0
 * @throws RangeError for a negative or non-finite value, or different lengths
 */
export function quasiFromRatio(
  x: Vector,
  y: Vector,
  ratio: number,
  df2: number,
  options: PoolingOptions = {}
): QuasiTest {
  const { statistic, df, pooled, reason } = homogeneityTest(x, y, options);
  return { ...fFromRatio(statistic, df, ratio, df2, reason), pooled };
}

/** X² / df / φ on its F: the last step of the quasi-F tests. */
export function fFromRatio(
  statistic: number | null,
  df1: number,
  ratio: number,
  df2: number,
  reason: string | null
): Omit<QuasiTest, 'pooled'> {
  checkWithin(ratio, 0, Number.MAX_VALUE, 'ratio');
  checkWithin(df2, 0, Number.MAX_VALUE, 'df2');
  if (statistic === null) {
    return { statistic: null, df1, df2, pValue: null, ratio, reason };
  }
  if (ratio === 0 || df2 === 0) {
    const why =
      df2 === 0 ? 'no degrees of freedom tell how much the windows vary' : 'the trailing windows do not vary at all';
    return { statistic: null, df1, df2, pValue: null, ratio, reason: why };
  }
  const f = statistic / df1 / ratio;
  return { statistic: f, df1, df2, pValue: fSf(f, df1, df2), ratio, reason: null };
}
