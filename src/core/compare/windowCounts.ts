/** Counts of one group, window by window, as a comparison reads them: row-major window x category. */
export interface CountRows {
  counts: Float64Array;
  /** Events of each window. */
  n: Float64Array;
  /** 1 where the group has a point in the window. */
  present: Uint8Array;
  /** Why a window isn't whole: 0 where it is. */
  partial: Uint8Array;
}

/**
 * A window as it was counted, or the `length` windows that end with it, added up: all that is known without a baseline. Costs nothing
 * for one window until it is asked for its counts, and a sum over `length` rows for a longer one.
 */
export class WindowCounts {
  readonly n: number;
  /** Σ n² over the windows. */
  readonly squares: number;
  /** Some series of the group has a point in the window. */
  readonly present: boolean;
  /** Why it isn't whole: 0 where it is. */
  readonly partial: number;
  private knownCounts: Float64Array | null = null;

  /** @param perWindow buckets that a window has: windows that far apart don't overlap */
  constructor(
    private readonly rows: CountRows,
    private readonly width: number,
    perWindow: number,
    readonly window: number,
    readonly length: number
  ) {
    const { counts, n: totals, present, partial } = rows;
    if (length === 1) {
      const n = totals[window];
      this.n = n;
      this.squares = n * n;
      this.present = present[window] === 1;
      this.partial = partial[window];
      return;
    }
    const sums = new Float64Array(width);
    let anyPresent = false;
    let anyPartial = 0;
    let n = 0;
    let squares = 0;
    for (let w = window - (length - 1) * perWindow; w <= window; w += perWindow) {
      const own = totals[w];
      anyPresent ||= present[w] === 1;
      anyPartial ||= partial[w];
      n += own;
      squares += own * own;
      for (let k = 0; k < width; k++) {
        sums[k] += counts[w * width + k];
      }
    }
    this.knownCounts = sums;
    this.n = n;
    this.squares = squares;
    this.present = anyPresent;
    this.partial = anyPartial;
  }

  /** Events by category. */
  get counts(): Float64Array {
    const { rows, width, window } = this;
    return (this.knownCounts ??= rows.counts.subarray(window * width, (window + 1) * width));
  }
}
