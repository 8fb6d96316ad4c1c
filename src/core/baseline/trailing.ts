import type { GroupTable } from '../window/table';
import type { WindowGrid } from '../window/grid';
import { Aggregates } from './aggregates';
import { PooledSpread } from './pooledSpread';

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
  /** Events by category in the trailing windows of the window last asked for. Each window has an array of its own. */
  sums: number[] = [];
  /** All events in them. */
  total = 0;
  /** Σ n², over them: what tells how unlike in size they are. */
  squares = 0;
  /** How many of them had events. */
  windows = 0;
  /** D_k of those windows; null until it is asked for: most windows of an alert rule need no test. */
  private knownSpread: number[] | null = null;
  private readonly before: Aggregates;
  private readonly after: Aggregates;
  /** Place of each window in its block. */
  private readonly position: Int32Array;
  private readonly pooled: PooledSpread;
  /** The window that `at` was last asked for. */
  private current = -1;

  constructor(
    private readonly table: GroupTable,
    private readonly categories: number,
    private readonly grid: WindowGrid,
    private readonly length: number,
    private readonly gap: number
  ) {
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
    this.pooled = new PooledSpread(table, categories, this.position, this.before, this.after, perWindow, length);
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

  /** Makes `sums`, `total`, `squares` and `windows` those of the windows that trail `window`. */
  at(window: number): void {
    if (window === this.current) {
      return;
    }
    this.current = window;
    this.knownSpread = null;
    const { first, last } = this.ends();
    const { categories, before, after } = this;
    const sums: number[] = [];
    const b = last * categories;
    this.sums = sums;
    if (this.position[first] === 0) {
      this.total = before.total[last];
      this.squares = before.squares[last];
      this.windows = before.windows[last];
      for (let k = 0; k < categories; k++) {
        sums[k] = before.sums[b + k];
      }
      return;
    }
    const a = first * categories;
    this.total = after.total[first] + before.total[last];
    this.squares = after.squares[first] + before.squares[last];
    this.windows = after.windows[first] + before.windows[last];
    const sumsA = after.sums;
    const sumsB = before.sums;
    for (let k = 0; k < categories; k++) {
      sums[k] = sumsA[a + k] + sumsB[b + k];
    }
  }

  /** The first and the last of the windows that trail the current one. */
  private ends(): { first: number; last: number } {
    const last = this.current - (this.gap + 1) * this.grid.perWindow;
    return { first: last - (this.length - 1) * this.grid.perWindow, last };
  }

  private spread(): number[] {
    return (this.knownSpread ??= this.mergedSpread());
  }

  private mergedSpread(): number[] {
    const { first, last } = this.ends();
    const { categories, before, after } = this;
    const spreadB = before.spread;
    const b = last * categories;
    const merged: number[] = [];
    if (this.position[first] === 0) {
      for (let k = 0; k < categories; k++) {
        merged[k] = spreadB[b + k];
      }
      return merged;
    }
    const spreadA = after.spread;
    const sumsA = after.sums;
    const sumsB = before.sums;
    const a = first * categories;
    const na = after.total[first];
    const nb = before.total[last];
    if (na === 0 || nb === 0) {
      for (let k = 0; k < categories; k++) {
        merged[k] = spreadA[a + k] + spreadB[b + k];
      }
      return merged;
    }
    const weight = (na * nb) / (na + nb);
    for (let k = 0; k < categories; k++) {
      const difference = sumsA[a + k] / na - sumsB[b + k] / nb;
      merged[k] = spreadA[a + k] + spreadB[b + k] + difference * difference * weight;
    }
    return merged;
  }

  /**
   * Overdispersion ratio X² / df of those windows and its degrees of freedom (T - 1)(K - 1), with the categories at `pooled`
   * (ascending) as one; null when df is 0.
   */
  ratio(pooled: number[] = []): { ratio: number; df: number } | null {
    const { sums, total, categories } = this;
    const spread = this.spread();
    let seen = 0;
    let statistic = 0;
    let pool = 0;
    let next = 0;
    let skipped = pooled.length > 0 ? pooled[0] : -1;
    for (let k = 0; k < categories; k++) {
      const sum = sums[k];
      if (k === skipped) {
        next++;
        skipped = next < pooled.length ? pooled[next] : -1;
        pool += sum;
      } else if (sum > 0) {
        seen++;
        statistic += spread[k] / sum;
      }
    }
    if (pool > 0) {
      seen++;
      const { first, last } = this.ends();
      statistic += this.pooled.of(pooled, first, last) / pool;
    }
    const df = Math.max(0, this.windows - 1) * Math.max(0, seen - 1);
    return df > 0 ? { ratio: (statistic * total) / df, df } : null;
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
  means(): number[] {
    const { windows } = this;
    return this.sums.map((sum) => (windows > 0 ? sum / windows : 0));
  }
}
