import type { GroupTable } from '../window/table';

/** One running aggregate a window: events, their squares, events by category, their spread, windows that had events. */
export class Aggregates {
  readonly sums: Float64Array;
  readonly spread: Float64Array;
  readonly total: Float64Array;
  readonly squares: Float64Array;
  readonly windows: Int32Array;

  constructor(
    length: number,
    private readonly categories: number
  ) {
    this.sums = new Float64Array(length * categories);
    this.spread = new Float64Array(length * categories);
    this.total = new Float64Array(length);
    this.squares = new Float64Array(length);
    this.windows = new Int32Array(length);
  }

  /** The aggregate at `window`: that at `from` (-1: nothing) and the window itself. */
  extend(window: number, from: number, { counts, n }: GroupTable): void {
    const { sums, spread, categories } = this;
    const own = n[window];
    let at = window * categories;
    const end = at + categories;
    if (from < 0) {
      this.total[window] = own;
      this.squares[window] = own * own;
      this.windows[window] = own > 0 ? 1 : 0;
      for (; at < end; at++) {
        sums[at] = counts[at];
      }
      return;
    }
    const known = this.total[from];
    this.total[window] = known + own;
    this.squares[window] = this.squares[from] + own * own;
    this.windows[window] = this.windows[from] + (own > 0 ? 1 : 0);
    let before = from * categories;
    if (own === 0 || known === 0) {
      for (; at < end; at++, before++) {
        sums[at] = sums[before] + counts[at];
        spread[at] = spread[before];
      }
      return;
    }
    const weight = (own * known) / (own + known);
    for (; at < end; at++, before++) {
      const sum = sums[before];
      const count = counts[at];
      sums[at] = sum + count;
      const difference = count / own - sum / known;
      spread[at] = spread[before] + difference * difference * weight;
    }
  }
}
