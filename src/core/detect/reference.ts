import type { Windows } from './windows';

/** Fewest windows that make a reference. */
const LEAST = 5;

/**
 * The windows taken for normal, in order, as running sums: what a trailing reference is summed from. Windows of a drift and outlying
 * ones are never taken in, and those after an onset are given back.
 */
export class Reference {
  private readonly sums: Float64Array;
  private readonly totals: Float64Array;
  private readonly squares: Float64Array;
  private readonly at: Int32Array;
  private accepted = 0;
  private frozen = false;
  /** Σ of the counts of the reference last asked for, of its events and of their squares; and how many windows it has. */
  readonly counts: Float64Array;
  total = 0;
  squaresTotal = 0;
  size = 0;

  constructor(
    private readonly windows: Windows,
    private readonly trailing: number,
    private readonly gap: number
  ) {
    const { length, categories } = windows;
    this.sums = new Float64Array((length + 1) * categories);
    this.totals = new Float64Array(length + 1);
    this.squares = new Float64Array(length + 1);
    this.at = new Int32Array(length + 1);
    this.counts = new Float64Array(categories);
  }

  /** Takes the j-th window for normal. */
  accept(j: number): void {
    const { windows, sums, totals, squares, accepted } = this;
    const { categories } = windows;
    const base = accepted * categories;
    for (let k = 0; k < categories; k++) {
      sums[base + categories + k] = sums[base + k] + windows.count(j, 1, k);
    }
    const n = windows.total(j, 1);
    totals[accepted + 1] = totals[accepted] + n;
    squares[accepted + 1] = squares[accepted] + n * n;
    this.at[accepted] = j;
    this.accepted = accepted + 1;
  }

  /** Holds on to what was normal before `onset`. */
  freeze(onset: number): void {
    while (this.accepted > 0 && this.at[this.accepted - 1] >= onset) {
      this.accepted--;
    }
    this.take(this.accepted);
    this.frozen = true;
  }

  release(): void {
    this.frozen = false;
  }

  /** Sums up the reference of the `length` windows that end with the j-th; false where it has too few windows. */
  of(j: number, length: number): boolean {
    if (this.frozen) {
      return this.total > 0;
    }
    const { at } = this;
    const last = j - Math.max(length, this.gap);
    let end = this.accepted;
    while (end > 0 && at[end - 1] > last) {
      end--;
    }
    this.take(end);
    return this.size >= LEAST && this.total > 0;
  }

  private take(end: number): void {
    const { sums, totals, squares, counts, trailing } = this;
    const { categories } = this.windows;
    const begin = Math.max(0, end - trailing);
    for (let k = 0; k < categories; k++) {
      counts[k] = sums[end * categories + k] - sums[begin * categories + k];
    }
    this.total = totals[end] - totals[begin];
    this.squaresTotal = squares[end] - squares[begin];
    this.size = end - begin;
  }
}
