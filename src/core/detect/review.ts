import { kthSmallest } from '../numeric';

/** The median of a squared standard normal deviate. */
const NORMAL_MEDIAN = 0.4549;
/** Deviates from which a window is odd beside the others; their spread is taken anew without those that are. */
const ODD = 3;
const PASSES = 2;
/**
 * Where windows vary by more than so many times what chance explains, they may wander, and spread is badly known: by so many times the
 * excess a square has to be larger.
 */
const WANDERS = 1.5;
const WARY = 3;
/** Windows between two odd ones that are so near each other are odd too. */
const NEAR = 3;
/** Odd windows in a row that are no burst, and those that evidence would have found, if they mattered. */
const LASTING = 4;
const LONGEST = 30;
/** Part of them that are odd by themselves. */
const DENSE = 0.6;
/** By how much less a median may come out that is reckoned back from what it leads to. */
const ROUNDED = 1e-9;
/** Windows that have to be left to say what is usual. */
const LEAST = 10;

/** Departures in deviates of chance, how many of them, and among how many windows, from which a category is worth a look. */
const GLANCE = 2.3;
const SEVERAL = 3;
const AMONG = 5;
/** How bits tell where among those windows a category rose, and above them where it fell; what is left of them with the next one. */
const ROSE = 1;
const FELL = 1 << AMONG;
const LAST = FELL - 1;
const KEPT = (LAST - 1) | ((LAST - 1) << AMONG);
/** How many bits of such a number are set. */
const SET = [0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 1, 2, 2, 3, 2, 3, 3, 4, 2, 3, 3, 4, 3, 4, 4, 5];

/**
 * Which categories may have odd windows: several near each other that departed the same way by more than chance often does. Cheap, since it
 * is asked of all.
 *
 * @param apart how far each window departed from what it was held against, on the arcsine scale: windows x categories
 * @param chance variance of that by chance; 0 where a window has none
 * @param wanted 1 for each of those, written
 * @returns whether there are any
 */
export function mayBeOdd(
  apart: Float64Array,
  chance: Float64Array,
  from: number,
  until: number,
  wanted: Uint8Array
): boolean {
  const categories = wanted.length;
  wanted.fill(0);
  // in which of the last windows each rose and fell: a bit each
  const ways = new Int32Array(categories);
  let any = false;
  for (let i = from; i < until; i++) {
    const most = GLANCE * GLANCE * chance[i];
    const row = i * categories;
    for (let k = 0; k < categories; k++) {
      const before = (ways[k] << 1) & KEPT;
      const d = apart[row + k];
      if (d * d <= most) {
        ways[k] = before;
        continue;
      }
      const way = before | (d > 0 ? ROSE : FELL);
      ways[k] = way;
      if (SET[way & LAST] >= SEVERAL || SET[(way >> AMONG) & LAST] >= SEVERAL) {
        wanted[k] = 1;
        any = true;
      }
    }
  }
  return any;
}

/**
 * Marks windows that turn out to be odd beside the others, several in a row: further than `ODD` deviates from the median of a category,
 * by how much that category usually varies there (median of the squares). Fewer than half of the windows may be. What was an
 * incident, found or not, must not be taken for how the series varies.
 *
 * @param apart how far each window is from what it is held against, or its shares, on the arcsine scale: windows x categories
 * @param chance variance of that by chance; 0 where a window has none
 * @param wanted 1 for each category that is looked at
 * @param odd what is marked already takes no part
 * @returns whether there are any new ones
 */
export function markOdd(
  apart: Float64Array,
  chance: Float64Array,
  wanted: Uint8Array,
  from: number,
  until: number,
  odd: Uint8Array
): boolean {
  const categories = wanted.length;
  const size = until - from;
  const found = new Uint8Array(size);
  const own = new Uint8Array(size);
  const left = new Uint8Array(size);
  const without = new Uint8Array(size);
  const values = new Float64Array(size);
  const squares = new Float64Array(size);
  const room = new Float64Array(size);
  for (let k = 0; k < categories; k++) {
    if (wanted[k] === 0) {
      continue;
    }
    for (let i = 0; i < size; i++) {
      values[i] = apart[(from + i) * categories + k];
      left[i] = odd[from + i] > 0 || !(chance[from + i] > 0) ? 1 : 0;
    }
    if (size - sumOf(left) < LEAST) {
      return false;
    }
    without.set(left);
    if (markFar(values, squares, chance, from, own, left, without, room)) {
      keepLasting(own, from === 0);
      for (let i = 0; i < size; i++) {
        found[i] |= own[i];
      }
    }
  }
  let any = false;
  for (let i = 0; i < size; i++) {
    if (found[i] === 1 && odd[from + i] === 0) {
      odd[from + i] = 1;
      any = true;
    }
  }
  return any;
}

/** Marks what is more than `ODD` deviates from the median of the others, if there is any. `room` is for as many values. */
function markFar(
  values: Float64Array,
  squares: Float64Array,
  chance: Float64Array,
  from: number,
  own: Uint8Array,
  left: Uint8Array,
  without: Uint8Array,
  room: Float64Array
): boolean {
  let any = false;
  for (let pass = 0; pass < PASSES; pass++) {
    const centre = medianOf(values, without, room);
    let furthest = 0;
    for (let i = 0; i < values.length; i++) {
      const off = values[i] - centre;
      const square = left[i] === 0 ? (off * off) / chance[from + i] : 0;
      squares[i] = square;
      furthest = square > furthest ? square : furthest;
    }
    if (isUsual(furthest, squares, without)) {
      return false;
    }
    const usual = Math.max(1, medianOf(squares, without, room) / NORMAL_MEDIAN);
    const most = ODD * ODD * (usual + (pass > 0 ? WARY * Math.max(0, usual - WANDERS) : 0));
    any = false;
    for (let i = 0; i < values.length; i++) {
      own[i] = left[i] === 0 && squares[i] > most ? 1 : 0;
      without[i] = left[i] | own[i];
      any = any || own[i] === 1;
    }
    if (!any) {
      break;
    }
  }
  return any;
}

/** Whether even the largest square is no more than `ODD` deviates, which most often is seen without knowing the median of the squares. */
function isUsual(furthest: number, squares: Float64Array, without: Uint8Array): boolean {
  if (furthest <= ODD * ODD) {
    return true;
  }
  const median = (furthest / (ODD * ODD)) * NORMAL_MEDIAN * (1 + ROUNDED);
  let number = 0;
  let below = 0;
  for (let i = 0; i < squares.length; i++) {
    const counts = 1 - without[i];
    number += counts;
    below += squares[i] < median ? counts : 0;
  }
  return below <= number >> 1;
}

/** Keeps what lasts, gaps filled, and what was on when the windows begin; shorter bursts are for whoever counts those. */
function keepLasting(odd: Uint8Array, fromStart: boolean): void {
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
    const began = j === 0 && fromStart;
    const lasts = number >= (began ? NEAR : LASTING) && number >= DENSE * span && (began || span <= LONGEST);
    odd.fill(lasts ? 1 : 0, j, last + 1);
    j = odd.indexOf(1, last + 1);
  }
}

function sumOf(marks: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < marks.length; i++) {
    sum += marks[i];
  }
  return sum;
}

/** @param room for as many values */
function medianOf(values: Float64Array, without: Uint8Array, room: Float64Array): number {
  let number = 0;
  for (let i = 0; i < values.length; i++) {
    if (without[i] === 0) {
      room[number++] = values[i];
    }
  }
  return kthSmallest(room.subarray(0, number), number >> 1);
}
