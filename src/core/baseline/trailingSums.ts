import type { GroupTable } from '../window/table';
import type { WindowGrid } from '../window/grid';
import type { Kernel } from '../model/kernelContract';
import { emptyAggregates, type Aggregates } from './aggregates';
import { PooledSpread } from './pooledSpread';
import { Stretch, type Running } from './stretch';

/**
 * Sums and spread of the trailing windows before each window, in O(K) per window.
 *
 * Van Herk's blocks (1992): windows are cut into blocks as long as the trailing stretch; a stretch is the end of one block
 * and the beginning of the next, so two running aggregates are enough, whatever the gap. Blocks lie at absolute positions, so
 * that a window's numbers are bit by bit the same through whatever range it is asked for. Aggregates are only ever merged,
 * never subtracted, as Chan, Golub & LeVeque (1983) merge variances, with the number of events as weight:
 *
 *     S = S_a + S_b,   D = D_a + D_b + (S_a/N_a - S_b/N_b)² N_a N_b / (N_a + N_b)
 *
 * where D_k = Σ n_t (p_tk - p_k)², so that Pearson's X² of the windows against their common share is Σ D_k / p_k,
 * without cancellation at any N.
 */
export class TrailingSums {
  private ran: Running | undefined;
  /** The stretches so far, by their last window: with another gap a window needs one that a neighbour has had. */
  private readonly known: Stretch[] = [];

  /**
   * @param length windows of a stretch
   * @param least, most the gaps between a window and its stretch that will be asked for
   */
  constructor(
    private readonly table: GroupTable,
    private readonly categories: number,
    private readonly grid: WindowGrid,
    private readonly length: number,
    private readonly kernel: Kernel,
    private readonly least: number,
    private readonly most = least
  ) {}

  /** Where nobody asks for a stretch, nothing is added up. */
  private get running(): Running {
    return (this.ran ??= this.run());
  }

  private run(): Running {
    const { table, categories, grid, length, least, most, kernel } = this;
    const { perWindow } = grid;
    const needed = Math.max(0, grid.windows - (least + 1) * perWindow);
    const position = new Int32Array(needed);
    const earlier = new Int32Array(needed);
    const later = new Int32Array(needed);
    const firstEnd = Math.max(0, grid.firstTested - (most + 1) * perWindow);
    const lastStart = Math.max(0, grid.windows - 1 - (least + length) * perWindow);
    kernel.placeBlocks(grid.firstBucket, perWindow, length, firstEnd, lastStart, position, earlier, later);
    const before = this.aggregated(earlier, false);
    const after = this.aggregated(later, true);
    const pooled = new PooledSpread(table, categories, position, before, after, perWindow, length);
    return { table, categories, perWindow, position, before, after, pooled, kernel };
  }

  private aggregated(from: Int32Array, backwards: boolean): Aggregates {
    const { table, categories, kernel } = this;
    const all = emptyAggregates(from.length, categories);
    const { sums, spread, total, squares, windows } = all;
    kernel.aggregate(table.counts, table.n, categories, from, backwards, sums, spread, total, squares, windows);
    return all;
  }

  /** The windows that trail `window` after a gap of so many. */
  stretch(window: number, gap: number): Stretch {
    const { perWindow } = this.grid;
    const last = window - (gap + 1) * perWindow;
    return (this.known[last] ??= new Stretch(this.running, last - (this.length - 1) * perWindow, last));
  }
}
