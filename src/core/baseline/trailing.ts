import type { GroupTable } from '../window/table';
import type { WindowGrid } from '../window/grid';

/**
 * Sums and spread of the trailing windows before each window, in O(K) a window.
 *
 * Van Herk's blocks (1992): windows are cut into blocks as long as the trailing stretch; a stretch is the end of one block
 * and the beginning of the next, so two running aggregates are enough. Blocks lie at absolute positions, so that a window's
 * numbers are bit by bit the same through whatever range it is asked for. Aggregates are only ever merged, never
 * subtracted, as Chan, Golub & LeVeque (1983) merge variances, with the number of events as weight:
 *
 *     S = S_a + S_b,   D = D_a + D_b + (S_a/N_a - S_b/N_b)² N_a N_b / (N_a + N_b)
 *
 * where D_k = Σ n_t (p_tk - p_k)², so that Pearson's X² of the windows against their common share is Σ D_k / p_k,
 * without cancellation at any N.
 */
export class Trailing {
  /** Events by category in the trailing windows of the window last asked for. */
  readonly sums: Float64Array;
  /** All events in them. */
  total = 0;
  /** Σ n², over them: what tells how unlike in size they are. */
  squares = 0;
  /** How many of them had events. */
  windows = 0;
  private readonly spread: Float64Array;
  private readonly before: Aggregates;
  private readonly after: Aggregates;
  /** Place of each window in its block. */
  private readonly position: Int32Array;
  /** Which categories `pooledShares` are of where `pooledAt` has the current version: windows beside each other mostly pool the same. */
  private pooledKey = '';
  private pooledVersion = 0;
  private readonly pooledShares: Float64Array;
  private readonly pooledAt: Int32Array;
  /** The window that `at` was last asked for. */
  private current = -1;

  constructor(
    private readonly table: GroupTable,
    private readonly categories: number,
    private readonly grid: WindowGrid,
    private readonly length: number,
    private readonly gap: number
  ) {
    this.sums = new Float64Array(categories);
    this.spread = new Float64Array(categories);
    this.pooledShares = new Float64Array(grid.windows);
    this.pooledAt = new Int32Array(grid.windows);
    const { perWindow } = grid;
    const needed = Math.max(0, grid.windows - (gap + 1) * perWindow);
    this.before = new Aggregates(needed, categories);
    this.after = new Aggregates(needed, categories);
    this.position = new Int32Array(needed);
    const block = new Int32Array(needed);
    for (let w = 0; w < needed; w++) {
      // sliding windows form `perWindow` sequences of windows that don't overlap
      const sequence = Math.floor((grid.firstBucket + w) / perWindow);
      block[w] = Math.floor(sequence / length);
      this.position[w] = sequence - block[w] * length;
    }
    // only the blocks that a stretch begins in need the one aggregate, and those that one ends in the other
    const firstEnd = block[Math.max(0, grid.firstTested - (gap + 1) * perWindow)];
    const lastStart = block[Math.max(0, grid.windows - 1 - (gap + length) * perWindow)];
    for (let w = 0; w < needed; w++) {
      if (block[w] >= firstEnd) {
        this.before.extend(w, this.position[w] !== 0 && w >= perWindow ? w - perWindow : -1, table);
      }
    }
    for (let w = needed - 1; w >= 0; w--) {
      if (block[w] <= lastStart) {
        this.after.extend(w, this.position[w] !== length - 1 && w + perWindow < needed ? w + perWindow : -1, table);
      }
    }
  }

  /** Makes `sums`, `total` and `windows` those of the windows that trail `window`. */
  at(window: number): void {
    if (window === this.current) {
      return;
    }
    this.current = window;
    const first = window - (this.gap + this.length) * this.grid.perWindow;
    const last = window - (this.gap + 1) * this.grid.perWindow;
    const { sums, spread, categories, before, after } = this;
    const b = last * categories;
    if (this.position[first] === 0) {
      this.total = before.total[last];
      this.squares = before.squares[last];
      this.windows = before.windows[last];
      for (let k = 0; k < categories; k++) {
        sums[k] = before.sums[b + k];
        spread[k] = before.spread[b + k];
      }
      return;
    }
    const a = first * categories;
    const na = after.total[first];
    const nb = before.total[last];
    this.total = na + nb;
    this.squares = after.squares[first] + before.squares[last];
    this.windows = after.windows[first] + before.windows[last];
    const weight = na > 0 && nb > 0 ? (na * nb) / (na + nb) : 0;
    for (let k = 0; k < categories; k++) {
      const sa = after.sums[a + k];
      const sb = before.sums[b + k];
      sums[k] = sa + sb;
      let d = after.spread[a + k] + before.spread[b + k];
      if (weight > 0) {
        const difference = sa / na - sb / nb;
        d += difference * difference * weight;
      }
      spread[k] = d;
    }
  }

  /**
   * Overdispersion ratio X² / df of those windows and its degrees of freedom (T - 1)(K - 1), with the categories at `pooled` as one;
   * null when df is 0.
   */
  ratio(pooled: number[] = []): { ratio: number; df: number } | null {
    const { sums, spread, total } = this;
    let seen = 0;
    let statistic = 0;
    let pool = 0;
    let next = 0;
    for (let k = 0; k < this.categories; k++) {
      if (pooled[next] === k) {
        next++;
        pool += sums[k];
      } else if (sums[k] > 0) {
        seen++;
        statistic += (spread[k] / sums[k]) * total;
      }
    }
    if (pool > 0) {
      seen++;
      statistic += (this.spreadOf(pooled, pool / total) / pool) * total;
    }
    const df = Math.max(0, this.windows - 1) * Math.max(0, seen - 1);
    return df > 0 ? { ratio: statistic / df, df } : null;
  }

  /** Σ n_t (p_t - p)² of several categories as one. */
  private spreadOf(pooled: number[], share: number): number {
    const key = pooled.join();
    if (key !== this.pooledKey) {
      this.pooledKey = key;
      this.pooledVersion++;
    }
    const { pooledShares, pooledAt, pooledVersion } = this;
    const { n } = this.table;
    const { perWindow } = this.grid;
    const last = this.current - (this.gap + 1) * perWindow;
    let sum = 0;
    for (let w = last - (this.length - 1) * perWindow; w <= last; w += perWindow) {
      if (pooledAt[w] !== pooledVersion) {
        pooledAt[w] = pooledVersion;
        pooledShares[w] = this.shareOf(pooled, w);
      }
      const difference = pooledShares[w] - share;
      sum += difference * difference * n[w];
    }
    return sum;
  }

  private shareOf(pooled: number[], w: number): number {
    const { counts, n } = this.table;
    let own = 0;
    for (let i = 0; i < pooled.length; i++) {
      own += counts[w * this.categories + pooled[i]];
    }
    return n[w] > 0 ? own / n[w] : 0;
  }

  /** Counts of the trailing windows, oldest first. The rows are the table's own. */
  rows(): Float64Array[] {
    const { categories, current, gap, length } = this;
    const { perWindow } = this.grid;
    const rows: Float64Array[] = [];
    for (let age = gap + length; age > gap; age--) {
      const at = (current - age * perWindow) * categories;
      rows.push(this.table.counts.subarray(at, at + categories));
    }
    return rows;
  }

  /** Mean counts of the trailing windows that had events: what a baseline of states is. */
  means(): Float64Array {
    const windows = this.windows;
    return this.sums.map((sum) => (windows > 0 ? sum / windows : 0));
  }
}

/** One running aggregate a window: events, their squares, events by category, their spread, windows that had events. */
class Aggregates {
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
  extend(window: number, from: number, table: GroupTable): void {
    const { sums, spread, categories } = this;
    const counts = table.counts;
    const own = table.n[window];
    const so = window * categories;
    if (from < 0) {
      this.total[window] = own;
      this.squares[window] = own * own;
      this.windows[window] = own > 0 ? 1 : 0;
      for (let k = 0; k < categories; k++) {
        sums[so + k] = counts[so + k];
      }
      return;
    }
    const known = this.total[from];
    const fo = from * categories;
    const weight = own > 0 && known > 0 ? (own * known) / (own + known) : 0;
    this.total[window] = known + own;
    this.squares[window] = this.squares[from] + own * own;
    this.windows[window] = this.windows[from] + (own > 0 ? 1 : 0);
    for (let k = 0; k < categories; k++) {
      const s = sums[fo + k];
      const x = counts[so + k];
      sums[so + k] = s + x;
      if (weight > 0) {
        const difference = x / own - s / known;
        spread[so + k] = spread[fo + k] + difference * difference * weight;
      } else {
        spread[so + k] = spread[fo + k];
      }
    }
  }
}
