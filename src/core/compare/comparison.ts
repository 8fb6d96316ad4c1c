import { unseen } from '../stats/unseen';
import type { Basis } from './basis';
import { Compared, type Excess } from './compared';
import { Earlier, type Spread } from './earlier';
import { weightOf, type Sample } from './sample';
import { NOT_TESTED, type TestResult } from './testResult';
import type { WindowNumbers } from './windowNumbers';
import { WindowCounts } from './windowCounts';

/**
 * One window, or the `length` windows that end with it, on its way from counts to a test's result: what every statistic of the window
 * starts from. Each stage is gone when its first number is asked for, since most windows of an alert rule need no test.
 *
 * - counted: what it is itself (`WindowCounts`)
 * - compared: beside its baseline; null where either is empty
 * - tested: what the asked test found
 *
 * Arrays have one value per category.
 */
export class Comparison extends WindowCounts {
  private knownEarlier?: Earlier;
  private knownBaseline?: Sample | null;
  private knownCompared?: Compared | null;
  private knownTested?: TestResult;
  private knownShares?: Float64Array | null;
  private knownFractions?: Float64Array | null;
  private knownUnseen?: number[] | null;

  constructor(
    readonly basis: Basis,
    private readonly numbers: WindowNumbers,
    window: number,
    length = 1
  ) {
    super(basis.table, basis.categories, basis.perWindow, window, length);
  }

  /** Shares of the window's events; null where it has none. */
  get fractions(): Float64Array | null {
    return this.knownFractions === undefined ? (this.knownFractions = this.newFractions()) : this.knownFractions;
  }

  private newFractions(): Float64Array | null {
    const { counts, n, basis } = this;
    return n === 0 ? null : basis.kernel.scaled(counts, 1, n);
  }

  get earlier(): Earlier {
    return this.knownEarlier === undefined ? (this.knownEarlier = this.newEarlier()) : this.knownEarlier;
  }

  private newEarlier(): Earlier {
    const { basis, window, length } = this;
    return new Earlier(basis, window - (length - 1) * basis.perWindow);
  }

  /** Overdispersion of the windows before it; null when unknown. */
  get spread(): Spread | null {
    return this.earlier.spread;
  }

  /** Trailing windows that had events. */
  get trailing(): number {
    return this.earlier.windows;
  }

  /** The baseline is a sample, with its own number of events. */
  get counted(): boolean {
    return this.basis.baseline.counted;
  }

  get baseline(): Sample | null {
    return this.knownBaseline === undefined
      ? (this.knownBaseline = this.basis.baseline.at(this.window, this.length))
      : this.knownBaseline;
  }

  /** Baseline shares, summing to 1; null where there is no baseline. */
  get shares(): Float64Array | null {
    return this.knownShares === undefined ? (this.knownShares = this.newShares()) : this.knownShares;
  }

  private newShares(): Float64Array | null {
    const { baseline, compared, basis } = this;
    if (baseline === null) {
      return null;
    }
    const weight = compared === null ? weightOf(baseline) : compared.weight;
    return weight === 0 ? null : basis.kernel.scaled(baseline.weights, 1, weight);
  }

  /**
   * Positions of categories that the window has and nobody expected: not in the schema, or without one not in the baseline; null where
   * neither is there.
   */
  get unseen(): number[] | null {
    return this.knownUnseen === undefined ? (this.knownUnseen = this.newUnseen()) : this.knownUnseen;
  }

  private newUnseen(): number[] | null {
    const { baseline, basis, counts } = this;
    if (basis.unknown !== null) {
      return unseen(positionsWhere(counts, true), positionsWhere(basis.unknown, false));
    }
    return baseline && unseen(positionsWhere(counts, true), positionsWhere(baseline.weights, true));
  }

  /** The window beside its baseline; null where either is empty. */
  get compared(): Compared | null {
    return this.knownCompared === undefined ? (this.knownCompared = this.newCompared()) : this.knownCompared;
  }

  private newCompared(): Compared | null {
    const { baseline, n, basis } = this;
    return n > 0 && baseline !== null
      ? new Compared(
          this,
          baseline,
          basis.baseline.counted,
          this.earlier,
          basis.alpha,
          this.excess,
          basis.kernel,
          this.known
        )
      : null;
  }

  private get excess(): Excess | null {
    const { basis, window, length } = this;
    const { excess, categories } = basis;
    if (excess === null || length > 1 || excess.judged[window - excess.first] === 0) {
      return null;
    }
    const at = (window - excess.first) * categories;
    return { variance: excess.variance.subarray(at, at + categories), df: excess.df.subarray(at, at + categories) };
  }

  /** Cohen's w. */
  get effect(): number | null {
    const { compared } = this;
    return compared === null ? null : compared.effect;
  }

  get tested(): TestResult {
    return this.knownTested === undefined ? (this.knownTested = this.newTested()) : this.knownTested;
  }

  private newTested(): TestResult {
    const { compared, basis, known, window } = this;
    if (compared === null) {
      return NOT_TESTED;
    }
    const result = known === null ? basis.test.run(compared) : known.tested(window, compared);
    compared.letGo();
    return result;
  }

  /** What its numbers are found in; null where it has none. */
  get known(): WindowNumbers | null {
    return this.length === 1 && this.numbers.any ? this.numbers : null;
  }
}

/** Where values are above 0, or where they are not. */
function positionsWhere(values: ArrayLike<number>, above: boolean): number[] {
  const positions: number[] = [];
  const { length } = values;
  for (let k = 0; k < length; k++) {
    if (values[k] > 0 === above) {
      positions.push(k);
    }
  }
  return positions;
}
