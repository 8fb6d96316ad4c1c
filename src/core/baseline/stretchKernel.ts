/**
 * Stretches of windows, each as long as a block, over flat arrays: the part of `TrailingSums` that a host may have compiled (`Kernel`). A row
 * is that of the stretch that ends with the window `first`, and so on. A stretch is the end of one block and the beginning of the next, or
 * a whole block: each part is added up from its block's end or beginning, in a row of its own for each sequence of windows that don't overlap.
 */

/** The place of a window in its block. Blocks lie at absolute positions; windows that slide form `perWindow` sequences. */
export function placeInBlock(window: number, firstBucket: number, perWindow: number, length: number): number {
  const turn = Math.floor((firstBucket + window) / perWindow);
  return turn - Math.floor(turn / length) * length;
}

/** n_a n_b / (n_a + n_b): what the difference of two parts weighs; 0 where one has no events. */
export const weightOfBoth = (na: number, nb: number): number => (na > 0 && nb > 0 ? (na * nb) / (na + nb) : 0);

/** What the difference of two parts' shares adds to their spreads D: counts of each, out of na and nb events, and `weightOfBoth`. */
export function spreadBetween(a: number, na: number, b: number, nb: number, weight: number): number {
  if (weight === 0) {
    return 0;
  }
  const difference = a / na - b / nb;
  return difference * difference * weight;
}

/** A part of a stretch for each sequence of windows, as it grows: events by category, their spread, all events, their squares, and windows. */
class Part {
  readonly sums: Float64Array;
  readonly spread: Float64Array;
  readonly total: Float64Array;
  readonly squares: Float64Array;
  readonly windows: Float64Array;

  constructor(
    readonly sequences: number,
    readonly categories: number
  ) {
    this.sums = new Float64Array(sequences * categories);
    this.spread = new Float64Array(sequences * categories);
    this.total = new Float64Array(sequences);
    this.squares = new Float64Array(sequences);
    this.windows = new Float64Array(sequences);
  }

  /** Adds a window to one that runs, or begins with it. */
  add(sequence: number, begins: boolean, counts: Float64Array, n: Float64Array, w: number): void {
    const { categories, sums, spread, total, squares, windows } = this;
    const own = n[w];
    const at = sequence * categories;
    const row = w * categories;
    if (begins) {
      total[sequence] = own;
      squares[sequence] = own * own;
      windows[sequence] = own > 0 ? 1 : 0;
      for (let k = 0; k < categories; k++) {
        sums[at + k] = counts[row + k];
        spread[at + k] = 0;
      }
      return;
    }
    const known = total[sequence];
    total[sequence] = known + own;
    squares[sequence] = own * own + squares[sequence];
    windows[sequence] += own > 0 ? 1 : 0;
    const weight = weightOfBoth(own, known);
    for (let k = 0; k < categories; k++) {
      const count = counts[row + k];
      const before = sums[at + k];
      spread[at + k] += spreadBetween(count, own, before, known, weight);
      sums[at + k] = before + count;
    }
  }
}

/** What is known of each stretch, a column each; NaN where there is none. */
export const RATIO = 0;
export const RATIO_DF = 1;
export const PAST_WINDOWS = 2;
export const PAST_N = 3;
export const PAST_SQUARES = 4;
export const PAST = 5;

/**
 * What is known of stretches: X² / df of their windows and its degrees of freedom (T - 1)(K - 1), how many windows had events, all events,
 * and Σ n².
 *
 * @param first the last window of the first stretch
 * @param rows how many stretches
 * @param sums, spread events of each, and D_k = Σ n_t (p_tk - p_k)², rows x categories; empty where they aren't asked for
 * @param past a column of each
 */
export function stretches(
  counts: Float64Array,
  n: Float64Array,
  categories: number,
  firstBucket: number,
  perWindow: number,
  length: number,
  first: number,
  rows: number,
  sums: Float64Array,
  spread: Float64Array,
  past: Float64Array
): void {
  const block = length * perWindow;
  const span = block - perWindow;
  const end = first + rows;
  const asksSums = sums.length > 0;
  const asksSpread = spread.length > 0;
  // the first parts of the stretches that end in one block, by the window that they begin with
  const partSums = new Float64Array(block * categories);
  const partSpread = new Float64Array(block * categories);
  const total = new Float64Array(block);
  const squares = new Float64Array(block);
  const windows = new Float64Array(block);
  let begin = Math.floor((firstBucket + first) / block) * block - firstBucket;
  for (; begin < end; begin += block) {
    const later = new Part(perWindow, categories);
    for (let i = block - 1; i >= 0 && begin - block + i >= first - span; i--) {
      const sequence = i % perWindow;
      later.add(sequence, i >= span, counts, n, begin - block + i);
      const at = sequence * categories;
      for (let k = 0; k < categories; k++) {
        partSums[i * categories + k] = later.sums[at + k];
        partSpread[i * categories + k] = later.spread[at + k];
      }
      total[i] = later.total[sequence];
      squares[i] = later.squares[sequence];
      windows[i] = later.windows[sequence];
    }
    const earlier = new Part(perWindow, categories);
    for (let i = 0; i < block && begin + i < end; i++) {
      const last = begin + i;
      if (last < 0) {
        continue;
      }
      const sequence = i % perWindow;
      earlier.add(sequence, i < perWindow || last < perWindow, counts, n, last);
      if (last < first) {
        continue;
      }
      const row = last - first;
      // a stretch that ends with its block is all of it
      const apart = i < span;
      const a = i + perWindow;
      const na = apart ? total[a] : 0;
      const nb = earlier.total[sequence];
      const weight = weightOfBoth(na, nb);
      const at = sequence * categories;
      let statistic = 0;
      let seen = 0;
      for (let k = 0; k < categories; k++) {
        let sum = earlier.sums[at + k];
        let apartness = earlier.spread[at + k];
        if (apart) {
          const own = partSums[a * categories + k];
          apartness = partSpread[a * categories + k] + apartness + spreadBetween(own, na, sum, nb, weight);
          sum = own + sum;
        }
        if (asksSums) {
          sums[row * categories + k] = sum;
        }
        if (asksSpread) {
          spread[row * categories + k] = apartness;
        }
        if (sum > 0) {
          seen++;
          statistic += apartness / sum;
        }
      }
      const known = earlier.windows[sequence] + (apart ? windows[a] : 0);
      const df = Math.max(0, known - 1) * Math.max(0, seen - 1);
      past[RATIO * rows + row] = df > 0 ? (statistic * (na + nb)) / df : NaN;
      past[RATIO_DF * rows + row] = df;
      past[PAST_WINDOWS * rows + row] = known;
      past[PAST_N * rows + row] = nb + na;
      past[PAST_SQUARES * rows + row] = earlier.squares[sequence] + (apart ? squares[a] : 0);
    }
  }
}

/** Σ D_k / S_k of the categories that have events but those at `pooled` (ascending), how many they are, and S of the pooled ones. */
export function spreadOver(sums: Float64Array, spread: Float64Array, pooled: Int32Array): Float64Array {
  const found = new Float64Array(3);
  let statistic = 0;
  let seen = 0;
  let pool = 0;
  let next = 0;
  for (let k = 0; k < sums.length; k++) {
    const sum = sums[k];
    if (next < pooled.length && pooled[next] === k) {
      next++;
      pool += sum;
    } else if (sum > 0) {
      seen++;
      statistic += spread[k] / sum;
    }
  }
  found[0] = statistic;
  found[1] = seen;
  found[2] = pool;
  return found;
}
