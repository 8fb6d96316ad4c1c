import type { Baseline } from '../baseline/baseline';
import type { Trailing } from '../baseline/trailing';
import type { TestChoice, TestName } from '../model/output';
import { chiSquareTest } from '../stats/chiSquareTest';
import { cohenW } from '../stats/cohenW';
import { homogeneityTest } from '../stats/homogeneityTest';
import { fFromRatio } from '../stats/quasiFromRatio';
import type { GroupTable } from '../window/table';

/** What the chosen test found. */
export interface Outcome {
  test: TestName;
  /** Pearson's X²: of the window against its baseline, before it is divided by the ratio. */
  statistic: number | null;
  p: number | null;
}

/** The categories that are in the window or in its baseline; the others exist for other windows only. */
export interface Active {
  /** Counts of the window. */
  x: Float64Array;
  /** Weights of the baseline: counts, or intended shares. */
  y: Float64Array;
  /** Baseline shares, summing to 1. */
  q: Float64Array;
}

/** What the comparisons of one group share. */
export interface Side {
  table: GroupTable;
  categories: number;
  baseline: Baseline;
  /** Null where one window spans the range: nothing trails it. */
  trailing: Trailing | null;
  test: TestChoice;
  /** Positions of the rare categories. */
  rare: number[];
  /** 1 for each category that is not in the schema; null without a schema: what the baseline doesn't have is unseen then. */
  unknown: Uint8Array | null;
}

/**
 * One window against its baseline: what every statistic of the window starts from. Arrays have one value a category.
 * All is computed when first asked for: most windows of an alert rule need no test.
 */
export class Comparison {
  /** Some series of the group has a point in the window. */
  readonly present: boolean;
  /** A counter started again in it. */
  readonly reset: boolean;
  readonly n: number;
  private known: { weights: Float64Array | null; total: number } | undefined;
  private knownSpread: { ratio: number; df: number } | null | undefined;
  private knownTrailing: number | undefined;
  private knownShares: Float64Array | null | undefined;
  private knownActive: Active | undefined;
  private knownOutcome: Outcome | undefined;
  private knownEffect: number | null | undefined;

  constructor(
    readonly side: Side,
    readonly window: number
  ) {
    this.present = side.table.present[window] === 1;
    this.reset = side.table.reset[window] === 1;
    this.n = side.table.n[window];
  }

  get counts(): Float64Array {
    const { table, categories } = this.side;
    return table.counts.subarray(this.window * categories, (this.window + 1) * categories);
  }

  /** The baseline is a sample, with its own number of events. */
  get counted(): boolean {
    return this.side.baseline.counted;
  }

  get rare(): number[] {
    return this.side.rare;
  }

  private baseline(): { weights: Float64Array | null; total: number } {
    if (this.known === undefined) {
      const { baseline, trailing } = this.side;
      trailing?.at(this.window);
      const weights = baseline.at(this.window);
      this.known = { weights: weights && weights.slice(), total: weights === null ? 0 : sum(weights) };
    }
    return this.known;
  }

  /** Events behind the baseline: Infinity where it is intended, 0 where there is none. */
  get baselineTotal(): number {
    const { weights, total } = this.baseline();
    return weights === null ? 0 : this.counted ? total : Infinity;
  }

  /** Baseline shares, summing to 1; null where there is no baseline. */
  get shares(): Float64Array | null {
    if (this.knownShares === undefined) {
      const { weights, total } = this.baseline();
      this.knownShares = weights && weights.map((weight) => weight / total);
    }
    return this.knownShares;
  }

  /** 1 for each category that is not in the schema, or without one not in the baseline; null where neither is there. */
  get unseen(): Uint8Array | null {
    const { weights } = this.baseline();
    return this.side.unknown ?? (weights && Uint8Array.from(weights, (weight) => (weight > 0 ? 0 : 1)));
  }

  get active(): Active {
    return (this.knownActive ??= activeOf(this.counts, this.baseline().weights));
  }

  /** Overdispersion of the trailing windows; null when unknown. */
  get spread(): { ratio: number; df: number } | null {
    if (this.knownSpread === undefined) {
      const { trailing } = this.side;
      trailing?.at(this.window);
      this.knownSpread = trailing === null ? null : trailing.ratio();
    }
    return this.knownSpread;
  }

  /** Trailing windows that had events. */
  get trailing(): number {
    if (this.knownTrailing === undefined) {
      const { trailing } = this.side;
      trailing?.at(this.window);
      this.knownTrailing = trailing === null ? 0 : trailing.windows;
    }
    return this.knownTrailing;
  }

  get outcome(): Outcome {
    return (this.knownOutcome ??= this.runTest());
  }

  /** Cohen's w. */
  get effect(): number | null {
    if (this.knownEffect === undefined) {
      this.knownEffect = this.n > 0 && this.baseline().weights !== null ? cohenW(this.active.x, this.active.q) : null;
    }
    return this.knownEffect;
  }

  private runTest(): Outcome {
    if (!(this.n > 0) || this.baseline().weights === null) {
      return { test: 'none', statistic: null, p: null };
    }
    const { x, y, q } = this.active;
    const result = this.counted ? homogeneityTest(x, y) : chiSquareTest(x, q);
    if (result.statistic === null) {
      return { test: 'none', statistic: null, p: null };
    }
    const { test } = this.side;
    const { spread } = this;
    if (test !== 'quasi-F' && !(test === 'auto' && spread !== null && spread.ratio > 1)) {
      return { test: this.counted ? 'homogeneity' : 'goodness of fit', statistic: result.statistic, p: result.pValue };
    }
    const { pValue } = fFromRatio(result.statistic, result.df, spread?.ratio ?? 0, spread?.df ?? 0, null);
    return { test: pValue === null ? 'none' : 'quasi-F', statistic: result.statistic, p: pValue };
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
  const x = new Float64Array(active);
  const y = new Float64Array(active);
  let total = 0;
  let at = 0;
  for (let k = 0; k < counts.length; k++) {
    const weight = weights === null ? 0 : weights[k];
    if (counts[k] > 0 || weight > 0) {
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
  return { x, y, q };
}
