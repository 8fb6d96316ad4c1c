import type { GroupTable } from '../window/table';
import type { WindowGrid } from '../window/grid';
import type { Kernel } from '../model/kernelContract';
import { PooledSpread } from './pooledSpread';
import { Stretch, type Stretches } from './stretch';
import { PAST, PAST_N, PAST_SQUARES, PAST_WINDOWS, RATIO, RATIO_DF } from './stretchKernel';

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
  private added: Stretches | undefined;
  /** The stretches so far, by row: with another gap a window needs one that a neighbour has had. */
  private readonly known: Stretch[] = [];
  private knownPast: Float64Array | null = null;
  private knownSpread: Float64Array | null = null;
  /** The last window of the first stretch that will be asked for, and how many there are. */
  private readonly first: number;
  private readonly number: number;

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
    least: number,
    most = least
  ) {
    this.first = Math.max(this.span, this.lastOf(grid.firstTested, most));
    this.number = Math.max(0, this.lastOf(grid.windows, least) - this.first);
  }

  /** Where nobody asks for a stretch, nothing is added up. */
  private get all(): Stretches {
    return (this.added ??= this.add());
  }

  private add(): Stretches {
    const { table, categories, grid, length, kernel, number } = this;
    const { firstBucket, perWindow } = grid;
    const sums = new Float64Array(number * categories);
    const past = this.passed(sums, NOT_ASKED);
    const column = (i: number) => past.subarray(i * number, (i + 1) * number);
    return {
      table,
      categories,
      perWindow,
      kernel,
      pooled: new PooledSpread(table, categories, firstBucket, perWindow, length),
      sums,
      totals: column(PAST_N),
      squares: column(PAST_SQUARES),
      windows: column(PAST_WINDOWS),
      spreadOf: (row) => this.spread.subarray(row * categories, (row + 1) * categories),
      ratioOf: (row) => this.ratioOf(row),
    };
  }

  /** The windows that trail `window` after a gap of so many. */
  stretch(window: number, gap: number): Stretch {
    const last = this.lastOf(window, gap);
    const row = last - this.first;
    return (this.known[row] ??= new Stretch(this.all, last - this.span, last, row));
  }

  /** The last window that trails one after a gap of so many. */
  private lastOf(window: number, gap: number): number {
    return window - (gap + 1) * this.grid.perWindow;
  }

  /** From the first window of a stretch to its last. */
  private get span(): number {
    return (this.length - 1) * this.grid.perWindow;
  }

  /** The stretches that trail windows after such a gap. */
  rows(gap: number): SampleRows {
    const { sums, totals, squares, perWindow } = this.all;
    return { weights: sums, totals, squares, first: this.first + (gap + 1) * perWindow };
  }

  /** What is known of the stretches that trail a window and those after it. */
  past(from: number, gap: number): Past {
    return { flat: this.pasts, length: this.number, at: this.lastOf(from, gap) - this.first };
  }

  private ratioOf(row: number): { ratio: number; df: number } | null {
    const { pasts, number } = this;
    const df = pasts[RATIO_DF * number + row];
    return df > 0 ? { ratio: pasts[RATIO * number + row], df } : null;
  }

  private get pasts(): Float64Array {
    return this.knownPast ?? this.passed(NOT_ASKED, NOT_ASKED);
  }

  /** D_k of each stretch, which only those need that take categories together. */
  private get spread(): Float64Array {
    if (this.knownSpread === null) {
      this.knownSpread = new Float64Array(this.number * this.categories);
      this.passed(NOT_ASKED, this.knownSpread);
    }
    return this.knownSpread;
  }

  /** Passes through the windows: see `Kernel`. */
  private passed(sums: Float64Array, spread: Float64Array): Float64Array {
    const { table, categories, grid, length, kernel, first, number } = this;
    const { firstBucket, perWindow } = grid;
    const { counts, n } = table;
    const past = new Float64Array(PAST * number);
    kernel.stretches(counts, n, categories, firstBucket, perWindow, length, first, number, sums, spread, past);
    return (this.knownPast = past);
  }
}

const NOT_ASKED = new Float64Array(0);
