import type { FrameJSON, Labels } from './frame';
import type { BaselineId, TestChoice } from './query';

/** What a window is said to be; the position in this list is the number in the `state` column. Never NaN. */
export const STATES = [
  'ok',
  'drift',
  'few events',
  'no data',
  'one category',
  'undecided',
  'counter reset',
  'incomplete',
  'quiet',
  'cold start',
] as const;
export type State = (typeof STATES)[number];
/** The numbers. */
export const OK = 0;
export const DRIFT = 1;
export const FEW_EVENTS = 2;
export const NO_DATA = 3;
export const ONE_CATEGORY = 4;
export const UNDECIDED = 5;
export const COUNTER_RESET = 6;
export const INCOMPLETE = 7;
export const QUIET_TIME = 8;
export const COLD_START = 9;

/**
 * What is known of every window that a view shows, by the statistic whose entry says that it is this.
 * - `n`: events; `p`: of the test; `w`: how large the change is
 * - `state`: index into STATES; `test`: index into TESTS
 * - `ratio`: by how much the trailing windows vary more than chance allows; `inflation`: what X² was divided by
 */
export type WindowFact = 'n' | 'p' | 'w' | 'state' | 'test' | 'ratio' | 'inflation';

/** What is known of every category in a window that a view shows: `delta` is share - baseline, `adjustedP` that of the category's own test. */
export type CategoryFact = 'share' | 'count' | 'baseline' | 'delta' | 'adjustedP';

/** A row per category, for one window. `null` where there is no answer, never 0 in its place. */
export interface CategorySummary {
  category: string;
  count: number | null;
  share: number | null;
  baseline: number | null;
  /** share - baseline, as a fraction. */
  delta: number | null;
  /** Part of the total variation that this category makes up, with the delta's sign; parts sum to 1 in absolute value. */
  shiftShare: number | null;
  /** Not in the baseline, or not an expected category. */
  unseen: boolean;
}

export interface DriftEvent {
  /** When it began, by likelihood: start of the window, with the earliest and the latest that fit nearly as well (95 %). */
  start: number;
  startEarliest: number;
  startLatest: number;
  /** When it was decided: end of the window that did. */
  decided: number;
  /** End of its last window; null while it goes on. */
  end: number | null;
  /** It ended because it lasted and was taken for the new normal. */
  newNormal: boolean;
  /** What moved most at its peak, largest first. */
  moved: Array<{ category: string; delta: number; share: number; baseline: number }>;
  /** At the peak: the window of the largest effect. */
  p: number | null;
  w: number | null;
  n: number;
  /** "5xx +3.1 pt" */
  title: string;
  /** One sentence, words before symbols. */
  text: string;
}

/** In `schema.meta.custom.multinomial` of every frame of format `series`: all that a view needs and a column can't say. */
export interface SeriesMeta {
  version: 1;
  /** Group labels; {} when nothing is grouped. */
  group: Labels;
  groupName: string;
  /** Name of the label or column that holds the category. */
  categoryLabel: string;
  /** Stacking order, bottom first. */
  categories: string[];
  windowMs: number;
  stepMs: number;
  /** First and last instant of the asked range: windows before it are not returned. */
  from: number;
  to: number;
  baseline: {
    kind: BaselineId;
    /** "trailing 60 windows, gap 1" */
    text: string;
    /** Counted (a sample, M finite) or intended. */
    counted: boolean;
    /** It follows the windows, so that a change can be accepted as the new normal. */
    follows: boolean;
  };
  /** Asked for, or chosen by how the data are. */
  test: TestChoice;
  detect: {
    alpha: number;
    minEffect: number;
    minRelative: number;
    minPoints: number;
    minN: number;
    m: number;
    n: number;
    /** Where alpha comes from: "chosen", or the budget of false alarms that it keeps. */
    why: string;
  };
  /**
   * What explains each window, whichever statistics were asked for, one entry per window. What the query returns isn't here: a column has
   * it then.
   */
  windows: Partial<Record<WindowFact, Array<number | null>>> & {
    /** How many trailing windows had data. */
    trailing: number[];
    /** Categories pooled into one cell. */
    pooled: number[];
    /** Events behind the baseline that each window has to itself (a control, the day before); absent where windows share one, or it is intended. */
    beside?: Array<number | null>;
  };
  /** The latest finished window; null when there is none. */
  latest: {
    start: number;
    end: number;
    n: number | null;
    p: number | null;
    w: number | null;
    state: State;
    /** One sentence for the state, with what to do where something can be done. */
    sentence: string;
    /** Which test the window had, what came out, and why that test. */
    explanation: string;
    categories: CategorySummary[];
  } | null;
  /** True while the latest window belongs to a drift. */
  drifting: boolean;
  /** "DRIFT since 14:05" has its time here; the host formats it. */
  since: number | null;
  events: DriftEvent[];
}

export interface Derived {
  frames: FrameJSON[];
  /** How many groups there are, in whatever format. */
  groups: number;
  /** Deploys that the frames would name: a host that can ask for them derives again with what was found. */
  deploys?: WantedDeploys;
}

/** Annotations of no dashboard, with any of the tags, over a range (ms). */
export interface WantedDeploys {
  tags: string[];
  from: number;
  to: number;
}
