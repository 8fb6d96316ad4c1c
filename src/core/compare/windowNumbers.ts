import type { Past, SampleRows } from '../baseline/trailingSums';
import type { Basis } from './basis';
import type { Compared, Excesses, KnownNumbers } from './compared';
import { INFLATION, NUMBERS, P, TEST, TEST_DF, TEST_P, TEST_POOLED, TEST_STATISTIC, WEIGHT } from './comparedWindows';
import type { TestResult } from './testResult';

/** Cells that are compared in one go, where all windows are asked for: as many as a processor has at hand. */
const TOGETHER = 8_192;
/** And windows, however many their categories: each time takes room for these anew. */
const FEWEST = 16;

const NOT_JUDGED = new Uint8Array(0);
const NO_PAST: Past = { flat: new Float64Array(0), length: 0, at: 0 };

/** What the kernel finds of a group's windows beside their counted baselines: of all that are shown at once, when one is asked for. */
export class WindowNumbers implements KnownNumbers {
  private known: Float64Array | null = null;
  private readonly length: number;
  /** Of which windows, and of all from `allFrom` on. */
  private readonly found: boolean[] = [];
  private allFrom = Infinity;
  private shownRows: SampleRows | null = null;
  /** Of which P is known, the first that is shown for all that are. */
  private readonly departed: boolean[] = [];
  /** Windows that are shown whose test isn't known yet; -1 where none was asked for. */
  private left = -1;

  /**
   * @param first windows from this one on may be asked for
   * @param shown windows from this one on are all asked for
   */
  constructor(
    private readonly basis: Basis,
    private readonly first: number,
    private readonly shown: number
  ) {
    this.length = basis.table.n.length - first;
  }

  /** Whether anything is found: not beside intended shares. */
  get any(): boolean {
    return this.basis.baseline.counted;
  }

  /** Whether they tell why a window can't be judged: not how windows vary beside baselines of their own. */
  get tellsWhy(): boolean {
    const { excess, asksPast, paired } = this.basis;
    return this.any && (excess !== null || !asksPast || paired === null);
  }

  /** A number of a window (`comparedWindows.ts`). */
  of(window: number, number: number): number {
    const numbers = this.at(window);
    if (number === P) {
      this.departAt(window, numbers);
    }
    return numbers[number * this.length + window - this.first];
  }

  /** A number, but P, of all windows from one on that is shown. */
  column(number: number, from: number): Float64Array {
    return this.at(from).subarray(number * this.length + from - this.first, (number + 1) * this.length);
  }

  /** All numbers, those of a window known. */
  private at(window: number): Float64Array {
    const { found, shown, basis } = this;
    const numbers = (this.known ??= new Float64Array(NUMBERS * this.length).fill(NaN));
    if (window >= this.allFrom || found[window]) {
      return numbers;
    }
    if (window < shown) {
      found[window] = true;
      this.find(window, window + 1, numbers);
      return numbers;
    }
    this.allFrom = shown;
    const together = Math.max(FEWEST, Math.floor(TOGETHER / Math.max(1, basis.categories)));
    const { length } = basis.table.n;
    for (let from = shown; from < length; from += together) {
      this.find(from, Math.min(length, from + together), numbers);
    }
    return numbers;
  }

  private find(from: number, to: number, numbers: Float64Array): void {
    const { table, excess, kernel, settings } = this.basis;
    const { weights, totals, squares, first } = this.rows(from, to);
    const past = excess === null ? this.past(from) : NO_PAST;
    kernel.compareWindows(
      table.counts,
      table.n,
      table.present,
      table.partial,
      from,
      to,
      weights,
      totals,
      squares,
      first,
      excess === null ? NOT_JUDGED : excess.judged,
      excess === null ? 0 : excess.first,
      past.flat,
      past.length,
      past.at,
      settings,
      this.first,
      numbers
    );
  }

  /** Finds P of a window, and of all that are shown if it is one of them. */
  private departAt(window: number, numbers: Float64Array): void {
    const { departed, shown, basis } = this;
    const { excess } = basis;
    const from = Math.min(window, shown);
    if (excess === null || departed[from]) {
      return;
    }
    departed[from] = true;
    this.depart(from, window < shown ? window + 1 : basis.table.n.length, excess, numbers);
  }

  private depart(from: number, to: number, excess: Excesses, numbers: Float64Array): void {
    const { table, kernel } = this.basis;
    const { weights, totals, first } = this.rows(from, to);
    kernel.departWindows(
      table.counts,
      table.n,
      from,
      to,
      weights,
      totals,
      first,
      excess.judged,
      excess.variance,
      excess.df,
      excess.first,
      this.first,
      numbers
    );
  }

  /** What is known of the windows before one and those after it; of none where they have baselines of their own. */
  private past(from: number): Past {
    const { trailing, paired, gap } = this.basis;
    return trailing === null || paired !== null ? NO_PAST : trailing.past(from, gap);
  }

  /** Baseline shares of all windows from one on that is shown, a column per category; NaN where there is no baseline. */
  shareColumns(from: number): Float64Array {
    const { categories, kernel, table } = this.basis;
    const { length } = table.n;
    const { weights, totals, first } = this.rows(from, length);
    const row = from - first;
    return kernel.shareColumns(weights, row, length - from, categories, this.column(WEIGHT, from), 0, totals, row);
  }

  /** What is known of the windows before each of those from one on (`stretchKernel.ts`); null where nothing trails them alike. */
  pastColumn(number: number, from: number): Float64Array | null {
    const { flat, length, at } = this.past(from);
    return length === 0
      ? null
      : flat.subarray(number * length + at, number * length + at + this.basis.table.n.length - from);
  }

  /** What the asked test found. */
  tested(window: number, compared: Compared): TestResult {
    const { basis, length, first, shown } = this;
    const numbers = this.at(window);
    if (window >= shown) {
      this.test(numbers);
    }
    const place = window - first;
    const test = numbers[TEST * length + place];
    if (isNaN(test)) {
      return basis.test.run(compared);
    }
    const of = (number: number): number | null => {
      const value = numbers[number * length + place];
      return isNaN(value) ? null : value;
    };
    return {
      test: basis.test.names[test],
      statistic: of(TEST_STATISTIC),
      df: of(TEST_DF),
      p: of(TEST_P),
      pooled: numbers[TEST_POOLED * length + place],
      inflation: of(INFLATION) ?? 1,
    };
  }

  /** A number of it, of a window that is shown. @param run for one whose test needs more than its numbers */
  testNumber(number: number, window: number, run: () => TestResult): number {
    const numbers = this.at(window);
    this.test(numbers);
    const place = window - this.first;
    if (this.left > 0 && isNaN(numbers[TEST * this.length + place])) {
      this.note(place, run(), numbers);
    }
    return numbers[number * this.length + place];
  }

  /** The same of all windows from one on. */
  testColumn(number: number, from: number, run: (window: number) => TestResult): Float64Array {
    const { length, first } = this;
    const numbers = this.at(from);
    this.test(numbers);
    for (let place = from - first; this.left > 0 && place < length; place++) {
      if (isNaN(numbers[TEST * length + place])) {
        this.note(place, run(place + first), numbers);
      }
    }
    return this.column(number, from);
  }

  private note(place: number, { test, statistic, df, p, pooled, inflation }: TestResult, numbers: Float64Array): void {
    const { length, basis } = this;
    numbers[TEST * length + place] = basis.test.names.indexOf(test);
    numbers[TEST_STATISTIC * length + place] = statistic ?? NaN;
    numbers[TEST_DF * length + place] = df ?? NaN;
    numbers[TEST_P * length + place] = p ?? NaN;
    numbers[TEST_POOLED * length + place] = pooled;
    numbers[INFLATION * length + place] = p === null ? NaN : inflation;
    this.left--;
  }

  /** Tests all that are shown, as far as their numbers tell. */
  private test(numbers: Float64Array): void {
    if (this.left >= 0) {
      return;
    }
    const { basis, first, shown } = this;
    const { table, excess, kernel, test } = basis;
    const { length } = table.n;
    const past = excess === null ? this.past(shown) : NO_PAST;
    this.departAt(shown, numbers);
    this.left =
      test.codes === null
        ? length - shown
        : kernel.testWindows(
            numbers,
            first,
            table.n,
            shown,
            excess === null ? NOT_JUDGED : excess.judged,
            excess === null ? 0 : excess.first,
            past.flat,
            past.length,
            past.at,
            test.codes
          );
  }

  /** The baselines of some windows, and maybe others. */
  private rows(from: number, to: number): SampleRows {
    const { basis, shown } = this;
    if (basis.baseline.rows !== undefined) {
      return basis.baseline.rows();
    }
    return from < shown ? this.newRows(from, to) : (this.shownRows ??= this.newRows(shown, basis.table.n.length));
  }

  private newRows(from: number, to: number): SampleRows {
    const { baseline, categories } = this.basis;
    const weights = new Float64Array((to - from) * categories);
    const totals = new Float64Array(to - from);
    const squares = new Float64Array(to - from);
    for (let w = from; w < to; w++) {
      const sample = baseline.at(w, 1);
      if (sample !== null) {
        weights.set(sample.weights, (w - from) * categories);
        totals[w - from] = sample.total;
        squares[w - from] = sample.squares;
      }
    }
    return { weights, totals, squares, first: from };
  }
}
