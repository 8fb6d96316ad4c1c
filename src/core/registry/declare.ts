import type { NormalQuery } from '../model/normalQuery';
import type { CategoryTests } from '../compare/categoryTests';
import type { Compared } from '../compare/compared';
import type { Comparison } from '../compare/comparison';
import type { SinceOnset } from '../compare/sinceOnset';
import type { Levels } from '../detect/levels';
import type { CategoryFact, State, WindowFact } from '../model/output';
import type { CredibleInterval } from '../stats/credibleIntervals';

/**
 * All that is known about one window of one group. Everything is computed when first asked for, by methods of the context: they can't be
 * taken off it.
 */
export interface WindowContext {
  comparison: Comparison;
  query: NormalQuery;
  levels: Levels;
  /** 1 in a drift, 0 not, null where there is no answer. */
  drift(this: WindowContext): number | null;
  state(this: WindowContext): State;
  intervals(this: WindowContext): CredibleInterval[] | null;
  categoryTests(this: WindowContext): CategoryTests;
  sequential(this: WindowContext): { p: number; since: number } | null;
  /** The drift's windows up to this one, added up; null outside of drifts, and where the baseline isn't counted. */
  sinceOnset(this: WindowContext): SinceOnset | null;
  mostSignificant(this: WindowContext): { p: number; length: number } | null;
  /** The longer windows that end with this one. */
  longer(this: WindowContext): Comparison[];
  /** Bad events and all events in the time `ms` up to the window's end; null where that isn't asked for. */
  spent(this: WindowContext, ms: number): { bad: number; total: number } | null;
}

/** All windows of one group that the range shows, as columns: NaN where there is no answer, null where a column isn't known. */
export interface WindowColumns {
  /** Events. */
  n(): Float64Array | null;
  /** A number of `compare/comparedWindows.ts`. */
  number(number: number): Float64Array | null;
  /** One that the test found. */
  test(number: number): Float64Array | null;
  /** A number of the windows before each: `baseline/stretchKernel.ts` */
  past(number: number): Float64Array | null;
  /** 1 in a drift, 0 not. */
  drift(): Float64Array | null;
  /** Indices into STATES. */
  state(): Float64Array | null;
  /** Events by category, shares of the window and of its baseline: a column per category, one after the other. */
  counts(): Float64Array | null;
  shares(): Float64Array | null;
  baselines(): Float64Array | null;
}

/** All windows of one group that the range shows. */
export interface GroupContext {
  query: NormalQuery;
  /** Length of a window, ms. */
  windowMs: number;
  /** Counts, a row per window. */
  rows(): Float64Array[];
  /** 1 in a drift, 0 not, null where there is no answer; one value per window. */
  drifts(): Array<number | null>;
  /** Baseline shares of the latest window. */
  shares(): ArrayLike<number> | null;
}

/** A query's settings that single statistics read: the editor shows a setting with the statistics that read it. */
export type ReadSetting = 'rare' | 'objective' | 'sequential' | 'budgetPeriod';

/**
 * How the panel draws a statistic of a window as a strip below the stack: a bar per window. Only for statistics that are never below 0.
 * Strips are offered in ascending `order`. A window is past the first of these that there is:
 * - the statistic `limit` of that window
 * - the query's `threshold` setting (`alpha`: below it; `minEffect`: at least it)
 * - `defaultThreshold` of the entry, unless that is 0
 */
export interface StripSpec {
  order: number;
  /** Words in place of `name`, where that alone says too little. */
  caption?: string;
  /** `log`: a p-value, drawn as -log10 p, and past where it is below; `linear`: drawn as it is, and past where it is above. */
  scale: 'log' | 'linear';
  threshold?: 'alpha' | 'minEffect';
  /** Id of the statistic that is the limit of each window. */
  limit?: string;
}

/** How the panel's table shows a statistic of a category, beside its place among the columns. */
export interface PanelColumn {
  /** Least width of the table for it, in the theme's grid units: what matters least leaves first. Always there without one. */
  from?: number;
  /** Its head where the name isn't short enough. */
  head?: string;
  /** A difference of shares: shown in percentage points. */
  points?: true;
  /** Id of the statistic that is the upper end of the range which this one begins. */
  upTo?: string;
}

interface Declaration<Id extends string> {
  id: Id;
  /** Short, as a column is called. */
  name: string;
  /** Grafana unit id. */
  unit: string;
  /** One line. */
  description: string;
  /**
   * - `none`: the window's own counts
   * - `baseline`: what the window is compared with
   * - `trailing`: several windows before it
   * - `intended`: a baseline of intended shares
   */
  needs: 'none' | 'baseline' | 'trailing' | 'intended';
  /** What an alert on it would ask, where one value suits all. */
  defaultThreshold?: { op: 'gt' | 'lt'; value: number };
  /** What its numbers stand for: number i is shown as the i-th of these names. */
  valueNames?: readonly string[];
  /** Settings that it reads, beside those that every statistic does. */
  reads?: readonly ReadSetting[];
}

/** One number per window; null where there is no answer. */
export interface WindowStatistic<Id extends string = string> extends Declaration<Id> {
  scope: 'window';
  strip?: StripSpec;
  /** What views know of every window is this: an answer has it even where the query doesn't return it. */
  fact?: WindowFact;
  /** 1 or 0 by the query's own detection settings: an alert on it is put in their words. */
  verdict?: boolean;
  compute(context: WindowContext): number | null;
  /** The same of all windows, where that is known as a column. */
  column?(columns: WindowColumns): Float64Array | null;
}

/** One number per window and category, in the order of the counts; null where none of them, or this one, has an answer. */
export interface CategoryStatistic<Id extends string = string> extends Declaration<Id> {
  scope: 'category';
  /** What views take a category's share, count, baseline or change to be is this, where the query returns it. */
  fact?: CategoryFact;
  /** It is always a column of the table of categories (format `categories`, the panel's table), at this place. */
  tableColumn?: number;
  /** The panel's table has a column of it where the query returns it, even without a place among those that are always there. */
  panelColumn?: PanelColumn;
  /** The name of a category's column is the category itself, without the statistic's name. */
  namedByCategory?: boolean;
  compute(context: WindowContext): ArrayLike<number | null> | null;
  /** The same of all windows, a column per category, one after the other, where that is known. */
  column?(columns: WindowColumns): Float64Array | null;
}

/** One number per group, over the windows that the range shows; null where there is no answer. */
export interface GroupStatistic<Id extends string = string> extends Declaration<Id> {
  scope: 'group';
  compute(context: GroupContext): number | null;
}

export type Statistic<Id extends string = string> = WindowStatistic<Id> | CategoryStatistic<Id> | GroupStatistic<Id>;

/** What a statistic needs of a window that is compared: null where the window or its baseline is empty. */
export const whereCompared =
  <T>(value: (compared: Compared, context: WindowContext) => T | null) =>
  (context: WindowContext): T | null => {
    const { compared } = context.comparison;
    return compared === null ? null : value(compared, context);
  };

export const ofWindow = <const Id extends string>(entry: Omit<WindowStatistic<Id>, 'scope'>): WindowStatistic<Id> => ({
  ...entry,
  scope: 'window',
});

export const ofCategory = <const Id extends string>(
  entry: Omit<CategoryStatistic<Id>, 'scope'>
): CategoryStatistic<Id> => ({ ...entry, scope: 'category' });

export const ofGroup = <const Id extends string>(entry: Omit<GroupStatistic<Id>, 'scope'>): GroupStatistic<Id> => ({
  ...entry,
  scope: 'group',
});
