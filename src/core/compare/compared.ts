import { cohenWOf } from '../stats/cohenW';
import type { Kernel } from '../model/kernelContract';
import { activeOf, type Active } from './active';
import type { Earlier, Spread } from './earlier';
import { weightOf, type Sample } from './sample';
import type { WindowCounts } from './windowCounts';

/** How far single windows depart beyond chance, by category of the group. */
export interface Excess {
  /** τ² on the arcsine scale, and the degrees of freedom that it is known with. */
  variance: Float64Array;
  df: Float64Array;
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
    readonly kernel: Kernel
  ) {
    this.n = window.n;
  }

  /** The categories that either has. */
  get active(): Active {
    const { window, baseline, n, counted } = this;
    return (this.knownActive ??= activeOf(window.counts, baseline.weights, n, weightOf(baseline), !counted));
  }

  /** How many categories either has. */
  get kinds(): number {
    const { counts } = this.window;
    const { weights } = this.baseline;
    let kinds = 0;
    for (let k = 0; k < counts.length; k++) {
      kinds += counts[k] + weights[k] > 0 ? 1 : 0;
    }
    return kinds;
  }

  /** Cohen's w; null where all events are in categories that the baseline rules out. */
  get effect(): number | null {
    return this.knownEffect === undefined ? (this.knownEffect = cohenWOf(this.active.contrast)) : this.knownEffect;
  }

  /** Σ of the baseline's weights. */
  get weight(): number {
    return this.active.contrast.ny.value;
  }

  /** How much earlier windows vary, the active categories at `pooled` as one; null when unknown. */
  spreadOf(pooled: number[]): Spread | null {
    const { active, earlier } = this;
    return pooled.length === 0 || earlier.paired
      ? earlier.spread
      : earlier.pooledSpread(pooled.map((k) => active.positions[k]));
  }
}
