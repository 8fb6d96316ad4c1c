import type { Compared } from './compared';

/** What a test found, and what it rested on. */
export interface TestResult {
  /** The id of the test that ran: where the fitting one chose, the one it chose. `none`: there was nothing to test. */
  test: string;
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

export const NOT_TESTED: TestResult = { test: 'none', statistic: null, df: null, p: null, pooled: 0, inflation: 1 };

/** The result of a test that ran; without p it is none, but for what was pooled. */
export function tested(
  test: string,
  statistic: number | null,
  df: number | null,
  p: number | null,
  pooled: number,
  inflation = 1
): TestResult {
  return p === null ? { ...NOT_TESTED, pooled } : { test, statistic, df, p, pooled, inflation };
}

/** The test that a query asks for. */
export interface AskedTest {
  run(compared: Compared): TestResult;
  /** For `testWindows`; null where it doesn't know the test. */
  codes: Float64Array | null;
  /** Of all tests, by their numbers. */
  names: readonly string[];
}
