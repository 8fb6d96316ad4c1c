import type { Windows } from './windows';

/** The median of a squared standard normal deviate. */
const NORMAL_MEDIAN = 0.4549;
/** Deviates from which a window is odd beside the others; their spread is taken anew without those that are. */
const ODD = 3;
const PASSES = 2;
/** Windows between two odd ones that are so near each other are odd too. */
const NEAR = 3;
/** Odd windows in a row that are no burst. */
const LASTING = 5;

/**
 * Which of the first windows are odd beside all of them, several in a row: further than `ODD` deviates from a category's median share, by how much that
 * category's shares usually vary (median of the squares). Fewer than half of the windows may be.
 *
 * @param until number of windows
 * @returns 1 where a window is odd; null where none is
 */
export function oddWindows(windows: Windows, until: number): Uint8Array | null {
  const odd = new Uint8Array(until);
  for (let k = 0; k < windows.categories; k++) {
    const angles = new Float64Array(until);
    for (let j = 0; j < until; j++) {
      angles[j] = 2 * Math.asin(Math.sqrt(Math.min(1, windows.count(j, 1, k) / windows.total(j, 1))));
    }
    const own = new Uint8Array(until);
    for (let pass = 0; pass < PASSES; pass++) {
      const centre = medianOf(angles, own);
      const squares = angles.map((angle, j) => (angle - centre) * (angle - centre) * windows.total(j, 1));
      const spread = Math.max(1, medianOf(squares, own) / NORMAL_MEDIAN);
      squares.forEach((square, j) => (own[j] = square > ODD * ODD * spread ? 1 : 0));
    }
    own.forEach((one, j) => (odd[j] |= one));
  }
  close(odd);
  keepLasting(odd);
  return odd.indexOf(1) < 0 ? null : odd;
}

/** Keeps what lasts, and what was on when the windows begin; shorter bursts are for whoever counts those. */
function keepLasting(odd: Uint8Array): void {
  for (let j = 0; j < odd.length;) {
    const end = odd.indexOf(odd[j] === 1 ? 0 : 1, j);
    const next = end < 0 ? odd.length : end;
    if (odd[j] === 1 && next - j < (j === 0 ? NEAR : LASTING)) {
      odd.fill(0, j, next);
    }
    j = next;
  }
}

/** Fills what is between two odd windows. */
function close(odd: Uint8Array): void {
  let last = -NEAR - 1;
  for (let j = 0; j < odd.length; j++) {
    if (odd[j] === 1) {
      if (j - last <= NEAR) {
        odd.fill(1, last, j);
      }
      last = j;
    }
  }
}

function medianOf(values: Float64Array, without: Uint8Array): number {
  const sorted = values.filter((_, i) => without[i] === 0).sort();
  return sorted[sorted.length >> 1];
}
