import type { Kernel } from '../model/kernelContract';
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
  kernel: Kernel;
  /** Events by category of the stretch that ends with a window. */
  sumsOf(last: number): Float64Array;
  /** φ of the same, and its degrees of freedom; null where there is none. */
  ratioOf(last: number): { ratio: number; df: number } | null;
}

/** Sums and spread of the windows from `first` to `last`, which are as many as a block has. */
export class Stretch {
  /** All events. */
  readonly total: number;
  /** Σ n², over the windows: what tells how unlike in size they are. */
  readonly squares: number;
  /** How many windows had events. */
  readonly windows: number;
  /** Where the part of the earlier block begins; -1 where there is none. */
  private readonly from: number;
  private knownSums: Float64Array | undefined;
  private knownSpread: Float64Array | undefined;
  private knownRatio: { ratio: number; df: number } | null | undefined;

  constructor(
    private readonly running: Running,
    private readonly first: number,
    private readonly last: number
  ) {
    const { position, before, after } = running;
    const inOneBlock = position[first] === 0;
    this.from = inOneBlock ? -1 : first;
    this.total = before.total[last] + (inOneBlock ? 0 : after.total[first]);
    this.squares = before.squares[last] + (inOneBlock ? 0 : after.squares[first]);
    this.windows = before.windows[last] + (inOneBlock ? 0 : after.windows[first]);
  }

  /** Events by category. */
  get sums(): Float64Array {
    return (this.knownSums ??= this.running.sumsOf(this.last));
  }

  /** As a sample that something is held against. */
  get weights(): Float64Array {
    return this.sums;
  }

  /** D_k of the windows. */
  private get spread(): Float64Array {
    return (this.knownSpread ??= this.mergedSpread());
  }

  private mergedSpread(): Float64Array {
    const { last, from, running } = this;
    const { categories, after: a, before: b, kernel } = running;
    const na = from < 0 ? 0 : a.total[from];
    return kernel.mergedSpread(a.sums, a.spread, from, na, b.sums, b.spread, last, b.total[last], categories);
  }

  /** Overdispersion ratio X² / df of the windows and its degrees of freedom (T - 1)(K - 1); null when df is 0. */
  get ratio(): { ratio: number; df: number } | null {
    return this.knownRatio === undefined ? (this.knownRatio = this.running.ratioOf(this.last)) : this.knownRatio;
  }

  /** The same with the categories at `pooled` (ascending) as one. */
  pooledRatio(pooled: number[]): { ratio: number; df: number } | null {
    const { sums, spread, total, running } = this;
    const [others, kinds, pool] = running.kernel.spreadOver(sums, spread, Int32Array.from(pooled));
    const statistic = pool > 0 ? others + running.pooled.of(pooled, this.first, this.last) / pool : others;
    const seen = pool > 0 ? kinds + 1 : kinds;
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
  means(): Float64Array {
    const { windows } = this;
    return this.sums.map((sum) => (windows > 0 ? sum / windows : 0));
  }
}
