import { chiSquareSf } from '../numeric';
import { checkLength, checkWithin, totalOf, type Vector } from './checks';
import { crossDifference } from './exact';
import { tooFewCells, type PoolingOptions } from './goodnessOfFit';
import { poolSparse } from './pooling';

export interface Overdispersion {
  /** φ = X² / df: about 1 when the windows are multinomial, more when they vary more. null: `reason` says why. */
  ratio: number | null;
  /** X² of the windows x categories table. */
  statistic: number | null;
  /** (T - 1)(K - 1), of windows and categories that have events. */
  df: number;
  pValue: number | null;
  /** Positions of the categories that were pooled into one; empty when none. */
  pooled: number[];
  /** Why there is no answer; null when there is one. */
  reason: string | null;
}

/**
 * Do windows vary more about their common share than a multinomial does? Pearson's X² of the T x K table over its degrees
 * of freedom (McCullagh & Nelder, Generalized Linear Models, 4.5):
 *
 *     φ = Σ (x_tk - e_tk)² / e_tk / ((T - 1)(K - 1)),   e_tk = n_t c_k / Σ n_t
 *
 * The ratio's mean is about 1 even in sparse tables, its p-value is not to be trusted there: give `minExpected` (5, say) to
 * pool the categories that expect less in the smallest window. Windows and categories without events are left out.
 *
 * @param table counts: T windows of K categories each
 * @returns null with a reason for fewer than two windows or categories
 * @throws RangeError for a negative or non-finite count, or windows of different lengths
 */
export function overdispersion(table: ArrayLike<Vector>, { minExpected = 0 }: PoolingOptions = {}): Overdispersion {
  checkWithin(minExpected, 0, Number.MAX_VALUE, 'minExpected');
  const categories = table.length > 0 ? table[0].length : 0;
  const windowTotals = new Float64Array(table.length);
  const totals = new Float64Array(categories);
  const spread = new Float64Array(categories); // decides between equally small categories, in whatever order they come
  let n = 0;
  let windows = 0;
  let smallest = Infinity;
  for (let t = 0; t < table.length; t++) {
    checkLength(table[t], categories, `table[${t}]`);
    const total = totalOf(table[t], `table[${t}]`).value;
    windowTotals[t] = total;
    if (total > 0) {
      n += total;
      windows += 1;
      smallest = Math.min(smallest, total);
      for (let k = 0; k < categories; k++) {
        totals[k] += table[t][k];
        spread[k] += (table[t][k] * table[t][k]) / total;
      }
    }
  }
  const pooled = n === 0 ? [] : poolSparse(totals, smallest / n, spread, minExpected);
  const cellOf = cells(totals, pooled);
  const df = Math.max(0, windows - 1) * Math.max(0, cellOf.count - 1);
  if (windows < 2 || cellOf.count < 2) {
    const reason = n > 0 && windows < 2 ? 'fewer than two windows' : tooFewCells(n, cellOf.seen, minExpected);
    return { ratio: null, statistic: null, df, pValue: null, pooled, reason };
  }
  const statistic = pearson(table, windowTotals, totals, n, pooled);
  return { ratio: statistic / df, statistic, df, pValue: chiSquareSf(statistic, df), pooled, reason: null };
}

/** How many categories have events, and how many cells that makes. */
function cells(totals: Float64Array, pooled: number[]): { seen: number; count: number } {
  let seen = 0;
  for (let k = 0; k < totals.length; k++) {
    seen += totals[k] > 0 ? 1 : 0;
  }
  return { seen, count: seen - pooled.length + (pooled.length > 0 ? 1 : 0) };
}

function pearson(
  table: ArrayLike<Vector>,
  windowTotals: Float64Array,
  totals: Float64Array,
  n: number,
  pooled: number[]
): number {
  const single = new Uint8Array(totals.length).fill(1);
  let poolTotal = 0;
  for (const k of pooled) {
    single[k] = 0;
    poolTotal += totals[k];
  }
  let statistic = 0;
  for (let t = 0; t < table.length; t++) {
    const row = table[t];
    const total = windowTotals[t];
    if (total === 0) {
      continue;
    }
    let pool = 0;
    for (let k = 0; k < totals.length; k++) {
      if (single[k] === 0) {
        pool += row[k];
      } else if (totals[k] > 0) {
        statistic += cell(row[k], total, totals[k], n);
      }
    }
    statistic += poolTotal > 0 ? cell(pool, total, poolTotal, n) : 0;
  }
  return statistic;
}

/** (x - e)² / e with e = window · total / n. */
function cell(x: number, window: number, total: number, n: number): number {
  const d = crossDifference(x, window, total, n);
  return ((d / window) * (d / total)) / n;
}
