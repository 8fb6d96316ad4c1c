import { chiSquareQuantile } from '../core/numeric';

/** Degrees of freedom for which a limit is written out. */
const MOST_DF = 60;

/** The chi-square that chance passes with probability alpha, for 1, 2, … degrees of freedom. */
export const chiSquareLimits = (alpha: number): number[] =>
  Array.from({ length: MOST_DF }, (_, i) => chiSquareQuantile(alpha, i + 1));

/**
 * Abramowitz & Stegun 26.2.17: the upper tail of the normal law is exp(-z²/2) / √(2π) times this polynomial in t = 1 / (1 + 0.2316419 z), for
 * z >= 0, within 7.5e-8.
 */
export const TAIL = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429] as const;
export const TAIL_T = 0.2316419;
