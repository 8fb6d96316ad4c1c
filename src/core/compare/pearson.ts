import { chiSquareSf } from '../numeric';
import { chiSquareTest } from '../stats/chiSquareTest';
import { homogeneityOf } from '../stats/homogeneityTest';
import type { Compared } from './compared';
import { NOT_TESTED, tested, type TestResult } from './testResult';

export interface Pearson {
  statistic: number | null;
  df: number;
  /** Which active categories are one cell. */
  pooled: number[];
}

/** Pearson's X²: two-sample where the baseline was counted. */
export function pearson({ active, counted }: Compared, minExpected: number): Pearson {
  return counted ? homogeneityOf(active.contrast, minExpected) : chiSquareTest(active.x, active.y, { minExpected });
}

/** X² on χ²: the result of that test. */
export function onChiSquare({ statistic, df, pooled }: Pearson, test: string): TestResult {
  return statistic === null
    ? { ...NOT_TESTED, df, pooled: pooled.length }
    : tested(test, statistic, df, chiSquareSf(statistic, df), pooled.length);
}
