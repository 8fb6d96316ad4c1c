import { asinSqrt } from '../numeric';
import type { Reference } from './reference';
import type { Windows } from './windows';

/** What each window is held against where that isn't the windows before it: by window of the group's table, windows x categories. */
export interface OwnReferences {
  /** Counts; or intended shares, the same for every window. */
  counts: Float64Array;
  /** Their events; Infinity where shares are intended. */
  totals: Float64Array;
}

/** Several windows beside their reference, by category; made once, filled for each question. */
export class Beside {
  /** Events of the windows, of the reference, and by how much they differ on the arcsine scale. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly apart: Float64Array;
  n = 0;
  /** Infinity where shares are intended: y are shares then. */
  m = 0;
  /** Variance of `apart` by chance. */
  chance = 0;

  constructor(
    private readonly windows: Windows,
    private readonly reference: Reference,
    private readonly own: Windows | null,
    private readonly shares: Float64Array | null
  ) {
    const { categories } = windows;
    this.x = new Float64Array(categories);
    this.y = new Float64Array(categories);
    this.apart = new Float64Array(categories);
  }

  /** Holds the `length` windows that end with the j-th against their reference; false where there is none. */
  hold(j: number, length: number): boolean {
    const { windows, x, y, apart } = this;
    const n = windows.total(j, length);
    if (!(n > 0 && this.refer(j, length))) {
      return false;
    }
    const { m } = this;
    const { categories } = windows;
    this.n = n;
    this.chance = 1 / n + 1 / m;
    const { sums } = windows;
    let to = (j + 1) * categories;
    let from = to - length * categories;
    for (let k = 0; k < categories; k++) {
      const count = sums[to++] - sums[from++];
      x[k] = count;
      const share = m < Infinity ? y[k] / m : y[k];
      apart[k] = 2 * (asinSqrt(count < n ? count / n : 1) - asinSqrt(share < 1 ? share : 1));
    }
    return true;
  }

  private refer(j: number, length: number): boolean {
    const { own, shares, reference, y } = this;
    const { categories } = this.windows;
    if (shares !== null) {
      this.m = Infinity;
      y.set(shares);
      return true;
    }
    if (own !== null) {
      this.m = own.total(j, length);
      for (let k = 0; k < categories; k++) {
        y[k] = own.count(j, length, k);
      }
      return this.m > 0;
    }
    const known = reference.of(j, length);
    this.m = reference.total;
    y.set(reference.counts);
    return known;
  }

  /** Share of category k in the reference. */
  share(k: number): number {
    return this.m < Infinity ? this.y[k] / this.m : this.y[k];
  }
}
