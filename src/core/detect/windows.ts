import { asinSqrt } from '../numeric';

/** Windows of one group that can be judged, in order, as running sums: row j has all windows before the j-th. */
export class Windows {
  /** Their positions in the group's table. */
  readonly at: Int32Array;
  readonly length: number;
  /** Σ of the counts, row-major (length + 1) x categories; and of the events. */
  readonly sums: Float64Array;
  readonly totals: Float64Array;
  /** Shares of single windows on the arcsine scale, length x categories, of those that were asked for. */
  private known = new Float64Array(0);
  private readonly isKnown: Uint8Array;

  constructor(
    readonly categories: number,
    counts: Float64Array,
    n: Float64Array,
    at: Int32Array
  ) {
    const { length } = at;
    this.at = at;
    this.length = length;
    this.isKnown = new Uint8Array(length);
    const sums = new Float64Array((length + 1) * categories);
    const totals = new Float64Array(length + 1);
    for (let j = 0; j < length; j++) {
      const row = at[j] * categories;
      const base = j * categories;
      for (let k = 0; k < categories; k++) {
        sums[base + categories + k] = sums[base + k] + counts[row + k];
      }
      totals[j + 1] = totals[j] + n[at[j]];
    }
    this.sums = sums;
    this.totals = totals;
  }

  /** Events of category k in the `length` windows that end with the j-th. */
  count(j: number, length: number, k: number): number {
    const { sums, categories } = this;
    return sums[(j + 1) * categories + k] - sums[(j + 1 - length) * categories + k];
  }

  /** Shares of the windows from one on up to before another, on the arcsine scale: length x categories, which has these. */
  angles(begin: number, end: number): Float64Array {
    const { sums, categories, isKnown } = this;
    if (this.known.length === 0) {
      this.known = new Float64Array(this.length * categories);
    }
    const { known } = this;
    for (let j = begin; j < end; j++) {
      if (isKnown[j] === 1) {
        continue;
      }
      isKnown[j] = 1;
      const n = this.total(j, 1);
      const from = j * categories;
      const to = from + categories;
      for (let k = 0; k < categories; k++) {
        const count = sums[to + k] - sums[from + k];
        known[from + k] = 2 * asinSqrt(count < n ? count / n : 1);
      }
    }
    return known;
  }

  /** All their events. */
  total(j: number, length: number): number {
    return this.totals[j + 1] - this.totals[j + 1 - length];
  }
}
