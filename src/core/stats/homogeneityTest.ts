import { chiSquareSf } from '../numeric';
import { checkLength, checkWithin, totalOf, type Vector } from './checks';
import { LEAST_EXPECTED, tooFewCells, type TwoSampleOptions } from './goodnessOfFit';
import { contrastOf, type Contrast } from './contrast';
import { poolSparse } from './pooling';

export interface Homogeneity {
  /** null when there is no answer: `reason` says why. */
  statistic: number | null;
  /** Degrees of freedom: cells - 1. */
  df: number;
  pValue: number | null;
  /** Cramér's V of the pooled table, from 0 to 1. */
  cramersV: number | null;
  /** Positions of the categories that were pooled into one cell, since they expect too few events; empty when none. */
  pooled: number[];
  /** Why there is no answer; null when there is one. */
  reason: string | null;
}

/**
 * Do two counted samples (canary and control, window and measured baseline) share one distribution? Pearson's X² of the
 * 2 x K table without continuity correction, on χ² with cells - 1 degrees of freedom:
 *
 *     X² = Σ (x_j n_y - y_j n_x)² / (n_x n_y (x_j + y_j)),   V = sqrt(X² / (n_x + n_y))
 *
 * Categories whose smaller expected count of the two samples is under `minExpected` are pooled first (`pooling.ts`); those
 * without events in either are no cells.
 *
 * @param x counts of one sample (K)
 * @param y counts of the other (K)
 * @returns statistic, df, p and Cramér's V; null with a reason when a sample is empty or fewer than 2 cells are left
 * @throws RangeError for a negative or non-finite count, or different lengths
 */
export function homogeneityTest(
  x: Vector,
  y: Vector,
  { minExpected = LEAST_EXPECTED, ties }: TwoSampleOptions = {}
): Homogeneity {
  checkWithin(minExpected, 0, Number.MAX_VALUE, 'minExpected');
  checkLength(y, x.length, 'y');
  const contrast = contrastOf(x, y, totalOf(x, 'x'), totalOf(y, 'y'));
  const { statistic, df, pooled, categories } = homogeneityOf(contrast, minExpected, ties);
  if (isNaN(statistic)) {
    const smaller = Math.min(contrast.nx.value, contrast.ny.value);
    return {
      statistic: null,
      df,
      pValue: null,
      cramersV: null,
      pooled,
      reason: tooFewCells(smaller, categories, minExpected),
    };
  }
  return {
    statistic,
    df,
    pValue: chiSquareSf(statistic, df),
    cramersV: Math.sqrt(statistic / (contrast.nx.value + contrast.ny.value)),
    pooled,
    reason: null,
  };
}

export interface TwoSampleSum {
  /** X², NaN where there is none. */
  statistic: number;
  df: number;
  pooled: number[];
  /** Those that have events. */
  categories: number;
}

/** Whether every category that has events expects so many of them in whichever sample is smaller: none is pooled then. */
export const allExpect = ({ nx, ny, smallest }: Contrast, least: number): boolean =>
  smallest * (Math.min(nx.value, ny.value) / (nx.value + ny.value)) >= least;

/**
 * The statistic of `homogeneityTest` alone, of what is checked and added up already. A cell is (x n_y - y n_x)² / (n_x n_y (x + y)):
 * both samples' (observed - expected)² / expected of one category, or of the pooled ones together.
 */
export function homogeneityOf(contrast: Contrast, minExpected: number, ties?: Vector): TwoSampleSum {
  const { x, nx, ny, excess, both } = contrast;
  const length = excess.length;
  const n = nx.value;
  const m = ny.value;
  const smaller = Math.min(n, m);
  // without events there is nothing to expect
  const least = smaller === 0 ? 0 : minExpected;
  const none: number[] = [];
  const pooled = allExpect(contrast, least) ? none : poolSparse(both, smaller / (n + m), x, least, ties);
  const left = pooled.length;
  let statistic = 0;
  let categories = 0;
  let poolExcess = 0;
  let pool = 0;
  let next = 0;
  let skipped = left > 0 ? pooled[0] : -1;
  for (let k = 0; k < length; k++) {
    const sum = both[k];
    if (sum > 0) {
      categories += 1;
      const d = excess[k];
      if (k === skipped) {
        next += 1;
        skipped = next < left ? pooled[next] : -1;
        poolExcess += d;
        pool += sum;
      } else {
        statistic += ((d / n) * (d / m)) / sum;
      }
    }
  }
  if (left > 0) {
    statistic += ((poolExcess / n) * (poolExcess / m)) / pool;
  }
  const cells = categories - left + (left > 0 ? 1 : 0);
  const df = Math.max(0, cells - 1);
  return { statistic: smaller === 0 || cells < 2 ? NaN : statistic, df, pooled, categories };
}
