/** Counts of one side: a row per window, a column per category. All sides have the same windows and categories. */
export type CountsByWindow = ReadonlyArray<ArrayLike<number>>;

/** What is to be decided. */
export interface GateCounts {
  /** In the order in which they came. */
  categories: string[];
  /** How many of them had come by the end of each window; without it, all by the first. */
  known?: number[];
  canary: CountsByWindow;
  /** The side that it is held against, or the shares that it should have (K), in any unit. */
  against: { control: CountsByWindow } | { shares: ArrayLike<number> };
}

export interface GateOptions {
  /** Chance, at most, that an unchanged canary is ever said to drift, however often it is asked. */
  alpha: number;
  /** Chance of finding a change of the size below before it passes. */
  power: number;
  /** The change that must be found: by this part of a category's share, and by at least so many points. */
  relative: number;
  points: number;
  /** Percentage points: what moved by less is no drift, however certain. */
  ignore: number;
  /** How many times as much as chance allows windows vary, at least 1; `auto`: as these windows do. */
  ratio: number | 'auto';
}

export const GATE_DEFAULTS: GateOptions = {
  alpha: 0.01,
  power: 0.9,
  relative: 0.25,
  points: 0.5,
  ignore: 0.05,
  ratio: 'auto',
};

export type Verdict = 'pass' | 'drift' | 'undecided';

export interface GateCategory {
  category: string;
  canary: number;
  /** null against intended shares. */
  control: number | null;
  /** null without events. */
  share: number | null;
  /** Share of the control, or the intended one. */
  expected: number | null;
  /** share - expected, like windows compared with like. */
  delta: number | null;
  /** Moved by `ignore` or more. */
  matters: boolean;
}

export interface GateResult {
  verdict: Verdict;
  /** The always-valid p, and the level that it is held against. */
  pValue: number;
  alpha: number;
  windows: number;
  events: { canary: number; control: number | null };
  /** Canary events after which a change of the size that matters would have been found, and how many of them are still to come. */
  needed: number;
  more: number;
  /** By how much windows were taken to vary more than chance allows. */
  ratio: number;
  /** The largest change first. */
  categories: GateCategory[];
}
