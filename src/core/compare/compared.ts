import { cohenWOf } from '../stats/cohenW';
import type { Kernel } from '../model/kernelContract';
import { Active } from './active';
import {
  DF,
  EFFECT,
  KINDS,
  MOVED,
  MOVED_SOME,
  POOLED,
  QUASI_DF,
  QUASI_INVERSES,
  QUASI_POOLED,
  QUASI_STATISTIC,
  STATISTIC,
  WEIGHT,
} from './comparedWindows';
import type { Earlier, Spread } from './earlier';
import { hasMoved } from './moved';
import { weightOf, type Sample } from './sample';
import type { WindowCounts } from './windowCounts';

/** How far single windows depart beyond chance, by category of the group. */
export interface Excess {
  /** τ² on the arcsine scale, and the degrees of freedom that it is known with. */
  variance: Float64Array;
  df: Float64Array;
}

/** X² with the cells that the quasi-F test asks for. */
export interface Quasi {
  statistic: number | null;
  df: number;
  /** Which active categories are one cell. */
  pooled: number[];
  /** Σ 1/share of the cells. */
  inverses(): number;
}

/** The same of a group's windows, row-major from the window `first` on. */
export interface Excesses {
  first: number;
  variance: Float64Array;
  df: Float64Array;
  /** By window: 1 where it is known. */
  judged: Uint8Array;
}

/** What is known of windows: `comparedWindows.ts`. */
export interface KnownNumbers {
  of(window: number, number: number): number;
}

/** X² of the window. */
export interface Pearson {
  statistic: number | null;
  df: number;
  /** How many active categories are one cell. */
  pooled: number;
}

/**
 * A window that has events, beside a baseline that has some: all that is known without a test. Each is found out when it is asked for.
 */
export class Compared {
  readonly n: number;
  private knownActive: Active | null = null;
  private knownEffect?: number | null;

  /**
   * @param counted the baseline is a sample, with its own number of events
   * @param alpha the level that a test has to resolve
   */
  constructor(
    readonly window: WindowCounts,
    readonly baseline: Sample,
    readonly counted: boolean,
    readonly earlier: Earlier,
    readonly alpha: number,
    /** How much each category varies beyond chance; null where that isn't known. */
    readonly excess: Excess | null,
    readonly kernel: Kernel,
    /** What is known of it beside its neighbours; null where nothing is. */
    readonly numbers: KnownNumbers | null
  ) {
    this.n = window.n;
  }

  /** One of its numbers (`comparedWindows.ts`). */
  number(number: number): number {
    return this.numbers!.of(this.window.window, number);
  }

  /** The categories that either has. */
  get active(): Active {
    const { window, baseline, n, counted, kernel } = this;
    return (this.knownActive ??= new Active(
      kernel.flatActive(window.counts, baseline.weights, n, weightOf(baseline), !counted)
    ));
  }

  /** Keeps them no longer: of all windows they are five times as large as the counts, and few ask again after a window's test. */
  letGo(): void {
    this.knownActive = null;
  }

  /** How many categories either has. */
  get kinds(): number {
    return this.numbers === null ? this.active.x.length : this.number(KINDS);
  }

  /** Cohen's w; null where all events are in categories that the baseline rules out. */
  get effect(): number | null {
    return this.knownEffect === undefined ? (this.knownEffect = this.newEffect()) : this.knownEffect;
  }

  private newEffect(): number | null {
    const w = this.numbers === null ? cohenWOf(this.active.contrast) : this.number(EFFECT);
    return isNaN(w) ? null : w;
  }

  /** X² of the two samples, sparse categories pooled, where that is known already. */
  get plainPearson(): Pearson | null {
    if (this.numbers === null) {
      return null;
    }
    const statistic = this.number(STATISTIC);
    return { statistic: isNaN(statistic) ? null : statistic, df: this.number(DF), pooled: this.number(POOLED) };
  }

  /** Whether some share has moved by what matters, or by a fraction of that: 1, or the fraction from which a drift ends. */
  hasMoved({ minPoints, minRelative }: { minPoints: number; minRelative: number }, fraction: number): boolean {
    return this.numbers === null
      ? hasMoved(this.active.contrast, minPoints, minRelative, fraction)
      : this.number(fraction === 1 ? MOVED : MOVED_SOME) === 1;
  }

  /** What the quasi-F test starts from, where that is known already and no category is sparse. */
  get unpooledQuasi(): Quasi | null {
    if (this.numbers === null || this.number(QUASI_POOLED) !== 0) {
      return null;
    }
    const statistic = this.number(QUASI_STATISTIC);
    const inverses = () => this.number(QUASI_INVERSES);
    return { statistic: isNaN(statistic) ? null : statistic, df: this.number(QUASI_DF), pooled: [], inverses };
  }

  /** Σ of the baseline's weights. */
  get weight(): number {
    return this.numbers === null ? this.active.contrast.ny.value : this.number(WEIGHT);
  }

  /** How much earlier windows vary, the active categories at `pooled` as one; null when unknown. */
  spreadOf(pooled: number[]): Spread | null {
    const { earlier } = this;
    if (pooled.length === 0 || earlier.paired) {
      return earlier.spread;
    }
    const { positions } = this.active;
    return earlier.pooledSpread(pooled.map((k) => positions[k]));
  }
}
