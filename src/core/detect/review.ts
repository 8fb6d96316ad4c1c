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
/** Windows that have to be left to say what is usual. */
const LEAST = 10;

/** Departures in deviates of chance, how many of them, and among how many windows, from which a category is worth a look. */
const GLANCE = 2.3;
const SEVERAL = 3;
const AMONG = 5;

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
  let any = false;
  for (let k = 0; k < categories; k++) {
    wanted[k] = departsOften(apart, chance, categories, k, from, until) ? 1 : 0;
    any = any || wanted[k] === 1;
  }
  return any;
}

function departsOften(
  apart: Float64Array,
  chance: Float64Array,
  categories: number,
  k: number,
  from: number,
  until: number
): boolean {
  let rises = 0;
  let falls = 0;
  for (let i = from; i < until; i++) {
    const way = wayOf(apart, chance, categories, k, i);
    const gone = i - AMONG >= from ? wayOf(apart, chance, categories, k, i - AMONG) : 0;
    rises += (way > 0 ? 1 : 0) - (gone > 0 ? 1 : 0);
    falls += (way < 0 ? 1 : 0) - (gone < 0 ? 1 : 0);
    if (rises >= SEVERAL || falls >= SEVERAL) {
      return true;
    }
  }
  return false;
}

/** 1 or -1 where the i-th window departs, by its direction. */
function wayOf(apart: Float64Array, chance: Float64Array, categories: number, k: number, i: number): number {
  const d = apart[i * categories + k];
  return d * d <= GLANCE * GLANCE * chance[i] ? 0 : d > 0 ? 1 : -1;
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
  const values = new Float64Array(size);
  const squares = new Float64Array(size);
  const room = new Float64Array(size);
  for (let k = 0; k < categories; k++) {
    if (wanted[k] === 0) {
      continue;
    }
    for (let i = 0; i < size; i++) {
      values[i] = apart[(from + i) * categories + k];
      own[i] = odd[from + i] > 0 || !(chance[from + i] > 0) ? 1 : 0;
    }
    const left = own.slice();
    if (size - sumOf(left) < LEAST) {
      return false;
    }
    markFar(values, squares, chance, from, own, left, room);
    keepLasting(own, from === 0);
    for (let i = 0; i < size; i++) {
      found[i] |= own[i];
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

/** Marks what is more than `ODD` deviates from the median of the others. `room` is for as many values. */
function markFar(
  values: Float64Array,
  squares: Float64Array,
  chance: Float64Array,
  from: number,
  own: Uint8Array,
  left: Uint8Array,
  room: Float64Array
): void {
  const without = left.slice();
  own.fill(0);
  for (let pass = 0; pass < PASSES; pass++) {
    const centre = medianOf(values, without, room);
    for (let i = 0; i < values.length; i++) {
      const off = values[i] - centre;
      squares[i] = chance[from + i] > 0 ? (off * off) / chance[from + i] : 0;
    }
    const usual = Math.max(1, medianOf(squares, without, room) / NORMAL_MEDIAN);
    const most = ODD * ODD * (usual + (pass > 0 ? WARY * Math.max(0, usual - WANDERS) : 0));
    let any = false;
    for (let i = 0; i < values.length; i++) {
      own[i] = left[i] === 0 && squares[i] > most ? 1 : 0;
      without[i] = left[i] | own[i];
      any = any || own[i] === 1;
    }
    if (!any) {
      break;
    }
  }
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
