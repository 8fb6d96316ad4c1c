import { DEFAULTS } from '../defaults';
import type { Limits } from '../limits';
import { parseDuration } from '../duration';
import { DistributionError } from '../model/errors';
import {
  IDENTIFYING_WAYS,
  QUERY_VERSION,
  STAMP_ENDS,
  VALUE_MEANINGS,
  WEEK_DAYS,
  type CategoryRule,
  type DistributionQuery,
  type KeepSettings,
} from '../model/query';
import { atLeastZero, oneOf, wholeNumber } from '../model/settingChecks';
import type { NormalQuery } from '../model/normalQuery';
import { requireShape } from '../model/shape';
import { mappingOf } from '../pool/mapping';
import { normalBaseline, normalTrailing } from './normalBaseline';
import { normalDetect } from './normalDetect';
import { normalQuiet } from './normalQuiet';
import { QUERY } from './settings';
import { normalTest } from './test';

/** Fills in the defaults of a query in its newest form; throws a `DistributionError` that says what to mend. */
export function withDefaults(query: DistributionQuery, limits: Limits): NormalQuery {
  requireShape(query, QUERY);
  requireVersion(query.version ?? QUERY_VERSION);
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
  const values = oneOf('Values', query.values ?? DEFAULTS.values, VALUE_MEANINGS);
  const format = query.format ?? DEFAULTS.format;
  const statistics = query.statistics && query.statistics.length > 0 ? query.statistics : DEFAULTS.statistics;
  const alertStatistic = query.alertStatistic ?? DEFAULTS.alertStatistic;
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
      map: normalMap(query.categories?.map ?? []),
      keep: normalKeep(query.categories?.keep ?? {}),
      schema: query.categories?.schema ?? [],
      rare: query.categories?.rare ?? [],
      identifying: oneOf(
        'What becomes of values that identify',
        query.categories?.identifying ?? DEFAULTS.categories.identifying,
        IDENTIFYING_WAYS
      ),
    },
    baseline: normalBaseline(query, datasource, window.size),
    trailing: normalTrailing(query),
    test: normalTest(query),
    detect: normalDetect(query.detect ?? {}, window.size),
    quiet: normalQuiet(query.quiet ?? {}, window.size),
    sequential: normalSequential(query),
    objective: normalObjective(query.objective ?? DEFAULTS.objective),
    budgetPeriod: normalBudgetPeriod(query.budgetPeriod || DEFAULTS.budgetPeriod),
    format,
    statistics,
    alertStatistic,
    deploys: (query.deploys ?? []).filter((tag) => tag !== ''),
    limits,
  };
}

function requireVersion(version: number): void {
  wholeNumber('The query’s version', version, 1);
  if (version > QUERY_VERSION) {
    throw new DistributionError(
      'query',
      `The query was saved by a newer plugin, in version ${version}; this one reads up to ${QUERY_VERSION}.`,
      'Update the plugin, or restore the dashboard’s earlier version.'
    );
  }
}

function normalKeep({ top, leastShare }: KeepSettings): Required<KeepSettings> {
  const keep = {
    top: wholeNumber('Categories kept by name', top ?? DEFAULTS.categories.keep.top, 1),
    leastShare: leastShare ?? DEFAULTS.categories.keep.leastShare,
  };
  if (!(keep.leastShare >= 0 && keep.leastShare < 1)) {
    throw new DistributionError(
      'query',
      `The least share of categories kept by name is ${keep.leastShare}.`,
      'Give a part of the events from 0 to below 1, such as 0.01.'
    );
  }
  return keep;
}

/** Refuses rules that can't be followed. */
function normalMap(rules: CategoryRule[]): CategoryRule[] {
  mappingOf(rules);
  return rules;
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
    timestamp: oneOf('Time stamp', settings.timestamp ?? DEFAULTS.window.timestamp, STAMP_ENDS),
    weekStart: settings.weekStart ? oneOf('Start of the week', settings.weekStart, WEEK_DAYS) : null,
  };
}

function normalObjective(objective: number): number {
  if (!(typeof objective === 'number' && objective >= 0 && objective < 1)) {
    throw new DistributionError('query', `An objective of ${objective} is not possible.`, 'Give a part such as 0.999.');
  }
  return objective;
}

const HOUR = 3_600_000;
const LEAST_PERIOD = 24 * HOUR;
const MOST_PERIOD = 90 * 24 * HOUR;

function normalBudgetPeriod(text: string): number {
  const ms = parseDuration(text, 'Period of the error budget');
  if (ms % HOUR !== 0 || ms < LEAST_PERIOD || ms > MOST_PERIOD) {
    throw new DistributionError(
      'query',
      `An error budget for ${text} is not possible.`,
      'Choose whole hours from 1d to 90d, such as 28d.'
    );
  }
  return ms;
}

function normalSequential(query: DistributionQuery): NormalQuery['sequential'] {
  const { period, since } = query.sequential ?? {};
  const ms = parseDuration(period || DEFAULTS.sequential.period, 'Period of the sequential test');
  if (ms === 0) {
    throw new DistributionError('query', 'The sequential test’s period is 0.', 'Choose a period such as 1d.');
  }
  if (since !== undefined && since !== null) {
    atLeastZero('Start of the sequential test', since);
  }
  return { period: ms, since: since ?? null };
}
