/** What a test of one window against shares answers. */
export interface GoodnessOfFit {
  /** null when there is no answer: `reason` says why. */
  statistic: number | null;
  /** Degrees of freedom: cells - 1. */
  df: number;
  pValue: number | null;
  /** Positions of the categories that were pooled into one cell, since they expect too few events; empty when none. */
  pooled: number[];
  /** Positions of categories with events though q = 0: a finding of its own. They take no part in the statistic. */
  impossible: number[];
  /** Why there is no answer; null when there is one. */
  reason: string | null;
}

export interface PoolingOptions {
  /** Least expected count of a cell; smaller ones are pooled. Default 5 (Cochran 1954); 0 pools nothing. */
  minExpected?: number;
}

export interface TwoSampleOptions extends PoolingOptions {
  /** Decides, the smaller first, which of categories that are alike in both samples is pooled. Default: the first of them. */
  ties?: ArrayLike<number>;
}

export const LEAST_EXPECTED = 5;

/** Why a table has no test. */
export function tooFewCells(n: number, categories: number, least: number): string {
  if (n === 0) {
    return 'no events';
  }
  if (categories < 2) {
    return 'fewer than two categories';
  }
  return `fewer than two categories expect ${least} events or more, the rest pooled`;
}
