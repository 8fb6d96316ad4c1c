import type { Limits } from '../limits';
import type {
  StampEnd,
  CategoryRule,
  DetectSettings,
  FormatId,
  IdentifyingWay,
  KeepSettings,
  UpstreamQuery,
  UpstreamRef,
  ValueMeaning,
  WeekDay,
} from './query';

/** A query with every default filled in, durations in ms, and valid. */
export interface NormalQuery {
  refId: string;
  upstream: { datasource: UpstreamRef; query: UpstreamQuery };
  /** '' = guess. */
  category: string;
  groupBy: string[];
  values: ValueMeaning;
  /** '' = the only number column. */
  valueField: string;
  window: {
    size: number | 'auto' | 'range';
    /** Null: the size. */
    step: number | null;
    delay: number;
    timestamp: StampEnd;
    /** Null: the person's. */
    weekStart: WeekDay | null;
  };
  categories: {
    map: CategoryRule[];
    keep: Required<KeepSettings>;
    schema: string[];
    rare: string[];
    identifying: IdentifyingWay;
  };
  baseline: NormalBaseline;
  /** The observed windows before each window: the trailing baseline, and for every baseline what tells overdispersion. */
  trailing: { windows: number; gap: number };
  test: string;
  detect: NormalDetect;
  /** `afterDeploy` in ms. */
  quiet: { schedule: string[]; afterDeploy: number; leastPart: number };
  sequential: { period: number; since: number | null };
  objective: number;
  /** Duration in ms. */
  budgetPeriod: number;
  format: FormatId;
  statistics: string[];
  alertStatistic: string;
  deploys: string[];
  limits: Limits;
}

/** Every detection setting, filled in. */
export interface NormalDetect extends Required<Omit<DetectSettings, 'budget' | 'newNormal' | 'accepted' | 'slow'>> {
  budget: { alarms: number; ms: number; groups: number | null } | null;
  /** Duration in ms; null: as many windows as fit their length. */
  newNormal: number | null;
  /** Instant in ms. */
  accepted: number | null;
  /** What windows are compared with beside the ones before, where something is slow; null: nothing. */
  slow: { text: string; ms: number } | null;
}

/** A baseline's settings, checked and filled in: the rest is its kind's own. */
export interface NormalBaseline {
  kind: string;
}
