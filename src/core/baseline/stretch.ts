import type { GroupTable } from '../window/table';
import type { Aggregates } from './aggregates';
import type { PooledSpread } from './pooledSpread';

/** What the windows of a group add up to, from the ends of their blocks: what any stretch of them is merged from. */
export interface Running {
  table: GroupTable;
  categories: number;
  perWindow: number;
  /** Place of each window in its block. */
  position: Int32Array;
  /** From the beginning of the block to a window. */
  before: Aggregates;
  /** From a window to the end of the block. */
  after: Aggregates;
  pooled: PooledSpread;
}

/** Sums and spread of the windows from `first` to `last`, which are as many as a block has. */
export class Stretch {
  /** Events by category. */
  readonly sums: number[];
  /** All events. */
  readonly total: number;
  /** Σ n², over the windows: what tells how unlike in size they are. */
  readonly squares: number;
  /** How many windows had events. */
  readonly windows: number;
  private knownSpread: number[] | undefined;
  private knownRatio: { ratio: number; df: number } | null | undefined;

  constructor(
    private readonly running: Running,
    private readonly first: number,
    private readonly last: number
  ) {
    const { categories, before, after } = running;
    const sums: number[] = [];
    const b = last * categories;
    const sumsB = before.sums;
    this.sums = sums;
    if (running.position[first] === 0) {
      this.total = before.total[last];
      this.squares = before.squares[last];
      this.windows = before.windows[last];
      for (let k = 0; k < categories; k++) {
        sums[k] = sumsB[b + k];
      }
      return;
    }
    const a = first * categories;
    const sumsA = after.sums;
    this.total = after.total[first] + before.total[last];
    this.squares = after.squares[first] + before.squares[last];
    this.windows = after.windows[first] + before.windows[last];
    for (let k = 0; k < categories; k++) {
      sums[k] = sumsA[a + k] + sumsB[b + k];
    }
  }

  /** D_k of the windows. */
  private get spread(): number[] {
    return (this.knownSpread ??= this.mergedSpread());
  }

  private mergedSpread(): number[] {
    const { first, last } = this;
    const { categories, position, before, after } = this.running;
    const spreadB = before.spread;
    const b = last * categories;
    const merged: number[] = [];
    if (position[first] === 0) {
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

  /** Overdispersion ratio X² / df of the windows and its degrees of freedom (T - 1)(K - 1); null when df is 0. */
  get ratio(): { ratio: number; df: number } | null {
    if (this.knownRatio === undefined) {
      this.knownRatio = this.pooledRatio([]);
    }
    return this.knownRatio;
  }

  /** The same with the categories at `pooled` (ascending) as one. */
  pooledRatio(pooled: number[]): { ratio: number; df: number } | null {
    const { sums, spread, total } = this;
    const { categories } = this.running;
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
      statistic += this.running.pooled.of(pooled, this.first, this.last) / pool;
    }
    const df = Math.max(0, this.windows - 1) * Math.max(0, seen - 1);
    return df > 0 ? { ratio: (statistic * total) / df, df } : null;
  }

  /** Counts of the windows, oldest first. The rows are the table's own. */
  rows(): Float64Array[] {
    const { categories, perWindow, table } = this.running;
    const rows: Float64Array[] = [];
    for (let w = this.first; w <= this.last; w += perWindow) {
      rows.push(table.counts.subarray(w * categories, (w + 1) * categories));
    }
    return rows;
  }

  /** Mean counts of the windows that had events: what a baseline of states is. */
  means(): number[] {
    const { windows } = this;
    return this.sums.map((sum) => (windows > 0 ? sum / windows : 0));
  }
}
