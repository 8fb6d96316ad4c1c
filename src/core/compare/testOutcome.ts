/** What a test found, and what it rested on. */
export interface TestOutcome {
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

export const NOT_TESTED: TestOutcome = { test: 'none', statistic: null, df: null, p: null, pooled: 0, inflation: 1 };

/** The outcome of a test that ran; without p it is none, but for what was pooled. */
export function tested(
  test: string,
  statistic: number | null,
  df: number | null,
  p: number | null,
  pooled: number,
  inflation = 1
): TestOutcome {
  return p === null ? { ...NOT_TESTED, pooled } : { test, statistic, df, p, pooled, inflation };
}
