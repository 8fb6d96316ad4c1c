import type { FrameJSON } from './frame';
import type { SettableLimits } from '../limits';
import type { Adjustment } from '../stats/adjustPValues';

/** What a number in the upstream's answer means; see `read/meaning.ts` for how each becomes counts. */
export type ValueMeaning = (typeof VALUE_MEANINGS)[number];
export const VALUE_MEANINGS = ['counts', 'rates', 'counters', 'states'] as const;

/** Id of an output format. */
export type FormatId = string;

/** The format that views draw, the one that annotations are made from, and the one that an alert rule reads. */
export const VIEW_FORMAT = 'series';
export const ANNOTATION_FORMAT = 'events';
export const ALERT_FORMAT = 'latest';
/** The format that an alert rule's annotations read. */
export const WORDS_FORMAT = 'words';

/** The upstream's own query, exactly as its own editor wrote it. */
export type UpstreamQuery = Record<string, unknown> & { refId?: string };

export interface UpstreamRef {
  uid: string;
  type?: string;
}

/** Settings by kind of baseline: the file of each kind adds its own. */
export interface SettingsByKind {}

export type SettingsOf<K extends keyof SettingsByKind> = { kind: K } & SettingsByKind[K];

/** Where the counts before a drift come from. */
export type BaselineSettings = { [K in keyof SettingsByKind]: SettingsOf<K> }[keyof SettingsByKind];

/** How old windows lose their say: by share (`ewma`), or by event (`dirichlet`); halved every `halfLife` windows. */
export interface Forgetting {
  by: 'ewma' | 'dirichlet';
  halfLife: number;
}

export type ForgettingKind = (typeof FORGETTING_KINDS)[number];
export const FORGETTING_KINDS = ['none', 'ewma', 'dirichlet'] as const;

/** Id of a kind of baseline. */
export type BaselineId = string;

export type StampEnd = (typeof STAMP_ENDS)[number];
export const STAMP_ENDS = ['auto', 'start', 'end'] as const;

export interface WindowSettings {
  /**
   * Duration ("30s", "1m", "1h"); "auto": the smallest round window, from 1m, that gives at most 120 in the range; or "range": one
   * window that spans the range, as tables without a time column need.
   */
  size?: string;
  /** A step smaller than the size makes the windows slide. Default: the size. Must divide it. */
  step?: string;
  /** How long after its end a window is still filling (scrape interval, ingestion delay). Default "0s". */
  delay?: string;
  /** Which end of its interval the upstream's time stamp marks. auto: `end` for Prometheus and Loki, else `start`. */
  timestamp?: StampEnd;
  /** The first day of windows of weeks. Default the person's; in alert rules monday. */
  weekStart?: WeekDay;
}

/** Categories that become another one: a value as it is, or all values that a regular expression fits as a whole. */
export interface CategoryRule {
  is?: string;
  matches?: string;
  /** The name; $1 ... $9 are the groups of `matches`. */
  to: string;
}

/** `warn` of them, show a `hash` in their place, or `refuse` to answer. */
export type IdentifyingWay = (typeof IDENTIFYING_WAYS)[number];
export const IDENTIFYING_WAYS = ['warn', 'hash', 'refuse'] as const;

/** Which categories keep their name; the rest becomes `other`. */
export interface KeepSettings {
  /** At most so many, the largest by their total over range and baseline. Default 12. */
  top?: number;
  /** Those that have at least this part of all events, in the range with the windows before it or in the baseline. Default 0: all. */
  leastShare?: number;
}

export interface CategorySettings {
  /** Applied before all else here, the first rule that fits: "5.." to "5xx", "200" to "OK". */
  map?: CategoryRule[];
  /** Expected, rare and intended categories, and pinned ones, keep their name whatever it says. */
  keep?: KeepSettings;
  /** The expected categories: kept in this order; any other is unseen. */
  schema?: string[];
  /** Categories that count as rare for the rare-category rate. */
  rare?: string[];
  /** What becomes of values that look like mail addresses, IP addresses, tokens or ids, and are not expected. Default warn. */
  identifying?: IdentifyingWay;
}

/** What says how significant a window is: `BY_TEST`, or the id of a divergence, held against what chance makes of it. */
export type Measure = string;

/** The measure that is the p of the test. */
export const BY_TEST = 'p';

/** Where a divergence's limit comes from: computed by its law, or a percentile of the divergences of the earlier windows. */
export type LimitKind = (typeof LIMIT_KINDS)[number];
export const LIMIT_KINDS = ['computed', 'percentile'] as const;

/** Id of a statistic in the registry. */
export type StatisticId = string;

/** Id of a test. */
export type TestChoice = string;

/** The test that is chosen by what the baseline is, how sparse the counts are and how much windows vary. */
export const FITTING_TEST = 'auto';

/** "One false alarm in 4 weeks over 20 groups." */
export interface AlarmBudget {
  /** Default 1. */
  alarms?: number;
  /** Duration. Default "4w". */
  period?: string;
  /** How many groups share it. Default: those in the answer, which differ from range to range; name it for alert rules. */
  groups?: number;
}

export interface DetectSettings {
  /** Significance: p below it. Default 0.01. */
  alpha?: number;
  /** False alarms that are tolerated instead: alpha follows from it. */
  budget?: AlarmBudget;
  /** What is held against alpha. Default the test's p. */
  measure?: Measure;
  /**
   * Where a divergence's limit comes from: `computed` for N, M, K and overdispersion, or a `percentile` of the divergences of the
   * trailing windows themselves. Default computed.
   */
  limit?: LimitKind;
  /** Longer windows that are judged too, as multiples of the window; alpha is shared out among them. Default none. */
  scales?: number[];
  /** How the p of single categories are corrected for being many. Default holm. */
  correction?: Adjustment;
  /** Size, first way: Cohen's w at least this. Default 0.1. */
  minEffect?: number;
  /** Size, second way: some share moved by at least this part of its baseline ... Default 0.25. */
  minRelative?: number;
  /** ... and by at least this many percentage points: half of what an objective of 99.9 % allows. Default 0.05. */
  minPoints?: number;
  /** Size, third way, for rare categories: at least this many events too many, and twice the share. Default 10. */
  minEvents?: number;
  /** Least number of events in a window for it to be judged. Default 100. */
  minN?: number;
  /** Drift when at least `m` of the last `n` windows are beyond both thresholds. Default 3 of 5. */
  m?: number;
  n?: number;
  /**
   * How long a change lasts until it is taken for the new normal (trailing baselines only): a duration, at most a day. Default "4h", but at
   * least 60 windows and at most 240.
   */
  newNormal?: string;
  /**
   * Trailing baselines follow what builds up over hours: windows are compared with the same time so long ago as well, such as "1d". Default
   * none.
   */
  slow?: string;
  /** The change that was on at this instant (ms since the epoch) is the new normal from then on: accepted by hand. */
  accepted?: number;
  /** Drift is left when fewer than `m` of the last `n` windows pass the leave thresholds. Default alpha 0.05 ... */
  leaveAlpha?: number;
  /** ... and this part of the enter sizes. Default 0.75. */
  leaveFraction?: number;
}

/** Since when the sequential test looks. It begins again with every period, at `since`, and when a drift is over. */
export interface SequentialSettings {
  /** Duration; periods are aligned to the epoch in UTC. Default "1d". */
  period?: string;
  /** A deploy, say: ms since the epoch. */
  since?: number;
}

/** When windows are neither evaluated nor learned from. */
export interface QuietSettings {
  /** Maintenance and seasonal events, one an entry, by the query's time zone: see `readSchedule`. Default none. */
  schedule?: string[];
  /** How long after a deploy: a counter's restart, or `sequential.since`. A duration, at most a day. Default "0s". */
  afterDeploy?: string;
  /** With fewer than this part of the mean of the 60 windows before, from 0 to 1. Default 0: none. */
  leastPart?: number;
}

/** What a data source keeps in its settings for all of its queries. */
export interface Kept {
  /** In place of the plugin's own. */
  limits?: Partial<SettableLimits>;
  /** Pinned counts by name. */
  snapshots?: Record<string, Omit<SettingsOf<'snapshot'>, 'kind' | 'shared'>>;
}

/** The form that queries are saved in: see `migrated`. */
export const QUERY_VERSION = 2;

/** What a person configures. Every optional part has its default in `defaults.ts`. */
export interface DistributionQuery {
  /** Which form it has: `QUERY_VERSION`. Without it the first one, which is read as well. */
  version?: number;
  refId?: string;
  hide?: boolean;
  datasource?: { uid?: string; type?: string };
  /** Which data source, and its own query. */
  upstream?: { datasource?: UpstreamRef; query?: UpstreamQuery };
  /** Label or column that holds the category. Empty: guessed from the answer. */
  category?: string;
  /** Labels or columns whose values split the data into groups, each with its own distribution. */
  groupBy?: string[];
  values?: ValueMeaning;
  /** Long tables: the column that holds the count. Empty: the only number column. */
  valueField?: string;
  window?: WindowSettings;
  /** Whose clock days, weeks and offsets of them go by: "Europe/Berlin". Default the dashboard's; in alert rules UTC. */
  timeZone?: string;
  categories?: CategorySettings;
  baseline?: BaselineSettings;
  test?: TestChoice;
  detect?: DetectSettings;
  quiet?: QuietSettings;
  sequential?: SequentialSettings;
  /** Part of the events that should not be rare ones, for the burn rate. Default 0.999. */
  objective?: number;
  /** What the error budget is for: a duration of whole hours, 1d to 90d. Default "28d". */
  budgetPeriod?: string;
  format?: FormatId;
  /** Which statistics are returned, by their registry id. */
  statistics?: StatisticId[];
  /** The one statistic an alert rule gets from formats `series` and `latest`. Default `drift`. */
  alertStatistic?: StatisticId;
  /**
   * Tags of Grafana's annotations that tell of deploys, any of them: format `words` names the one near a drift's beginning, in alert
   * rules. Default none: they aren't asked for.
   */
  deploys?: string[];
}

/** Milliseconds since the epoch. `now` is the host's clock: the core has none. */
export interface QueryRange {
  from: number;
  to: number;
  now: number;
  /** The time zone's changes, oldest first, which only a host knows. Empty: UTC. */
  zone?: ZoneOffset[];
  /** The first day of the person's week, where the query names none. Default monday. */
  weekStart?: WeekDay;
}

/** From this instant on, local time is so many milliseconds ahead of UTC. */
export interface ZoneOffset {
  from: number;
  ahead: number;
}

export type WeekDay = (typeof WEEK_DAYS)[number];
export const WEEK_DAYS = ['monday', 'sunday', 'saturday'] as const;

/** One request that a host has to run against an upstream. */
export interface PlannedRequest {
  /** `observed`, `baseline:query`, `baseline:offset:1d` ... ; responses carry it back. */
  id: string;
  datasource: UpstreamRef;
  query: UpstreamQuery;
  from: number;
  to: number;
  intervalMs: number;
  maxDataPoints: number;
}

export interface Plan {
  requests: PlannedRequest[];
  windowMs: number;
  stepMs: number;
  /** One sentence for the editor: "asks Prometheus for 1 range, 62 windows before the first". */
  summary: string;
}

/** A deploy, as an annotation tells it. */
export interface Deploy {
  /** ms since the epoch */
  time: number;
  text: string;
}

export interface UpstreamResponse {
  id: string;
  frames: FrameJSON[];
  /** The upstream failed: its message is passed on, marked as downstream. */
  error?: { message: string; status?: number };
}
