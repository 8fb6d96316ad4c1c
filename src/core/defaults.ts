import { parseDuration } from './duration';
import { requireWithin } from './limits';
import { DistributionError } from './model/errors';
import type { TestChoice } from './model/output';
import type {
  DetectSettings,
  DistributionQuery,
  OutputFormat,
  UpstreamQuery,
  UpstreamRef,
  ValueMeaning,
} from './model/query';
import { statistic, type StatisticId } from './stats/registry';

/** What holds where a query says nothing. */
export const DEFAULTS = {
  values: 'counts' as ValueMeaning,
  window: { size: '1m', delay: '0s', timestamp: 'auto' as const },
  categories: { top: 12 },
  trailing: { windows: 60, gap: 1 },
  offsets: ['1d'],
  test: 'auto' as TestChoice,
  detect: {
    alpha: 0.01,
    minEffect: 0.1,
    minRelative: 0.25,
    minPoints: 0.25,
    minN: 100,
    m: 3,
    n: 5,
    leaveAlpha: 0.05,
    leaveFraction: 0.75,
  },
  format: 'series' as OutputFormat,
  statistics: ['share', 'count', 'baseline', 'n', 'p', 'w', 'drift', 'state'] as StatisticId[],
  alertStatistic: 'drift' as StatisticId,
};

export type NormalBaseline =
  | { kind: 'fixed'; shares: Record<string, number> }
  | { kind: 'uniform' }
  | { kind: 'trailing' }
  | { kind: 'offset'; offsets: Array<{ text: string; ms: number }> }
  | { kind: 'query'; datasource: UpstreamRef; query: UpstreamQuery };

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
    timestamp: 'auto' | 'start' | 'end';
  };
  categories: { top: number; schema: string[]; rare: string[] };
  baseline: NormalBaseline;
  /** The observed windows before each window: the trailing baseline, and for every baseline what tells overdispersion. */
  trailing: { windows: number; gap: number };
  test: TestChoice;
  detect: Required<DetectSettings>;
  format: OutputFormat;
  statistics: StatisticId[];
  alertStatistic: StatisticId;
}

/** Fills in the defaults; throws a `DistributionError` that says what to mend. */
export function withDefaults(query: DistributionQuery): NormalQuery {
  const datasource = query.upstream?.datasource;
  if (!datasource?.uid) {
    throw new DistributionError(
      'query',
      'No upstream data source is chosen.',
      'Choose the data source that has the counts.'
    );
  }
  const groupBy = (query.groupBy ?? []).filter((label) => label !== '');
  const category = query.category ?? '';
  if (category !== '' && groupBy.indexOf(category) >= 0) {
    throw new DistributionError(
      'query',
      `\`${category}\` is the category and also a group.`,
      'Take it out of the group labels, or choose another category.'
    );
  }
  const values = oneOf('Values', query.values ?? DEFAULTS.values, ['counts', 'rates', 'counters', 'states']);
  const format = oneOf('Format', query.format ?? DEFAULTS.format, ['series', 'latest', 'categories', 'events']);
  const statistics = query.statistics && query.statistics.length > 0 ? query.statistics : DEFAULTS.statistics;
  statistics.forEach((id) => statistic(id));
  const alertStatistic = query.alertStatistic ?? DEFAULTS.alertStatistic;
  statistic(alertStatistic);
  const window = normalWindow(query);
  return {
    refId: query.refId ?? '',
    upstream: { datasource, query: query.upstream?.query ?? {} },
    category,
    groupBy,
    values,
    valueField: query.valueField ?? '',
    window,
    categories: {
      top: wholeNumber('Categories kept by name', query.categories?.top ?? DEFAULTS.categories.top, 1),
      schema: query.categories?.schema ?? [],
      rare: query.categories?.rare ?? [],
    },
    baseline: normalBaseline(query, datasource, window.size),
    trailing: normalTrailing(query),
    test: normalTest(query),
    detect: normalDetect(query.detect ?? {}, window.size),
    format,
    statistics,
    alertStatistic,
  };
}

function normalWindow(query: DistributionQuery): NormalQuery['window'] {
  const settings = query.window ?? {};
  const text = settings.size || DEFAULTS.window.size;
  const size = text === 'auto' || text === 'range' ? text : parseDuration(text, 'Window size');
  const step = settings.step ? parseDuration(settings.step, 'Step') : null;
  if (size === 0 || step === 0) {
    throw new DistributionError('query', 'A window and its step must be longer than 0.', 'Choose a window such as 1m.');
  }
  if (step !== null && size === 'range') {
    throw new DistributionError('query', 'A window that spans the range has no step.', 'Remove the step.');
  }
  if (step !== null && typeof size === 'number' && size % step !== 0) {
    throw new DistributionError(
      'query',
      `The step ${settings.step} does not divide the window ${text}.`,
      'Choose a step that fits into the window a whole number of times.'
    );
  }
  return {
    size,
    step,
    delay: parseDuration(settings.delay || DEFAULTS.window.delay, 'Delay'),
    timestamp: oneOf('Time stamp', settings.timestamp ?? DEFAULTS.window.timestamp, ['auto', 'start', 'end']),
  };
}

function normalTrailing(query: DistributionQuery): NormalQuery['trailing'] {
  const own: { windows?: number; gap?: number } = query.baseline?.kind === 'trailing' ? query.baseline : {};
  const windows = wholeNumber('Trailing windows', own.windows ?? DEFAULTS.trailing.windows, 1);
  requireWithin('trailingWindows', windows);
  return { windows, gap: wholeNumber('Gap', own.gap ?? DEFAULTS.trailing.gap, 0) };
}

function normalBaseline(
  query: DistributionQuery,
  upstream: UpstreamRef,
  size: number | 'auto' | 'range'
): NormalBaseline {
  const baseline = query.baseline ?? { kind: 'trailing' };
  switch (baseline.kind) {
    case 'fixed':
      if (Object.keys(baseline.shares ?? {}).length === 0) {
        throw new DistributionError(
          'query',
          'The fixed baseline has no shares.',
          'Give each category its intended share.'
        );
      }
      return { kind: 'fixed', shares: baseline.shares };
    case 'uniform':
      return { kind: 'uniform' };
    case 'trailing':
      if (size === 'range') {
        throw new DistributionError(
          'query',
          'A window that spans the range has no windows before it.',
          'Choose a fixed, uniform, offset or query baseline, or a window such as 1m.'
        );
      }
      return { kind: 'trailing' };
    case 'offset': {
      const offsets = baseline.offsets && baseline.offsets.length > 0 ? baseline.offsets : DEFAULTS.offsets;
      requireWithin('offsets', offsets.length);
      return { kind: 'offset', offsets: offsets.map(normalOffset) };
    }
    case 'query':
      if (!baseline.query || Object.keys(baseline.query).length === 0) {
        throw new DistributionError(
          'query',
          'The baseline query is empty.',
          'Write the query that counts the baseline.'
        );
      }
      return {
        kind: 'query',
        datasource: baseline.datasource?.uid ? baseline.datasource : upstream,
        query: baseline.query,
      };
    default:
      throw new DistributionError(
        'query',
        `Unknown baseline "${String((baseline as { kind: unknown }).kind)}".`,
        'Choose fixed, uniform, trailing, offset or query.'
      );
  }
}

function normalTest(query: DistributionQuery): TestChoice {
  const test = oneOf('Test', query.test ?? DEFAULTS.test, ['auto', 'goodness of fit', 'homogeneity', 'quasi-F']);
  const kind = query.baseline?.kind ?? 'trailing';
  const intended = kind === 'fixed' || kind === 'uniform';
  if (test === 'goodness of fit' && !intended) {
    throw new DistributionError(
      'query',
      `Goodness of fit takes the baseline for exact, but a ${kind} baseline is itself counted.`,
      'Choose auto, homogeneity or quasi-F.'
    );
  }
  if (test === 'homogeneity' && intended) {
    throw new DistributionError(
      'query',
      `Homogeneity compares two samples, but a ${kind} baseline is intended, not counted.`,
      'Choose auto, goodness of fit or quasi-F.'
    );
  }
  return test;
}

function normalOffset(text: string, index: number, all: string[]): { text: string; ms: number } {
  const ms = parseDuration(text, 'Offset');
  if (ms === 0) {
    throw new DistributionError(
      'query',
      'An offset of 0 compares a window with itself.',
      'Choose an offset such as 1d or 1w.'
    );
  }
  if (all.indexOf(text) !== index) {
    throw new DistributionError('query', `The offset ${text} is there twice.`, 'Remove one of them.');
  }
  return { text, ms };
}

function normalDetect(settings: DetectSettings, size: number | 'auto' | 'range'): Required<DetectSettings> {
  const given: Partial<Required<DetectSettings>> = {};
  (Object.keys(settings) as Array<keyof DetectSettings>).forEach((key) => {
    if (settings[key] !== undefined && settings[key] !== null) {
      given[key] = settings[key];
    }
  });
  const detect = { ...DEFAULTS.detect, ...given };
  if (size === 'range') {
    // one window: it alone decides
    detect.m = 1;
    detect.n = 1;
  }
  between('Alpha', detect.alpha, 0, 1);
  between('Leave alpha', detect.leaveAlpha, 0, 1);
  between('Leave fraction', detect.leaveFraction, 0, 1);
  atLeastZero('Least effect', detect.minEffect);
  atLeastZero('Least relative change', detect.minRelative);
  atLeastZero('Least change in points', detect.minPoints);
  atLeastZero('Least N', detect.minN);
  wholeNumber('Windows that must be beyond (m)', detect.m, 1);
  wholeNumber('Windows looked at (n)', detect.n, 1);
  if (detect.m > detect.n) {
    throw new DistributionError(
      'query',
      `${detect.m} of ${detect.n} windows can never be beyond.`,
      'Choose m no larger than n.'
    );
  }
  // leaving must not be harder than entering, or a drift would end in the window in which it began
  detect.leaveAlpha = Math.max(detect.leaveAlpha, detect.alpha);
  return detect;
}

function oneOf<T extends string>(what: string, value: T, allowed: readonly T[]): T {
  if (allowed.indexOf(value) < 0) {
    throw new DistributionError('query', `${what} "${value}" is unknown.`, `Choose one of: ${allowed.join(', ')}.`);
  }
  return value;
}

function wholeNumber(what: string, value: number, least: number): number {
  if (!(typeof value === 'number' && Math.floor(value) === value && value >= least)) {
    throw new DistributionError(
      'query',
      `${what}: ${value} is not possible.`,
      `Give a whole number of at least ${least}.`
    );
  }
  return value;
}

function between(what: string, value: number, low: number, high: number): void {
  if (!(typeof value === 'number' && value > low && value <= high)) {
    throw new DistributionError(
      'query',
      `${what}: ${value} is not possible.`,
      `Give a number above ${low}, at most ${high}.`
    );
  }
}

function atLeastZero(what: string, value: number): void {
  if (!(typeof value === 'number' && value >= 0 && value < Infinity)) {
    throw new DistributionError('query', `${what}: ${value} is not possible.`, 'Give a number of at least 0.');
  }
}
