import { asinSqrt, kthSmallest } from '../numeric';
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
/** Part of them that are odd by themselves. */
const DENSE = 0.6;

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
    const own = oddIn(windows, k, until);
    keepLasting(own);
    for (let j = 0; j < until; j++) {
      odd[j] |= own[j];
    }
  }
  return odd.indexOf(1) < 0 ? null : odd;
}

/** Where the share of category k is more than `ODD` deviates from its median. */
function oddIn(windows: Windows, k: number, until: number): Uint8Array {
  const own = new Uint8Array(until);
  const angles = new Float64Array(until);
  const squares = new Float64Array(until);
  for (let i = 0; i < until; i++) {
    angles[i] = 2 * asinSqrt(Math.min(1, windows.count(i, 1, k) / windows.total(i, 1)));
  }
  for (let pass = 0; pass < PASSES; pass++) {
    const centre = medianOf(angles, own);
    for (let i = 0; i < until; i++) {
      const off = angles[i] - centre;
      squares[i] = off * off * windows.total(i, 1);
    }
    const most = ODD * ODD * Math.max(1, medianOf(squares, own) / NORMAL_MEDIAN);
    for (let i = 0; i < until; i++) {
      own[i] = squares[i] > most ? 1 : 0;
    }
    if (own.indexOf(1) < 0) {
      break;
    }
  }
  return own;
}

/** Keeps what lasts, gaps filled, and what was on when the windows begin; shorter bursts are for whoever counts those. */
function keepLasting(odd: Uint8Array): void {
  for (let j = odd.indexOf(1); j >= 0;) {
    let last = j;
    let number = 1;
    for (let i = j + 1; i < odd.length && i - last <= NEAR; i++) {
      if (odd[i] === 1) {
        last = i;
        number++;
      }
    }
    const span = last - j + 1;
    const lasts = number >= (j === 0 ? NEAR : LASTING) && number >= DENSE * span;
    odd.fill(lasts ? 1 : 0, j, last + 1);
    j = odd.indexOf(1, last + 1);
  }
}

function medianOf(values: Float64Array, without: Uint8Array): number {
  const kept = new Float64Array(values.length);
  let number = 0;
  for (let i = 0; i < values.length; i++) {
    if (without[i] === 0) {
      kept[number++] = values[i];
    }
  }
  return kthSmallest(kept.subarray(0, number), number >> 1);
}
