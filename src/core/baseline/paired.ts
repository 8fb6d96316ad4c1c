import { homogeneityTest } from '../stats/homogeneityTest';
import type { GroupTable } from '../window/table';
import type { WindowGrid } from '../window/grid';
import type { Baseline } from './baseline';

/**
 * By how much the trailing windows vary about baselines of their own (the day before, the control): Σ X² / Σ df of the two-sample
 * tests of each against its baseline. A season, or a burst that hits canary and control alike, is in both and cancels.
 */
export class Paired {
  private readonly statistic: Float64Array;
  private readonly df: Float64Array;

  constructor(
    private readonly table: GroupTable,
    private readonly baseline: Baseline,
    private readonly categories: number,
    private readonly grid: WindowGrid,
    private readonly length: number,
    private readonly gap: number
  ) {
    this.statistic = new Float64Array(grid.windows).fill(NaN);
    this.df = new Float64Array(grid.windows);
  }

  /** φ and its degrees of freedom, of the windows that trail `window`, and how many of them had a test; null without any. */
  at(window: number): { ratio: number; df: number; windows: number } | null {
    let statistic = 0;
    let df = 0;
    let windows = 0;
    for (let age = this.gap + this.length; age > this.gap; age--) {
      const w = window - age * this.grid.perWindow;
      this.test(w);
      statistic += this.statistic[w];
      df += this.df[w];
      windows += this.df[w] > 0 ? 1 : 0;
    }
    return df > 0 ? { ratio: statistic / df, df, windows } : null;
  }

  private test(w: number): void {
    if (this.statistic[w] === this.statistic[w]) {
      return;
    }
    this.statistic[w] = 0;
    const { table, categories } = this;
    const own = table.n[w] > 0 ? this.baseline.at(w, 1) : null;
    if (own !== null) {
      const counts = table.counts.subarray(w * categories, (w + 1) * categories);
      const { statistic, df } = homogeneityTest(counts, own.weights);
      this.statistic[w] = statistic ?? 0;
      this.df[w] = statistic === null ? 0 : df;
    }
  }
}
