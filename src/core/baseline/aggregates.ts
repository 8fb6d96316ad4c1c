/** Running aggregates, one a window: events, their squares, events by category, their spread, windows that had events. */
export interface Aggregates {
  sums: Float64Array;
  spread: Float64Array;
  total: Float64Array;
  squares: Float64Array;
  windows: Int32Array;
}

export const emptyAggregates = (length: number, categories: number): Aggregates => ({
  sums: new Float64Array(length * categories),
  spread: new Float64Array(length * categories),
  total: new Float64Array(length),
  squares: new Float64Array(length),
  windows: new Int32Array(length),
});

/** What a window's aggregate is made from, where that is no other window's: nothing; and that it isn't needed. */
const NOTHING = -1;
const NOT_NEEDED = -2;

/**
 * Cuts windows into blocks at absolute positions, `length` windows each, and says what the aggregate of each window is made from.
 *
 * @param firstBucket of the first window
 * @param perWindow buckets that a window has: windows that slide form so many sequences that don't overlap
 * @param firstEnd the first window that a stretch ends with, and the last that one begins with: only the blocks that a stretch begins in
 *   need the one aggregate, and those that one ends in the other
 * @param position place of each window in its block
 * @param earlier, later the window that its aggregate from the beginning of the block, and that to its end, is made from
 */
export function placeBlocks(
  firstBucket: number,
  perWindow: number,
  length: number,
  firstEnd: number,
  lastStart: number,
  position: Int32Array,
  earlier: Int32Array,
  later: Int32Array
): void {
  const needed = position.length;
  const blockOf = (w: number) => Math.floor(Math.floor((firstBucket + w) / perWindow) / length);
  const firstBlock = blockOf(firstEnd);
  const lastBlock = blockOf(lastStart);
  for (let w = 0; w < needed; w++) {
    const block = blockOf(w);
    position[w] = Math.floor((firstBucket + w) / perWindow) - block * length;
    const begins = position[w] === 0 || w < perWindow;
    const ends = position[w] === length - 1 || w + perWindow >= needed;
    earlier[w] = block < firstBlock ? NOT_NEEDED : begins ? NOTHING : w - perWindow;
    later[w] = block > lastBlock ? NOT_NEEDED : ends ? NOTHING : w + perWindow;
  }
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

/**
 * Fills running aggregates: that of each window is the one at `from` and the window itself.
 *
 * @param backwards the last window first
 */
export function aggregate(
  counts: Float64Array,
  n: Float64Array,
  categories: number,
  from: Int32Array,
  backwards: boolean,
  sums: Float64Array,
  spread: Float64Array,
  total: Float64Array,
  squares: Float64Array,
  windows: Int32Array
): void {
  for (let i = 0; i < from.length; i++) {
    const w = backwards ? from.length - 1 - i : i;
    const other = from[w];
    if (other === NOT_NEEDED) {
      continue;
    }
    const own = n[w];
    const known = other < 0 ? 0 : total[other];
    total[w] = known + own;
    squares[w] = own * own;
    windows[w] = own > 0 ? 1 : 0;
    if (other >= 0) {
      squares[w] += squares[other];
      windows[w] += windows[other];
    }
    const begin = w * categories;
    const end = begin + categories;
    if (other < 0) {
      sums.set(counts.subarray(begin, end), begin);
      continue;
    }
    const weight = weightOfBoth(own, known);
    const back = (other - w) * categories;
    for (let at = begin; at < end; at++) {
      const count = counts[at];
      const before = sums[at + back];
      sums[at] = before + count;
      spread[at] = spread[at + back] + spreadBetween(count, own, before, known, weight);
    }
  }
}
