import type { Baseline, BaselineSample } from '../baseline/baseline';
import type { Paired } from '../baseline/paired';
import type { Stretch } from '../baseline/stretch';
import type { Trailing } from '../baseline/trailing';
import type { TestChoice } from '../model/output';
import type { Vector } from '../stats/checks';
import { cohenWOf } from '../stats/cohenW';
import { intraClassCorrelation } from '../stats/varianceInflation';
import type { GroupTable } from '../window/table';
import { activeOf, type Active } from './active';
import { chooseTest } from './chooseTest';
import type { TestOutcome } from './pearson';

/** How much the trailing windows vary. */
export interface Spread {
  /** φ: about 1 when they are multinomial. */
  ratio: number;
  df: number;
}

/** What the comparisons of one group share. */
export interface Side {
  table: GroupTable;
  categories: number;
  /** Buckets a window has: windows that far apart don't overlap. */
  perWindow: number;
  baseline: Baseline;
  /** The baseline is the trailing windows themselves. */
  baselineTrails: boolean;
  /** Null where one window spans the range: nothing trails it. */
  trailing: Trailing | null;
  /** Windows between a window and those that tell how much windows vary. */
  gap: number;
  /** Where each trailing window has a baseline of its own. */
  paired: Paired | null;
  test: TestChoice;
  /** The level that a test has to resolve. */
  alpha: number;
  /** Positions of the rare categories. */
  rare: number[];
  /** 1 for each category that is not in the schema; null without a schema: what the baseline doesn't have is unseen then. */
  unknown: Uint8Array | null;
}

/**
 * One window, or the `length` windows that end with it, against the baseline: what every statistic of the window starts from.
 * Arrays have one value a category. All is computed when first asked for: most windows of an alert rule need no test.
 */
export class Comparison {
  /** Some series of the group has a point in the window. */
  readonly present: boolean;
  /** A counter started again in it. */
  readonly reset: boolean;
  readonly n: number;
  /** Σ n² over the windows. */
  readonly squares: number;
  readonly counts: Float64Array;
  private knownSample: BaselineSample | null | undefined;
  private knownSpread: Spread | null | undefined;
  private knownStretch: Stretch | null | undefined;
  private knownShares: number[] | null | undefined;
  private knownFractions: number[] | null | undefined;
  private knownActive: Active | undefined;
  private knownOutcome: TestOutcome | undefined;
  private knownEffect: number | null | undefined;

  constructor(
    readonly side: Side,
    readonly window: number,
    readonly length = 1
  ) {
    const { table, categories, perWindow } = side;
    const { counts, n: totals, present, reset } = table;
    if (length === 1) {
      const n = totals[window];
      this.counts = counts.subarray(window * categories, (window + 1) * categories);
      this.present = present[window] === 1;
      this.reset = reset[window] === 1;
      this.n = n;
      this.squares = n * n;
      return;
    }
    const sums = new Float64Array(categories);
    let anyPresent = false;
    let anyReset = false;
    let n = 0;
    let squares = 0;
    for (let w = window - (length - 1) * perWindow; w <= window; w += perWindow) {
      const own = totals[w];
      anyPresent ||= present[w] === 1;
      anyReset ||= reset[w] === 1;
      n += own;
      squares += own * own;
      for (let k = 0; k < categories; k++) {
        sums[k] += counts[w * categories + k];
      }
    }
    this.counts = sums;
    this.present = anyPresent;
    this.reset = anyReset;
    this.n = n;
    this.squares = squares;
  }

  /** The baseline is a sample, with its own number of events. */
  get counted(): boolean {
    return this.side.baseline.counted;
  }

  get rare(): number[] {
    return this.side.rare;
  }

  get baseline(): BaselineSample | null {
    if (this.knownSample === undefined) {
      this.knownSample = this.side.baseline.at(this.window, this.length);
    }
    return this.knownSample;
  }

  /** Events behind the baseline: Infinity where it is intended, 0 where there is none. */
  get baselineTotal(): number {
    return this.baseline === null ? 0 : this.baseline.total;
  }

  /** Baseline shares, summing to 1; null where there is no baseline. */
  get shares(): number[] | null {
    if (this.knownShares === undefined) {
      const { baseline } = this;
      this.knownShares = baseline && partsOf(baseline.weights, this.active.pair.ny.value, this.side.categories);
    }
    return this.knownShares;
  }

  /** Shares of the window's events; null where it has none. */
  get fractions(): number[] | null {
    if (this.knownFractions === undefined) {
      this.knownFractions = this.n > 0 ? partsOf(this.counts, this.n, this.side.categories) : null;
    }
    return this.knownFractions;
  }

  /** 1 for each category that is not in the schema, or without one not in the baseline; null where neither is there. */
  get unseen(): Uint8Array | null {
    const { baseline } = this;
    return this.side.unknown ?? (baseline && Uint8Array.from(baseline.weights, (weight) => (weight > 0 ? 0 : 1)));
  }

  get active(): Active {
    return (this.knownActive ??= this.newActive());
  }

  private newActive(): Active {
    const { baseline, counts, n, counted } = this;
    if (baseline === null) {
      return activeOf(counts, null, n, 0, false);
    }
    const { weights, total } = baseline;
    return activeOf(counts, weights, n, counted ? total : sumOf(weights), !counted);
  }

  /** The windows before this one; null where there are none. */
  private get stretch(): Stretch | null {
    if (this.knownStretch === undefined) {
      const { trailing, gap, perWindow } = this.side;
      this.knownStretch = trailing && trailing.stretch(this.window - (this.length - 1) * perWindow, gap);
    }
    return this.knownStretch;
  }

  /** Overdispersion of the trailing windows, about a baseline of their own where they have one; null when unknown. */
  get spread(): Spread | null {
    if (this.knownSpread === undefined) {
      this.knownSpread = this.pairedHere() ?? this.unpaired();
    }
    return this.knownSpread;
  }

  private pairedHere(): Spread | null {
    const { paired, perWindow } = this.side;
    const known = paired && paired.at(this.window - (this.length - 1) * perWindow);
    return known && { ratio: known.ratio, df: known.df };
  }

  private unpaired(): Spread | null {
    const { stretch } = this;
    return this.side.paired !== null || stretch === null ? null : stretch.ratio;
  }

  /** φ with these active categories as one; null when unknown. */
  pooledSpread(pooled: number[]): Spread | null {
    const { positions } = this.active;
    const { stretch } = this;
    return stretch && stretch.pooledRatio(pooled.map((k) => positions[k]));
  }

  /** Intra-class correlation of the trailing windows for a φ of them; null where they are too small to tell. */
  rhoOf(ratio: number): number | null {
    const { stretch } = this;
    return stretch && intraClassCorrelation(ratio, stretch.windows, { n: stretch.total, squares: stretch.squares });
  }

  /** Counts of the trailing windows, oldest first. */
  trailingRows(): Float64Array[] {
    return this.stretch?.rows() ?? [];
  }

  /** Trailing windows that had events. */
  get trailing(): number {
    return this.stretch?.windows ?? 0;
  }

  get outcome(): TestOutcome {
    return (this.knownOutcome ??= chooseTest(this));
  }

  /** Cohen's w. */
  get effect(): number | null {
    if (this.knownEffect === undefined) {
      this.knownEffect = this.n > 0 && this.baseline !== null ? cohenWOf(this.active.pair) : null;
    }
    return this.knownEffect;
  }
}

function sumOf(values: Vector): number {
  const { length } = values;
  let sum = 0;
  for (let k = 0; k < length; k++) {
    sum += values[k];
  }
  return sum;
}

function partsOf(values: Vector, total: number, categories: number): number[] {
  const parts: number[] = [];
  for (let k = 0; k < categories; k++) {
    parts[k] = values[k] / total;
  }
  return parts;
}
