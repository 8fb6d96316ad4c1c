import { fSf } from '../numeric';
import type { Vector } from './checks';
import type { PoolingOptions } from './goodnessOfFit';
import { homogeneityTest, type Homogeneity } from './homogeneityTest';
import { overdispersion } from './overdispersion';
import { collapse, columnSums } from './columnSums';

export interface QuasiTest {
  /** F = X² / (K - 1) / ratio; null when there is no answer: `reason` says why. */
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
 * Has this window left its trailing windows by more than these differ among themselves? The two-sample X² of the window
 * against the sum of the trailing ones, over its degrees of freedom and over the ratio φ by which they vary more than a
 * multinomial:
 *
 *     F = X² / (K - 1) / φ,   φ = X²(table) / ((T - 1)(K - 1)),   on F with K - 1 and (T - 1)(K - 1) degrees of freedom
 *
 * Categories too sparse for the two-sample X² are pooled (`pooling.ts`), and φ is taken of the same cells. The test supposes
 * windows of like size, whose counts vary by φ N q(1 - q). Where the shares wander far (ρ of 0.05) the F runs high, since
 * shares are not normal then: `quasiOf` takes fewer degrees of freedom (`effectiveDf`).
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
  const { ratio } = spread;
  const none = { statistic: null, df1: df, df2: spread.df, pValue: null, ratio, pooled };
  if (ratio === null) {
    return { ...none, reason: reason ?? `how much the trailing windows vary is not known: ${spread.reason}` };
  }
  if (statistic === null) {
    return { ...none, reason };
  }
  return ratio === 0
    ? { ...none, reason: 'the trailing windows do not vary at all' }
    : { ...quasiOf(statistic, df, { ratio, df: spread.df }), ratio, pooled, reason: null };
}

/**
 * X² over its degrees of freedom and over φ, on F: what the quasi-F test is when X² and φ are known already.
 *
 * @param statistic X² of the window, of `df` degrees of freedom
 * @param spread φ above 0, and the degrees of freedom that it was found with
 * @param effective the degrees of freedom of the χ² that X²/φ behaves like (`effectiveDf`), those of φ in proportion. Default: df
 */
export function quasiOf(
  statistic: number,
  df: number,
  { ratio, df: ratioDf }: { ratio: number; df: number },
  effective: number = df
): { statistic: number; df1: number; df2: number; pValue: number } {
  const pValue = quasiP(statistic, df, ratio, ratioDf, effective);
  return { statistic: statistic / df / ratio, df1: effective, df2: (ratioDf / df) * effective, pValue };
}

/** p of `quasiOf`. */
export const quasiP = (statistic: number, df: number, ratio: number, ratioDf: number, effective: number): number =>
  fSf(statistic / df / ratio, effective, (ratioDf / df) * effective);

/**
 * `homogeneityTest` of a window against others together. Which of categories that are alike in both is pooled is decided by how
 * much the windows vary in them, Σ x_t² / n_t, so that it is the same in whatever order categories come.
 */
function againstWindows(x: Vector, table: ArrayLike<Vector>, options: PoolingOptions): Homogeneity {
  const y = columnSums(table, x.length);
  const plain = homogeneityTest(x, y, options);
  return plain.pooled.length === 0 ? plain : homogeneityTest(x, y, { ...options, ties: spreadOf(table, x.length) });
}

function spreadOf(table: ArrayLike<Vector>, categories: number): Float64Array {
  const spread = new Float64Array(categories);
  for (let t = 0; t < table.length; t++) {
    const row = table[t];
    let n = 0;
    for (let k = 0; k < categories; k++) {
      n += row[k];
    }
    for (let k = 0; n > 0 && k < categories; k++) {
      spread[k] += (row[k] * row[k]) / n;
    }
  }
  return spread;
}
