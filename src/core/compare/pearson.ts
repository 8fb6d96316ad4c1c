import { chiSquareSf } from '../numeric';
import { chiSquareTest } from '../stats/chiSquareTest';
import { homogeneityOf } from '../stats/homogeneityTest';
import { LEAST_EXPECTED } from '../stats/goodnessOfFit';
import type { Compared, Pearson } from './compared';
import { NOT_TESTED, tested, type TestResult } from './testResult';

/** Pearson's X² with sparse categories pooled: two-sample where the baseline was counted. */
export function pearson(c: Compared): Pearson {
  const known = c.plainPearson;
  if (known !== null) {
    return known;
  }
  const { statistic, df, pooled } = pearsonWith(c, LEAST_EXPECTED);
  return { statistic, df, pooled: pooled.length };
}

/** The same with another least expectation of a cell; `pooled` has the active categories that are one cell. */
export function pearsonWith(
  { active, counted }: Compared,
  minExpected: number
): Omit<Pearson, 'pooled'> & { pooled: number[] } {
  if (!counted) {
    return chiSquareTest(active.x, active.y, { minExpected });
  }
  const { statistic, df, pooled } = homogeneityOf(active.contrast, minExpected);
  return { statistic: isNaN(statistic) ? null : statistic, df, pooled };
}

/** X² on χ²: the result of that test. */
export function onChiSquare({ statistic, df, pooled }: Pearson, test: string): TestResult {
  return statistic === null
    ? { ...NOT_TESTED, df, pooled }
    : tested(test, statistic, df, chiSquareSf(statistic, df), pooled);
}
