import { chiSquareSf, normalQuantile } from '../numeric';
import { checkWithin } from './checks';
import { crossDifference } from './exact';

export interface ProportionDifference {
  /** x1/n1 - x2/n2; null when a sample is empty. */
  difference: number | null;
  /** Newcombe's interval of the difference. */
  lower: number | null;
  upper: number | null;
  /** difference / (x2/n2): 0.25 is a quarter more; null when x2 = 0. */
  relative: number | null;
  /** Two-sided, of the pooled score test. */
  pValue: number | null;
}

/**
 * Difference of two proportions. The interval combines Wilson's of each (Newcombe 1998, method 10, no continuity
 * correction), so that it stays within [-1, 1] and is not empty at 0 or n:
 *
 *     lower = d - sqrt((p1 - l1)² + (u2 - p2)²),   upper = d + sqrt((u1 - p1)² + (p2 - l2)²)
 *
 * The p-value is the pooled score test's, z² = X² of the 2 x 2 table; 1 when neither or both have only events.
 *
 * @param x1 events of interest in the first sample, of n1
 * @param x2 events of interest in the second, of n2
 * @throws RangeError for x outside [0, n], n not finite, or a level outside (0, 1)
 */
export function proportionDifference(
  x1: number,
  n1: number,
  x2: number,
  n2: number,
  { level = 0.95 }: { level?: number } = {}
): ProportionDifference {
  checkWithin(n1, 0, Number.MAX_VALUE, 'n1');
  checkWithin(n2, 0, Number.MAX_VALUE, 'n2');
  checkWithin(x1, 0, n1, 'x1');
  checkWithin(x2, 0, n2, 'x2');
  if (!(level > 0 && level < 1)) {
    throw new RangeError(`level is ${level}: it must be between 0 and 1`);
  }
  if (n1 === 0 || n2 === 0) {
    return { difference: null, lower: null, upper: null, relative: null, pValue: null };
  }
  const z = -normalQuantile((1 - level) / 2);
  const cross = crossDifference(x1, x2, n1, n2);
  const difference = cross / n1 / n2;
  const first = wilson(x1, n1, z);
  const second = wilson(x2, n2, z);
  const spread = (x1 + x2) * (n1 - x1 + (n2 - x2));
  const square = spread > 0 ? ((((cross / n1) * cross) / n2) * (n1 + n2)) / spread : 0;
  return {
    difference,
    lower: Math.max(-1, difference - Math.hypot(first.below, second.above)),
    upper: Math.min(1, difference + Math.hypot(first.above, second.below)),
    relative: x2 === 0 ? null : cross / n1 / x2,
    pValue: chiSquareSf(square, 1),
  };
}

/** How far Wilson's score interval (1927) reaches below and above x/n. */
function wilson(x: number, n: number, z: number): { below: number; above: number } {
  const square = z * z;
  const towardsHalf = (square * (n - 2 * x)) / (2 * n);
  const half = z * Math.sqrt((x / n) * (n - x) + square / 4);
  return {
    below: x === 0 ? 0 : (half - towardsHalf) / (n + square),
    above: x === n ? 0 : (half + towardsHalf) / (n + square),
  };
}
