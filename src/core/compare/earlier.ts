import type { Past } from '../baseline/trailingSums';
import { intraClassCorrelation } from '../stats/varianceInflation';

/** How much windows vary. */
export interface Spread {
  /** φ: about 1 when they are multinomial. */
  ratio: number;
  df: number;
}

/** Several windows that follow each other, summed up. */
export interface EarlierWindows {
  /** How many of them had events. */
  windows: number;
  /** All their events. */
  total: number;
  /** Σ n² over them. */
  squares: number;
  /** About their common shares; null where they are too few to tell. */
  ratio: Spread | null;
  /** The same with the categories at `pooled` (ascending) as one. */
  pooledRatio(pooled: number[]): Spread | null;
  /** Their counts, oldest first. */
  rows(): Float64Array[];
}

/** Where a group's earlier windows are found. */
export interface History {
  /** Buckets that a window has. */
  perWindow: number;
  /** Null where one window spans the range: nothing trails it. */
  trailing: {
    stretch(window: number, gap: number): EarlierWindows;
    /** What is known of the windows that trail one and those after it. */
    past(from: number, gap: number): Past;
  } | null;
  /** Windows between a window and those that tell how much windows vary. */
  gap: number;
  /** How windows vary beside baselines of their own; null where they have none. */
  paired: { at(window: number): Spread | null } | null;
}

/** What the windows before `first` tell about how much windows vary by themselves. */
export class Earlier {
  private knownStretch?: EarlierWindows | null;
  private knownSpread?: Spread | null;

  constructor(
    private readonly history: History,
    private readonly first: number
  ) {}

  private get stretch(): EarlierWindows | null {
    return this.knownStretch === undefined ? (this.knownStretch = this.newStretch()) : this.knownStretch;
  }

  private newStretch(): EarlierWindows | null {
    const { trailing, gap } = this.history;
    return trailing && trailing.stretch(this.first, gap);
  }

  /** Each window has a baseline of its own, so that what varies is the difference. */
  get paired(): boolean {
    return this.history.paired !== null;
  }

  /** Overdispersion of the windows, beside baselines of their own where they have them; null when unknown. */
  get spread(): Spread | null {
    return this.knownSpread === undefined ? (this.knownSpread = this.newSpread()) : this.knownSpread;
  }

  private newSpread(): Spread | null {
    const { paired } = this.history;
    if (paired !== null) {
      return paired.at(this.first);
    }
    const { stretch } = this;
    return stretch && stretch.ratio;
  }

  /** The spread with the categories at `pooled` as one; null when unknown. */
  pooledSpread(pooled: number[]): Spread | null {
    const { stretch } = this;
    return stretch && stretch.pooledRatio(pooled);
  }

  /** Intra-class correlation of the windows for a φ of them; null where they are too small to tell. */
  rhoOf(ratio: number): number | null {
    const { stretch } = this;
    return stretch && intraClassCorrelation(ratio, stretch.windows, { n: stretch.total, squares: stretch.squares });
  }

  /** How many of them had events. */
  get windows(): number {
    const { stretch } = this;
    return stretch === null ? 0 : stretch.windows;
  }

  /** Their counts, oldest first. */
  rows(): Float64Array[] {
    const { stretch } = this;
    return stretch === null ? [] : stretch.rows();
  }
}
