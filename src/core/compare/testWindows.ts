import { chiSquareSf } from '../numeric';
import { PAST_N, PAST_SQUARES, PAST_WINDOWS, RATIO, RATIO_DF } from '../baseline/stretchKernel';
import { effectiveDfOf } from '../stats/effectiveDf';
import { quasiP } from '../stats/quasiTest';
import { correlationOf, inflationBetween } from '../stats/varianceInflation';
import {
  BASELINE_N,
  BASELINE_SQUARES,
  DF,
  INFLATION,
  KINDS,
  NUMBERS,
  P,
  POOLED,
  QUASI_DF,
  QUASI_INVERSES,
  QUASI_POOLED,
  QUASI_STATISTIC,
  STATISTIC,
  TEST,
  TEST_DF,
  TEST_P,
  TEST_POOLED,
  TEST_STATISTIC,
} from './comparedWindows';

/** The tests that `testWindows` knows, and that it chooses one of these. */
export const BY_DEPARTURE = 0;
export const BY_HOMOGENEITY = 1;
export const BY_QUASI_F = 2;
export const BY_FITTING = 3;

/** Degrees of freedom of φ from which a φ of 1 or less says that windows are multinomial; with fewer it may be luck. */
const CERTAIN_DF = 30;
/** ρ of 1 would be windows of one category each. */
const MOST_RHO = 0.99;

/** Whether windows vary more than a multinomial, or so few tell it that they may. */
export const mayVary = (ratio: number, df: number): boolean => ratio > 1 || df < CERTAIN_DF;

/**
 * By how much more than a multinomial a window varies about its baseline: φ, or what ρ makes of it where the window or its baseline are
 * larger than the windows before. At least 1.
 *
 * @param rho NaN where it isn't known
 * @param n, squares events of the window, and Σ n²; m and others those of the baseline
 */
export const inflationBy = (
  ratio: number,
  rho: number,
  n: number,
  squares: number,
  m: number,
  others: number
): number => {
  const least = Math.max(1, ratio);
  return rho > 0 ? Math.max(least, inflationBetween(rho, n, squares, m, others)) : least;
};

/**
 * p of X² over its degrees of freedom and over the inflation, on F. Shares that wander far are skewed where they are small: X² then has
 * fewer degrees of freedom than cells - 1.
 *
 * @param inverses Σ 1/share of the cells
 * @param ratioDf degrees of freedom of φ
 * @param rho NaN where it isn't known
 */
export function quasiFP(
  statistic: number,
  df: number,
  inverses: number,
  ratioDf: number,
  rho: number,
  inflation: number
): number {
  const effective = rho > 0 ? effectiveDfOf(df + 1, inverses, Math.min(rho, MOST_RHO)) : df;
  return quasiP(statistic, df, inflation, ratioDf, effective);
}

/**
 * Tests the windows that `compareWindows` compared, as far as that tells all that the test needs: where categories are pooled for φ it
 * doesn't.
 *
 * @param numbers columns from the window `first` on, of which TEST and what follows are written: they stay NaN where the test isn't known
 * @param n events of all windows; those from `from` on are tested
 * @param judged from the window `said` on: 1 where it is known how much categories vary; empty where that isn't asked for
 * @param past what is known of the windows before each, `pastAt` the place of that of `from`; empty where nothing is
 * @param codes which test: one of the above; what TEST is for none, the departure test, homogeneity and quasi-F
 * @returns of how many windows the test isn't known
 */
export function testWindows(
  numbers: Float64Array,
  first: number,
  n: Float64Array,
  from: number,
  judged: Uint8Array,
  said: number,
  past: Float64Array,
  pastLength: number,
  pastAt: number,
  codes: Float64Array
): number {
  const length = Math.trunc(numbers.length / NUMBERS);
  const asked = codes[0];
  let left = 0;
  for (let w = from; w < n.length; w++) {
    const at = w - first;
    const before = pastAt + w - from;
    const departs = judged.length > 0 && judged[w - said] === 1;
    const ratio = past.length > 0 ? past[RATIO * pastLength + before] : NaN;
    const ratioDf = past.length > 0 ? past[RATIO_DF * pastLength + before] : NaN;
    let test = asked;
    if (asked === BY_FITTING) {
      test = departs ? BY_DEPARTURE : ratio >= 0 && mayVary(ratio, ratioDf) ? BY_QUASI_F : BY_HOMOGENEITY;
    }
    const compared = numbers[KINDS * length + at] >= 0;
    if (compared && past.length === 0 && (test === BY_QUASI_F || (asked === BY_FITTING && !departs))) {
      left++;
      continue;
    }
    let statistic = NaN;
    let df = NaN;
    let p = NaN;
    let pooled = 0;
    let inflation = 1;
    if (compared && test === BY_DEPARTURE && departs) {
      pooled = numbers[POOLED * length + at];
      p = numbers[P * length + at];
      if (p >= 0) {
        statistic = numbers[STATISTIC * length + at];
        df = numbers[DF * length + at];
      }
    }
    if (compared && test === BY_HOMOGENEITY) {
      pooled = numbers[POOLED * length + at];
      statistic = numbers[STATISTIC * length + at];
      df = numbers[DF * length + at];
      p = statistic >= 0 ? chiSquareSf(statistic, df) : NaN;
    }
    if (compared && test === BY_QUASI_F && ratio >= 0) {
      if (!(numbers[QUASI_POOLED * length + at] === 0)) {
        left++;
        continue;
      }
      statistic = numbers[QUASI_STATISTIC * length + at];
      if (statistic >= 0) {
        df = numbers[QUASI_DF * length + at];
        const rho = correlationOf(
          ratio,
          past[PAST_WINDOWS * pastLength + before],
          past[PAST_N * pastLength + before],
          past[PAST_SQUARES * pastLength + before]
        );
        const m = numbers[BASELINE_N * length + at];
        const others = numbers[BASELINE_SQUARES * length + at];
        inflation = inflationBy(ratio, rho, n[w], n[w] * n[w], m, others);
        p = quasiFP(statistic, df, numbers[QUASI_INVERSES * length + at], ratioDf, rho, inflation);
      }
    }
    numbers[TEST * length + at] = p >= 0 ? codes[2 + test] : codes[1];
    numbers[TEST_STATISTIC * length + at] = statistic;
    numbers[TEST_DF * length + at] = df;
    numbers[TEST_P * length + at] = p;
    numbers[TEST_POOLED * length + at] = pooled;
    numbers[INFLATION * length + at] = p >= 0 ? inflation : NaN;
  }
  return left;
}
