import type { GroupTable } from '../window/table';
import type { WindowGrid } from '../window/grid';
import type { Kernel } from '../model/kernelContract';
import { emptyAggregates, type Aggregates } from './aggregates';
import { PooledSpread } from './pooledSpread';
import { Stretch, type Running } from './stretch';

/** Stretches whose ratio is found in one go, where all are asked for. */
const TOGETHER = 64;

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
  /** φ and its degrees of freedom of the stretches, by their last window, as far as they were asked for. */
  private knownRatios: Float64Array | null = null;
  private readonly ratioKnown: Float64Array[] = [];

  /**
   * @param length windows of a stretch
   * @param least, most the gaps between a window and its stretch that will be asked for
   * @param shown windows from this one on are all asked for
   */
  constructor(
    private readonly table: GroupTable,
    private readonly categories: number,
    private readonly grid: WindowGrid,
    private readonly length: number,
    private readonly kernel: Kernel,
    private readonly least: number,
    private readonly most = least,
    private readonly shown = 0
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
    const ratioOf = (last: number) => this.ratioOf(last);
    const sumsOf = (last: number) => this.rowsFrom(last, 1).weights;
    return { table, categories, perWindow, position, before, after, pooled, kernel, sumsOf, ratioOf };
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
    const last = this.lastOf(window, gap);
    return (this.known[last] ??= new Stretch(this.running, last - this.span, last));
  }

  /** The last window that trails one after a gap of so many. */
  private lastOf(window: number, gap: number): number {
    return window - (gap + 1) * this.grid.perWindow;
  }

  /** From the first window of a stretch to its last. */
  private get span(): number {
    return (this.length - 1) * this.grid.perWindow;
  }

  /** Events of the stretches that trail the windows from `from` until `to`, by category, row-major, and all. */
  rows(from: number, to: number, gap: number): { weights: Float64Array; totals: Float64Array } {
    return this.rowsFrom(this.lastOf(from, gap), to - from);
  }

  /** Of so many stretches, the first of which ends with `first`. */
  private rowsFrom(first: number, number: number): { weights: Float64Array; totals: Float64Array } {
    const { categories, kernel, running, span } = this;
    const { after, before, position } = running;
    const weights = new Float64Array(number * categories);
    const totals = new Float64Array(number);
    kernel.stretchRows(
      after.sums,
      after.total,
      before.sums,
      before.total,
      position,
      first,
      span,
      categories,
      weights,
      totals
    );
    return { weights, totals };
  }

  /** φ of the same stretches, each with its degrees of freedom; NaN where there is none. */
  ratios(from: number, to: number, gap: number): Float64Array {
    const first = this.lastOf(from, gap);
    const end = this.lastOf(to, gap);
    for (let last = first; last < end; last++) {
      this.ratioOf(last);
    }
    return this.knownRatios!.subarray(2 * first, 2 * end);
  }

  /** The place of the stretch that ends with `last` among the ratios, which are found for some neighbours at once. */
  private ratioOf(last: number): Float64Array {
    const { running, ratioKnown, categories, kernel, span, shown, most } = this;
    const { after: a, before: b, position } = running;
    const ratios = (this.knownRatios ??= new Float64Array(2 * position.length));
    if (ratioKnown[last] === undefined) {
      const end = last < this.lastOf(shown, most) ? last + 1 : Math.min(position.length, last + TOGETHER);
      kernel.stretchRatios(
        a.sums,
        a.spread,
        a.total,
        a.windows,
        b.sums,
        b.spread,
        b.total,
        b.windows,
        position,
        last,
        span,
        categories,
        ratios.subarray(2 * last, 2 * end)
      );
      for (let at = last; at < end; at++) {
        ratioKnown[at] = ratios.subarray(2 * at, 2 * at + 2);
      }
    }
    return ratioKnown[last];
  }
}
