import {
  DECLARED,
  type BaselineId,
  type Declared,
  type DistributionView,
  type StatisticId,
  type ValueMeaning,
  type WindowStatistic,
} from './core';

type StripStatistic = Declared<WindowStatistic> & Required<Pick<WindowStatistic, 'strip'>>;

/** What the lower strip can draw, in the order of the choice: every statistic whose entry says how. */
export const STRIP_STATISTICS = DECLARED.filter(
  (entry): entry is StripStatistic => entry.scope === 'window' && entry.strip !== undefined
).sort((a, b) => a.strip.order - b.strip.order);

/** What a strip of that statistic is drawn from: the statistic, and its limit where it has one. */
export function withLimit(id: StatisticId): StatisticId[] {
  const limit = STRIP_STATISTICS.find((entry) => entry.id === id)?.strip.limit;
  return limit === undefined ? [id] : [id, limit];
}

/** Ids of the strip's statistics that some view has. */
export const stripsReturned = (views: DistributionView[]): StatisticId[] =>
  STRIP_STATISTICS.map(({ id }) => id).filter((id) => views.some(({ statistics }) => statistics[id] !== undefined));

/**
 * How a distribution is drawn: the shares stacked, each as a line, their changes, their residuals, each beside its baseline, or a row per
 * group.
 */
export type PanelView = 'stack' | 'lines' | 'delta' | 'heatmap' | 'beside' | 'rows';

export type StackStyle = 'area' | 'bars';

/** What is drawn: shares, or the counts themselves. */
export type Amount = 'shares' | 'counts';

/**
 * The whole stack, or the part of it where something happens (a dominant bottom category is cut). `auto` cuts where that category makes up
 * most of every window.
 */
export type ShareAxis = 'auto' | 'whole' | 'fit';

/** How series that carry no statistics of their own become a distribution; unused for frames of our data source. */
export interface PlainSeriesOptions {
  /** Label or column that holds the category; '' = guessed. */
  category: string;
  /** Labels that split the series into groups. */
  groupBy: string[];
  values: ValueMeaning;
  /** Duration, or "auto". */
  window: string;
  /** A kind that asks nothing of an upstream. */
  baseline: BaselineId;
  trailingWindows: number;
  trailingGap: number;
  /** "2xx=0.95, 4xx=0.04, 5xx=0.01" */
  fixedShares: string;
  alpha: number;
  minEffect: number;
  minN: number;
}

/** What changes are told in: percentage points, or parts of the baseline share. */
export type DeltaUnit = 'points' | 'relative';

/** Names, colours and numbers of the categories: a table of the last window, or a list. */
export interface LegendOptions {
  showLegend: boolean;
  displayMode: 'table' | 'list';
  placement: 'bottom' | 'right';
  /** Of a legend at the right, in CSS pixels; without it the legend takes what it needs. */
  width?: number;
  /** Ids of Grafana's calculations over what is shown of a category. */
  calcs: string[];
}

export interface TooltipOptions {
  /** The category that is pointed at, all of them, or no tooltip. */
  mode: 'single' | 'multi' | 'none';
  /** By share; without it as they are stacked. */
  sort: 'none' | 'asc' | 'desc';
  hideZeros: boolean;
}

export interface PanelOptions {
  view: PanelView;
  /** A button in the panel for other views of the same data. */
  viewSwitch: boolean;
  amount: Amount;
  deltaUnit: DeltaUnit;
  style: StackStyle;
  shareAxis: ShareAxis;
  showBorders: boolean;
  showBaselineColumn: boolean;
  showNStrip: boolean;
  showTestStrip: boolean;
  legend: LegendOptions;
  tooltip: TooltipOptions;
  /** Drawn in the lower strip. */
  statistic: StatisticId;
  /** Name of the one group to show; '' = all of them, as small multiples. */
  group: string;
  /** Small multiples drawn at most. */
  maxGroups: number;
  plain: PlainSeriesOptions;
}

export const PANEL_DEFAULTS: PanelOptions = {
  view: 'stack',
  viewSwitch: true,
  amount: 'shares',
  deltaUnit: 'points',
  style: 'area',
  shareAxis: 'auto',
  showBorders: true,
  showBaselineColumn: true,
  showNStrip: true,
  showTestStrip: true,
  legend: { showLegend: true, displayMode: 'table', placement: 'bottom', calcs: [] },
  tooltip: { mode: 'multi', sort: 'none', hideZeros: false },
  statistic: STRIP_STATISTICS[0].id,
  group: '',
  maxGroups: 4,
  plain: {
    category: '',
    groupBy: [],
    values: 'counts',
    window: 'auto',
    baseline: 'trailing',
    trailingWindows: 60,
    trailingGap: 1,
    fixedShares: '',
    alpha: 0.01,
    minEffect: 0.1,
    minN: 100,
  },
};

/** Stored options with every missing one at its default: a panel can be saved by an older version, or switched to. */
export function withPanelDefaults(options: Partial<PanelOptions> | undefined): PanelOptions {
  const { plain, legend, tooltip } = PANEL_DEFAULTS;
  return {
    ...PANEL_DEFAULTS,
    ...options,
    plain: { ...plain, ...options?.plain },
    legend: { ...legend, ...options?.legend },
    tooltip: { ...tooltip, ...options?.tooltip },
  };
}
