import { cohenWOf } from '../stats/cohenW';
import { departureTest } from '../stats/departureTest';
import { homogeneityOf } from '../stats/homogeneityTest';
import { activeContrast, roomFor } from './active';
import { hasMoved } from './moved';
import { leastOfCell, sumOfInverses } from './quasiCells';

/** Numbers of each window, in this order; NaN where there is none. */
export const KINDS = 0;
export const EFFECT = 1;
export const STATISTIC = 2;
export const DF = 3;
export const POOLED = 4;
export const P = 5;
export const WEIGHT = 6;
/** The same of X² with the cells that the quasi-F test asks for, and Σ 1/share of all. */
export const QUASI_STATISTIC = 7;
export const QUASI_DF = 8;
export const QUASI_POOLED = 9;
export const QUASI_INVERSES = 10;
/** 1 where some share has moved by what matters, and by the fraction of that from which a drift ends. */
export const MOVED = 11;
export const MOVED_SOME = 12;
export const NUMBERS = 13;

/**
 * Windows beside their counted baselines: how many categories either has, Cohen's w, X² of the two samples with its degrees of freedom and
 * how many categories it has pooled, p of the departure test, and the sum of the baseline's weights.
 *
 * @param counts, n of the windows, row-major by category
 * @param weights, totals counts of the baseline of each, row-major, and their sums; a total of 0 where there is none
 * @param judged 1 where it is known how much categories vary; empty where that isn't asked for
 * @param variance, df how much, row-major
 * @param ratios φ of the windows before each, and its degrees of freedom; NaN where it isn't known, empty where it isn't asked for
 * @param settings least expected events of a cell; the points and the part of a baseline share that matter (`moved.ts`), and the fraction of
 *   them from which a drift ends
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
  ratios: Float64Array,
  settings: Float64Array,
  numbers: Float64Array
): void {
  const minExpected = settings[0];
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
    numbers[at + MOVED] = hasMoved(contrast, settings[1], settings[2], 1) ? 1 : 0;
    numbers[at + MOVED_SOME] = hasMoved(contrast, settings[1], settings[2], settings[3]) ? 1 : 0;
    numbers[at + STATISTIC] = sum.statistic;
    numbers[at + DF] = sum.df;
    numbers[at + POOLED] = sum.pooled.length;
    if (ratios.length > 0 && ratios[2 * w] >= 0) {
      const least = Math.max(minExpected, leastOfCell(ratios[2 * w], Math.min(n[w], totals[w]), contrast.both));
      const quasi = least > minExpected ? homogeneityOf(contrast, least, undefined) : sum;
      numbers[at + QUASI_STATISTIC] = quasi.statistic;
      numbers[at + QUASI_DF] = quasi.df;
      numbers[at + QUASI_POOLED] = quasi.pooled.length;
      numbers[at + QUASI_INVERSES] = sumOfInverses(contrast.both, quasi.pooled);
    }
    if (judged.length > 0 && judged[w] === 1) {
      numbers[at + P] = departureTest(x, n[w], y, totals[w], variance.subarray(begin, end), df.subarray(begin, end))[2];
    }
  }
}
