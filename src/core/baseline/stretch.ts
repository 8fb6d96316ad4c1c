import type { Kernel } from '../model/kernelContract';
import type { GroupTable } from '../window/table';
import type { PooledSpread } from './pooledSpread';

/** What the stretches of a group's windows are read from. */
export interface Stretches {
  table: GroupTable;
  categories: number;
  perWindow: number;
  kernel: Kernel;
  pooled: PooledSpread;
  /** Events by category of the stretches, row-major; all of them, Σ n², and how many windows had events, by row. */
  sums: Float64Array;
  totals: Float64Array;
  squares: Float64Array;
  windows: Float64Array;
  /** D_k of a stretch, by row. */
  spreadOf(row: number): Float64Array;
  /** φ of the same, and its degrees of freedom; null where there is none. */
  ratioOf(row: number): { ratio: number; df: number } | null;
}

/** Sums and spread of the windows from `first` to `last`, which are as many as a block has. */
export class Stretch {
  /** All events. */
  readonly total: number;
  /** Σ n², over the windows: what tells how unlike in size they are. */
  readonly squares: number;
  /** How many windows had events. */
  readonly windows: number;
  /** Events by category. */
  readonly sums: Float64Array;
  private knownRatio: { ratio: number; df: number } | null | undefined;

  constructor(
    private readonly all: Stretches,
    private readonly first: number,
    private readonly last: number,
    private readonly row: number
  ) {
    const { totals, squares, windows, sums, categories } = all;
    this.total = totals[row];
    this.squares = squares[row];
    this.windows = windows[row];
    this.sums = sums.subarray(row * categories, (row + 1) * categories);
  }

  /** As a sample that something is held against. */
  get weights(): Float64Array {
    return this.sums;
  }

  /** Overdispersion ratio X² / df of the windows and its degrees of freedom (T - 1)(K - 1); null when df is 0. */
  get ratio(): { ratio: number; df: number } | null {
    return this.knownRatio === undefined ? (this.knownRatio = this.all.ratioOf(this.row)) : this.knownRatio;
  }

  /** The same with the categories at `pooled` (ascending) as one. */
  pooledRatio(pooled: number[]): { ratio: number; df: number } | null {
    const { sums, total, all, row } = this;
    const [others, kinds, pool] = all.kernel.spreadOver(sums, all.spreadOf(row), Int32Array.from(pooled));
    const statistic = pool > 0 ? others + all.pooled.of(pooled, this.first, this.last) / pool : others;
    const seen = pool > 0 ? kinds + 1 : kinds;
    const df = Math.max(0, this.windows - 1) * Math.max(0, seen - 1);
    return df > 0 ? { ratio: (statistic * total) / df, df } : null;
  }

  /** Counts of the windows, oldest first. The rows are the table's own. */
  rows(): Float64Array[] {
    const { categories, perWindow, table } = this.all;
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
