import { chiSquareSf } from '../numeric';
import { checkLength, checkWithin, totalOf, type Vector } from './checks';
import { excess, exactSumAt, type Total } from './exact';
import { LEAST_EXPECTED, tooFewCells, type TwoSampleOptions } from './goodnessOfFit';
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
  const nx = totalOf(x, 'x');
  const ny = totalOf(y, 'y');
  const both = new Float64Array(x.length);
  let categories = 0;
  for (let i = 0; i < x.length; i++) {
    both[i] = x[i] + y[i];
    categories += both[i] > 0 ? 1 : 0;
  }
  const smaller = Math.min(nx.value, ny.value);
  const n = nx.value + ny.value;
  const pooled = smaller === 0 ? [] : poolSparse(both, smaller / n, x, minExpected, ties);
  let statistic = 0;
  let cells = 0;
  let next = 0;
  for (let i = 0; i < x.length; i++) {
    if (pooled[next] === i) {
      next += 1;
    } else if (both[i] > 0) {
      cells += 1;
      statistic += cell(x[i], nx, y[i], ny);
    }
  }
  if (pooled.length > 0) {
    cells += 1;
    statistic += cell(exactSumAt(x, pooled).value, nx, exactSumAt(y, pooled).value, ny);
  }
  const df = Math.max(0, cells - 1);
  if (smaller === 0 || cells < 2) {
    const reason = tooFewCells(smaller, categories, minExpected);
    return { statistic: null, df, pValue: null, cramersV: null, pooled, reason };
  }
  return {
    statistic,
    df,
    pValue: chiSquareSf(statistic, df),
    cramersV: Math.sqrt(statistic / n),
    pooled,
    reason: null,
  };
}

/** (x n_y - y n_x)² / (n_x n_y (x + y)): both samples' (observed - expected)² / expected of one category. */
function cell(x: number, nx: Total, y: number, ny: Total): number {
  const d = excess(x, nx, y, ny);
  return ((d / nx.value) * (d / ny.value)) / (x + y);
}
