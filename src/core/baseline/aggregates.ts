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
export const NOTHING = -1;
export const NOT_NEEDED = -2;

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
    const weight = own > 0 && known > 0 ? (own * known) / (own + known) : 0;
    for (let k = 0; k < categories; k++) {
      const at = w * categories + k;
      const count = counts[at];
      sums[at] = count;
      if (other >= 0) {
        const before = other * categories + k;
        sums[at] = sums[before] + count;
        spread[at] = spread[before];
        if (weight > 0) {
          const difference = count / own - sums[before] / known;
          spread[at] = spread[before] + difference * difference * weight;
        }
      }
    }
  }
}
