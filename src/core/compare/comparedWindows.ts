import { PAST_WINDOWS, RATIO } from '../baseline/stretchKernel';
import { FEW_EVENTS, NO_DATA, ONE_CATEGORY, UNDECIDED } from '../model/output';
import type { NormalQuery } from '../model/normalQuery';
import { cohenWOf } from '../stats/cohenW';
import { departureTest } from '../stats/departureTest';
import { LEAST_EXPECTED } from '../stats/goodnessOfFit';
import { allExpect, homogeneityOf } from '../stats/homogeneityTest';
import { stateOfPartial } from '../window/partial';
import { activeContrast, roomFor } from './active';
import { hasMoved } from './moved';
import { leastOfCell, mostOfCell, sumOfInverses } from './quasiCells';

/** Numbers of windows, a column each in this order; NaN where there is none. */
export const KINDS = 0;
export const EFFECT = 1;
export const STATISTIC = 2;
export const DF = 3;
export const POOLED = 4;
export const P = 5;
export const WEIGHT = 6;
/** The same of X² with the cells that the quasi-F test asks for, and Σ 1/share of all where windows vary beyond chance. */
export const QUASI_STATISTIC = 7;
export const QUASI_DF = 8;
export const QUASI_POOLED = 9;
export const QUASI_INVERSES = 10;
/** 1 where some share has moved by what matters, and by the fraction of that from which a drift ends. */
export const MOVED = 11;
export const MOVED_SOME = 12;
/** Why the window can't be judged, as far as that is known without a test: a state, or JUDGED. */
export const WHY = 13;
/** Events of the baseline, and Σ n² over its windows. */
export const BASELINE_N = 14;
export const BASELINE_SQUARES = 15;
/** What the test found: `testWindows.ts`. */
export const TEST = 16;
export const TEST_P = 17;
export const TEST_STATISTIC = 18;
export const TEST_DF = 19;
export const TEST_POOLED = 20;
export const INFLATION = 21;
export const NUMBERS = 22;

/** Nothing says why a window can't be judged. */
export const JUDGED = -1;

/** What has to be known to judge a window: how much each category varies; how windows before it vary; nothing more than its baseline. */
export const NEEDS_EXCESS = 0;
export const NEEDS_PAST = 1;
export const NEEDS_BASELINE = 2;

/** What `compareWindows` goes by; `needed` what has to be known to judge a window. */
export const settingsOf = (
  { minPoints, minRelative, leaveFraction, minN }: NormalQuery['detect'],
  needed: number
): Float64Array => Float64Array.of(LEAST_EXPECTED, minPoints, minRelative, leaveFraction, minN, needed);

/** Why a window can't be judged, by what it is itself. */
export function whyUncounted(partial: number, present: boolean, n: number, minN: number): number {
  // a sum that has lost a counter has no number there, but isn't without data
  if (partial > 0) {
    return stateOfPartial(partial);
  }
  if (!present) {
    return NO_DATA;
  }
  return n < minN || n === 0 ? FEW_EVENTS : JUDGED;
}

/** The same of one that is whole and has events enough, of so many kinds; `knows` what has to be known. */
export const whyUncompared = (kinds: number, knows: boolean): number =>
  kinds < 2 ? ONE_CATEGORY : knows ? JUDGED : UNDECIDED;

/** How many categories have events. */
export function kindsOf(counts: Float64Array): number {
  let kinds = 0;
  for (let k = 0; k < counts.length; k++) {
    kinds += counts[k] > 0 ? 1 : 0;
  }
  return kinds;
}

/**
 * Windows beside their counted baselines: how many categories either has, Cohen's w, X² of the two samples with its degrees of freedom and
 * how many categories it has pooled, p of the departure test, the sum of the baseline's weights, and why it can't be judged.
 *
 * @param counts, n, present, partial of all windows, row-major by category; those from one up to another are compared
 * @param weights, totals, squares counts of the baseline of each from the window `sampled` on, row-major, their sums and Σ n²; a total of 0
 *   where there is none
 * @param judged from the window `said` on: 1 where it is known how much categories vary; empty where that isn't asked for
 * @param past what is known of the windows before each, `pastAt` the place of that of `from`; empty where it isn't asked for
 * @param settings least expected events of a cell; the points and the part of a baseline share that matter (`moved.ts`), and the fraction of
 *   them from which a drift ends; fewest events, and what has to be known
 * @param numbers what is found, `NUMBERS` columns, NaN before, each from the window `first` on
 */
export function compareWindows(
  counts: Float64Array,
  n: Float64Array,
  present: Uint8Array,
  partial: Uint8Array,
  from: number,
  to: number,
  weights: Float64Array,
  totals: Float64Array,
  squares: Float64Array,
  sampled: number,
  judged: Uint8Array,
  said: number,
  past: Float64Array,
  pastLength: number,
  pastAt: number,
  settings: Float64Array,
  first: number,
  numbers: Float64Array
): void {
  const minExpected = settings[0];
  const length = Math.trunc(numbers.length / NUMBERS);
  const categories = Math.trunc(counts.length / Math.max(1, n.length));
  const room = roomFor(categories);
  for (let w = from; w < to; w++) {
    const begin = w * categories;
    const end = begin + categories;
    const at = w - first;
    const total = totals[w - sampled];
    const row = (w - sampled) * categories;
    const isJudged = judged.length > 0 && judged[w - said] === 1;
    const before = pastAt + w - from;
    const own = whyUncounted(partial[w], present[w] === 1, n[w], settings[4]);
    if (!(n[w] > 0 && total > 0)) {
      numbers[WHY * length + at] = own >= 0 ? own : whyUncompared(kindsOf(counts.subarray(begin, end)), false);
      continue;
    }
    const contrast = activeContrast(counts, begin, weights, row, n[w], total, false, room);
    const sum = homogeneityOf(contrast, minExpected, undefined);
    const kinds = contrast.x.length;
    const knows =
      settings[5] === NEEDS_EXCESS
        ? isJudged
        : settings[5] !== NEEDS_PAST || past[PAST_WINDOWS * pastLength + before] >= 2;
    numbers[WHY * length + at] = own >= 0 ? own : whyUncompared(kinds, knows);
    numbers[KINDS * length + at] = kinds;
    numbers[WEIGHT * length + at] = contrast.ny.value;
    numbers[EFFECT * length + at] = cohenWOf(contrast);
    // what has moved by all that matters has moved by a part of it
    const some = hasMoved(contrast, settings[1], settings[2], settings[3]);
    numbers[MOVED_SOME * length + at] = some ? 1 : 0;
    numbers[MOVED * length + at] = some && hasMoved(contrast, settings[1], settings[2], 1) ? 1 : 0;
    numbers[STATISTIC * length + at] = sum.statistic;
    numbers[DF * length + at] = sum.df;
    numbers[POOLED * length + at] = sum.pooled.length;
    numbers[BASELINE_N * length + at] = total;
    numbers[BASELINE_SQUARES * length + at] = squares[w - sampled];
    const ratio = past.length > 0 ? past[RATIO * pastLength + before] : NaN;
    if (ratio >= 0) {
      const smaller = Math.min(n[w], total);
      const alike = ratio <= 1 || (sum.pooled.length === 0 && allExpect(contrast, mostOfCell(ratio)));
      const least = alike ? minExpected : Math.max(minExpected, leastOfCell(ratio, smaller, contrast.both));
      const quasi = alike ? sum : homogeneityOf(contrast, least, undefined);
      numbers[QUASI_STATISTIC * length + at] = quasi.statistic;
      numbers[QUASI_DF * length + at] = quasi.df;
      numbers[QUASI_POOLED * length + at] = quasi.pooled.length;
      // windows that don't vary beyond chance skew nothing
      numbers[QUASI_INVERSES * length + at] = ratio > 1 ? sumOfInverses(contrast.both, quasi.pooled) : NaN;
    }
  }
}

/**
 * p of the departure test of windows that `compareWindows` compared, where it is known how much categories vary.
 *
 * @param variance, df how much, row-major from the window `said` on, as `judged`
 */
export function departWindows(
  counts: Float64Array,
  n: Float64Array,
  from: number,
  to: number,
  weights: Float64Array,
  totals: Float64Array,
  sampled: number,
  judged: Uint8Array,
  variance: Float64Array,
  df: Float64Array,
  said: number,
  first: number,
  numbers: Float64Array
): void {
  const length = Math.trunc(numbers.length / NUMBERS);
  const categories = Math.trunc(counts.length / Math.max(1, n.length));
  for (let w = from; w < to; w++) {
    const total = totals[w - sampled];
    if (judged[w - said] === 1 && n[w] > 0 && total > 0) {
      const begin = w * categories;
      const row = (w - sampled) * categories;
      const own = (w - said) * categories;
      numbers[P * length + w - first] = departureTest(
        counts.subarray(begin, begin + categories),
        n[w],
        weights.subarray(row, row + categories),
        total,
        variance.subarray(own, own + categories),
        df.subarray(own, own + categories)
      )[2];
    }
  }
}
