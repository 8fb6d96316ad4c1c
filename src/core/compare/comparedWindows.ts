import { cohenWOf } from '../stats/cohenW';
import { departureTest } from '../stats/departureTest';
import { homogeneityOf } from '../stats/homogeneityTest';
import { activeContrast, roomFor } from './active';

/** Numbers of each window, in this order; NaN where there is none. */
export const KINDS = 0;
export const EFFECT = 1;
export const STATISTIC = 2;
export const DF = 3;
export const POOLED = 4;
export const P = 5;
export const WEIGHT = 6;
export const NUMBERS = 7;

/**
 * Windows beside their counted baselines: how many categories either has, Cohen's w, X² of the two samples with its degrees of freedom and
 * how many categories it has pooled, p of the departure test, and the sum of the baseline's weights.
 *
 * @param counts, n of the windows, row-major by category
 * @param weights, totals counts of the baseline of each, row-major, and their sums; a total of 0 where there is none
 * @param judged 1 where it is known how much categories vary; empty where that isn't asked for
 * @param variance, df how much, row-major
 * @param numbers what is found, `NUMBERS` a window
 */
export function compareWindows(
  counts: Float64Array,
  n: Float64Array,
  weights: Float64Array,
  totals: Float64Array,
  judged: Uint8Array,
  variance: Float64Array,
  df: Float64Array,
  minExpected: number,
  numbers: Float64Array
): void {
  const windows = n.length;
  const categories = Math.trunc(counts.length / Math.max(1, windows));
  const room = roomFor(categories);
  numbers.fill(NaN);
  for (let w = 0; w < windows; w++) {
    if (!(n[w] > 0 && totals[w] > 0)) {
      continue;
    }
    const begin = w * categories;
    const end = begin + categories;
    const at = w * NUMBERS;
    const x = counts.subarray(begin, end);
    const y = weights.subarray(begin, end);
    const contrast = activeContrast(x, y, n[w], totals[w], false, room);
    const sum = homogeneityOf(contrast, minExpected, undefined);
    numbers[at + KINDS] = contrast.x.length;
    numbers[at + WEIGHT] = contrast.ny.value;
    numbers[at + EFFECT] = cohenWOf(contrast);
    numbers[at + STATISTIC] = sum.statistic;
    numbers[at + DF] = sum.df;
    numbers[at + POOLED] = sum.pooled.length;
    if (judged.length > 0 && judged[w] === 1) {
      numbers[at + P] = departureTest(x, n[w], y, totals[w], variance.subarray(begin, end), df.subarray(begin, end))[2];
    }
  }
}
