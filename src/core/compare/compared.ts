import { cohenWOf } from '../stats/cohenW';
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
 * A window that has events, beside a baseline that has some: all that is known without a test. Costs a pass over the categories; how
 * much earlier windows vary is found out when it is asked for.
 */
export class Compared {
  readonly n: number;
  readonly active: Active;
  /** Cohen's w; null where all events are in categories that the baseline rules out. */
  readonly effect: number | null;

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
    readonly excess: Excess | null
  ) {
    const { counts, n } = window;
    this.n = n;
    this.active = activeOf(counts, baseline.weights, n, weightOf(baseline), !counted);
    this.effect = cohenWOf(this.active.contrast);
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
