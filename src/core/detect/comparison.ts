import type { Baseline, BaselineSample } from '../baseline/baseline';
import type { Paired } from '../baseline/paired';
import type { Trailing } from '../baseline/trailing';
import type { TestChoice } from '../model/output';
import { cohenW } from '../stats/cohenW';
import { intraClassCorrelation } from '../stats/varianceInflation';
import type { GroupTable } from '../window/table';
import { chooseTest, type TestOutcome } from './chooseTest';

/** The categories that are in the window or in its baseline; the others exist for other windows only. */
export interface Active {
  /** Their positions among all categories. */
  positions: Int32Array;
  /** Counts of the window. */
  x: Float64Array;
  /** Weights of the baseline: counts, or intended shares. */
  y: Float64Array;
  /** Baseline shares, summing to 1. */
  q: Float64Array;
}

/** How much the trailing windows vary. */
export interface Spread {
  /** φ: about 1 when they are multinomial. */
  ratio: number;
  df: number;
  /** Intra-class correlation; null where windows are too small to tell. */
  rho: number | null;
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
  private knownTrailing: number | undefined;
  private knownShares: Float64Array | null | undefined;
  private knownActive: Active | undefined;
  private knownOutcome: TestOutcome | undefined;
  private knownEffect: number | null | undefined;

  constructor(
    readonly side: Side,
    readonly window: number,
    readonly length = 1
  ) {
    const { table, categories, perWindow } = side;
    const own = (w: number) => table.counts.subarray(w * categories, (w + 1) * categories);
    const counts = length === 1 ? own(window) : new Float64Array(categories);
    let present = 0;
    let reset = 0;
    let n = 0;
    let squares = 0;
    for (let i = 0; i < length; i++) {
      const w = window - i * perWindow;
      present |= table.present[w];
      reset |= table.reset[w];
      n += table.n[w];
      squares += table.n[w] * table.n[w];
      if (length > 1) {
        own(w).forEach((count, k) => {
          counts[k] += count;
        });
      }
    }
    this.counts = counts;
    this.present = present === 1;
    this.reset = reset === 1;
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
  get shares(): Float64Array | null {
    if (this.knownShares === undefined) {
      const { baseline } = this;
      const total = baseline === null ? 0 : sum(baseline.weights);
      this.knownShares = baseline && baseline.weights.map((weight) => weight / total);
    }
    return this.knownShares;
  }

  /** 1 for each category that is not in the schema, or without one not in the baseline; null where neither is there. */
  get unseen(): Uint8Array | null {
    const { baseline } = this;
    return this.side.unknown ?? (baseline && Uint8Array.from(baseline.weights, (weight) => (weight > 0 ? 0 : 1)));
  }

  get active(): Active {
    return (this.knownActive ??= activeOf(this.counts, this.baseline && this.baseline.weights));
  }

  /** The windows before this one; null where there are none. */
  private trailingHere(): Trailing | null {
    const { trailing, perWindow } = this.side;
    trailing?.at(this.window - (this.length - 1) * perWindow);
    return trailing;
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
    return known && { ratio: known.ratio, df: known.df, rho: this.rhoOf(known.ratio) };
  }

  private unpaired(): Spread | null {
    if (this.side.paired !== null) {
      return null;
    }
    const trailing = this.trailingHere();
    const known = trailing === null ? null : trailing.ratio();
    return known && { ...known, rho: this.rhoOf(known.ratio) };
  }

  /** φ with these active categories as one; null when unknown. */
  pooledSpread(pooled: number[]): { ratio: number; df: number } | null {
    const { positions } = this.active;
    const trailing = this.trailingHere();
    return trailing && trailing.ratio(pooled.map((k) => positions[k]));
  }

  /** Intra-class correlation of the trailing windows for a φ of them; null where they are too small to tell. */
  rhoOf(ratio: number): number | null {
    const trailing = this.trailingHere();
    return trailing === null
      ? null
      : intraClassCorrelation(ratio, trailing.windows, { n: trailing.total, squares: trailing.squares });
  }

  /** Counts of the trailing windows, oldest first. */
  trailingRows(): Float64Array[] {
    return this.trailingHere()?.rows() ?? [];
  }

  /** Trailing windows that had events. */
  get trailing(): number {
    return (this.knownTrailing ??= this.trailingHere()?.windows ?? 0);
  }

  get outcome(): TestOutcome {
    return (this.knownOutcome ??= chooseTest(this));
  }

  /** Cohen's w. */
  get effect(): number | null {
    if (this.knownEffect === undefined) {
      this.knownEffect = this.n > 0 && this.baseline !== null ? cohenW(this.active.x, this.active.q) : null;
    }
    return this.knownEffect;
  }
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let k = 0; k < values.length; k++) {
    total += values[k];
  }
  return total;
}

function activeOf(counts: Float64Array, weights: Float64Array | null): Active {
  let active = 0;
  for (let k = 0; k < counts.length; k++) {
    active += counts[k] > 0 || (weights !== null && weights[k] > 0) ? 1 : 0;
  }
  const positions = new Int32Array(active);
  const x = new Float64Array(active);
  const y = new Float64Array(active);
  let total = 0;
  let at = 0;
  for (let k = 0; k < counts.length; k++) {
    const weight = weights === null ? 0 : weights[k];
    if (counts[k] > 0 || weight > 0) {
      positions[at] = k;
      x[at] = counts[k];
      y[at] = weight;
      total += weight;
      at++;
    }
  }
  const q = new Float64Array(active);
  for (let k = 0; k < active && total > 0; k++) {
    q[k] = y[k] / total;
  }
  return { positions, x, y, q };
}
