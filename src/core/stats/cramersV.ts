import type { Vector } from './checks';
import { homogeneityTest } from './homogeneityTest';

/**
 * Cramér's V of two counted samples: sqrt(X² / (n_x + n_y)) of their 2 x K table, without pooling (Cramér 1946, 21.9).
 * 0 when the shares are alike, 1 when no category has events of both. 0.1 is small, 0.3 medium, 0.5 large.
 *
 * @param x counts of one sample (K)
 * @param y counts of the other (K)
 * @returns V from 0 to 1; null when a sample is empty or all events are in one category
 * @throws RangeError for a negative or non-finite count, or different lengths
 */
export function cramersV(x: Vector, y: Vector): number | null {
  return homogeneityTest(x, y, { minExpected: 0 }).cramersV;
}
