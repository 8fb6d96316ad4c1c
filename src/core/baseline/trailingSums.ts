import type { GroupTable } from '../window/table';
import type { WindowGrid } from '../window/grid';
import type { Kernel } from '../model/kernelContract';
import { emptyAggregates, type Aggregates } from './aggregates';
import { PooledSpread } from './pooledSpread';
import { Stretch, type Running } from './stretch';
import { PAST, RATIO, RATIO_DF } from './stretchKernel';

/** Samples of several windows, weights row-major. */
export interface SampleRows {
  weights: Float64Array;
  totals: Float64Array;
  squares: Float64Array;
  /** The window that the first is of. */
  first: number;
}

/** What is known of stretches, a column each (`stretchKernel.ts`): of the first at `at`, and so on. */
export interface Past {
  flat: Float64Array;
  /** Numbers of a column. */
  length: number;
  at: number;
}

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
  /** `stretchPast`, and of which last windows: from `allFrom` on of all, and of some before. */
  private knownPast: Float64Array | null = null;
  private allFrom = Infinity;
  private readonly pastKnown: boolean[] = [];

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

  /** The stretches that trail the windows from `from` until `to`. */
  rows(from: number, to: number, gap: number): SampleRows {
    return { ...this.rowsFrom(this.lastOf(from, gap), to - from), first: from };
  }

  /** Of so many stretches, the first of which ends with `first`. */
  private rowsFrom(first: number, number: number): Omit<SampleRows, 'first'> {
    const { categories, kernel, running, span } = this;
    const { after, before, position } = running;
    const weights = new Float64Array(number * categories);
    const totals = new Float64Array(number);
    const squares = new Float64Array(number);
    kernel.stretchRows(
      after.sums,
      after.total,
      after.squares,
      before.sums,
      before.total,
      before.squares,
      position,
      first,
      span,
      categories,
      weights,
      totals,
      squares
    );
    return { weights, totals, squares };
  }

  /** What is known of the same stretches. */
  past(from: number, to: number, gap: number): Past {
    const at = this.lastOf(from, gap);
    const flat = this.knownAt(at, this.lastOf(to, gap));
    return { flat, length: this.running.position.length, at };
  }

  private ratioOf(last: number): { ratio: number; df: number } | null {
    const flat = this.knownAt(last, last + 1);
    const { length } = this.running.position;
    const df = flat[RATIO_DF * length + last];
    return df > 0 ? { ratio: flat[RATIO * length + last], df } : null;
  }

  /** All columns, with those of the stretches that end with a window from `first` up to `end` filled. */
  private knownAt(first: number, end: number): Float64Array {
    const { running, pastKnown, shown, most } = this;
    const { length } = running.position;
    const past = (this.knownPast ??= new Float64Array(PAST * length));
    const shownFrom = this.lastOf(shown, most);
    if (end > shownFrom && this.allFrom === Infinity) {
      this.allFrom = Math.max(0, Math.min(first, shownFrom));
      this.fill(this.allFrom, length, past);
    }
    for (let last = first; last < end && last < this.allFrom; last++) {
      if (!pastKnown[last]) {
        pastKnown[last] = true;
        this.fill(last, last + 1, past);
      }
    }
    return past;
  }

  private fill(first: number, end: number, past: Float64Array): void {
    const { running, categories, kernel, span } = this;
    const { after: a, before: b, position } = running;
    kernel.stretchPast(
      a.sums,
      a.spread,
      a.total,
      a.squares,
      a.windows,
      b.sums,
      b.spread,
      b.total,
      b.squares,
      b.windows,
      position,
      first,
      end,
      span,
      categories,
      past
    );
  }
}
