import { OUTLYING } from './storms';
import type { Windows } from './windows';

/** The median of a squared standard normal deviate. */
const NORMAL_MEDIAN = 0.4549;

/**
 * Which of the first windows are odd beside all of them: further than `OUTLYING` deviates from a category's median share, by how much that
 * category's shares usually vary (median of the squares). Up to half of the windows may be.
 *
 * @param until number of windows
 * @returns 1 where a window is odd; null where none is
 */
export function oddWindows(windows: Windows, until: number): Uint8Array | null {
  const odd = new Uint8Array(until);
  const angles = new Float64Array(until);
  const squares = new Float64Array(until);
  let found = false;
  for (let k = 0; k < windows.categories; k++) {
    for (let j = 0; j < until; j++) {
      angles[j] = 2 * Math.asin(Math.sqrt(Math.min(1, windows.count(j, 1, k) / windows.total(j, 1))));
    }
    const centre = medianOf(angles);
    for (let j = 0; j < until; j++) {
      const off = angles[j] - centre;
      squares[j] = off * off * windows.total(j, 1);
    }
    const spread = Math.max(1, medianOf(squares) / NORMAL_MEDIAN);
    for (let j = 0; j < until; j++) {
      if (squares[j] > OUTLYING * OUTLYING * spread) {
        odd[j] = 1;
        found = true;
      }
    }
  }
  return found ? odd : null;
}

function medianOf(values: Float64Array): number {
  const sorted = values.slice().sort();
  return sorted[sorted.length >> 1];
}
