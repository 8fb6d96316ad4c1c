import { DETECT_DEFAULTS } from './model/detectDefaults';
import {
  FITTING_TEST,
  type ForgettingKind,
  type IdentifyingWay,
  type FormatId,
  type TestChoice,
  type ValueMeaning,
  VIEW_FORMAT,
} from './model/query';

/** What holds where a query says nothing. */
export const DEFAULTS = {
  values: 'counts' as ValueMeaning,
  window: { size: '1m', delay: '0s', timestamp: 'auto' as const },
  categories: { keep: { top: 12, leastShare: 0 }, identifying: 'warn' as IdentifyingWay },
  trailing: { windows: 60, gap: 1, forget: 'none' as ForgettingKind, halfLife: 20 },
  offsets: ['1d'],
  season: { every: 'day' as 'day' | 'week', periods: 7 },
  test: FITTING_TEST as TestChoice,
  detect: DETECT_DEFAULTS,
  budget: { alarms: 1, period: '4w' },
  quiet: { schedule: [] as string[], afterDeploy: '0s', leastPart: 0 },
  sequential: { period: '1d' },
  objective: 0.999,
  budgetPeriod: '28d',
  format: VIEW_FORMAT as FormatId,
  statistics: ['share', 'count', 'baseline', 'n', 'p', 'w', 'drift', 'state'] as string[],
  alertStatistic: 'drift',
};
