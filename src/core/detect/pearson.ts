import type { TestName } from '../model/output';
import { chiSquareSf } from '../numeric';
import { chiSquareTest } from '../stats/chiSquareTest';
import { homogeneityOf } from '../stats/homogeneityTest';
import type { Comparison } from './comparison';

/** What the chosen test found, and what it rested on. */
export interface TestOutcome {
  test: TestName;
  /** X² (or what the test has in its place) before it is divided by the inflation. */
  statistic: number | null;
  /** Cells - 1. */
  df: number | null;
  p: number | null;
  /** Categories that were pooled into one cell. */
  pooled: number;
  /** By how much X² was divided, since windows vary more than a multinomial: 1 where it wasn't. */
  inflation: number;
}

export const NONE: TestOutcome = { test: 'none', statistic: null, df: null, p: null, pooled: 0, inflation: 1 };

export function outcome(
  test: TestName,
  statistic: number | null,
  df: number | null,
  p: number | null,
  pooled: number,
  inflation = 1
): TestOutcome {
  return p === null ? { ...NONE, pooled } : { test, statistic, df, p, pooled, inflation };
}

export interface Pearson {
  statistic: number | null;
  df: number;
  /** Which active categories are one cell. */
  pooled: number[];
}

/** Pearson's X²: two-sample where the baseline was counted. */
export function pearson(c: Comparison, minExpected: number): Pearson {
  const { x, y, pair } = c.active;
  return c.counted ? homogeneityOf(pair, minExpected) : chiSquareTest(x, y, { minExpected });
}

export function onChiSquare({ statistic, df, pooled }: Pearson, test: TestName): TestOutcome {
  return statistic === null
    ? { ...NONE, df, pooled: pooled.length }
    : outcome(test, statistic, df, chiSquareSf(statistic, df), pooled.length);
}
