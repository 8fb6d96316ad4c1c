import { LEAST_EXPECTED } from '../stats/goodnessOfFit';
import type { Basis } from './basis';
import { NUMBERS } from './comparedWindows';

/** Windows that are compared in one go, where all are asked for. */
const TOGETHER = 64;

const NOT_JUDGED = new Uint8Array(0);
const NOT_ASKED = new Float64Array(0);

/** What the kernel finds of a group's windows beside their counted baselines: of some neighbours at once, when one is asked for. */
export class WindowNumbers {
  /** By window, as far as they were asked for. */
  private readonly known: Float64Array[] = [];

  /** @param shown windows from this one on are all asked for */
  constructor(
    private readonly basis: Basis,
    private readonly shown: number
  ) {}

  /** See `comparedWindows.ts`; null beside intended shares. */
  of(window: number): Float64Array | null {
    const { basis, known, shown } = this;
    if (!basis.baseline.counted) {
      return null;
    }
    if (known[window] === undefined) {
      this.find(window, Math.min(basis.table.n.length, window + (window < shown ? 1 : TOGETHER)));
    }
    return known[window];
  }

  private find(from: number, to: number): void {
    const { basis, known } = this;
    const numbers = new Float64Array((to - from) * NUMBERS);
    const { table, categories, excess, kernel, trailing, matters } = basis;
    const { weights, totals } = this.baselines(from, to);
    const ofExcess = (all: Float64Array, { first }: { first: number }) =>
      all.subarray((from - first) * categories, (to - first) * categories);
    kernel.compareWindows(
      table.counts.subarray(from * categories, to * categories),
      table.n.subarray(from, to),
      weights,
      totals,
      excess === null ? NOT_JUDGED : excess.judged.subarray(from, to),
      excess === null ? NOT_ASKED : ofExcess(excess.variance, excess),
      excess === null ? NOT_ASKED : ofExcess(excess.df, excess),
      excess === null && trailing !== null && basis.paired === null ? trailing.ratios(from, to, basis.gap) : NOT_ASKED,
      Float64Array.of(LEAST_EXPECTED, matters.minPoints, matters.minRelative, matters.leaveFraction),
      numbers
    );
    for (let w = from; w < to; w++) {
      known[w] = numbers.subarray((w - from) * NUMBERS, (w - from + 1) * NUMBERS);
    }
  }

  private baselines(from: number, to: number): { weights: Float64Array; totals: Float64Array } {
    const { baseline, categories } = this.basis;
    if (baseline.rows !== undefined) {
      return baseline.rows(from, to);
    }
    const weights = new Float64Array((to - from) * categories);
    const totals = new Float64Array(to - from);
    for (let w = from; w < to; w++) {
      const sample = baseline.at(w, 1);
      if (sample !== null) {
        weights.set(sample.weights, (w - from) * categories);
        totals[w - from] = sample.total;
      }
    }
    return { weights, totals };
  }
}
