import { readFileSync } from 'node:fs';
import type { BaselineSettings, DistributionQuery, ValueMeaning } from '../core';
import { BASELINE_KINDS } from '../core/baseline/kinds';
import { CliError } from './error';
import type { OptionSpecs, Values } from './command';
import { schemaIn } from './read/optionFile';
import { choice, list, shares, text } from './parseOptions';

export const INPUT_OPTIONS: OptionSpecs = {
  category: { type: 'string', value: 'COLUMN', help: 'Column or label that says which kind. Default: guessed.' },
  count: { type: 'string', value: 'COLUMN', help: 'Column of the counts. Default: the only number column.' },
  time: { type: 'string', value: 'COLUMN', help: 'Column of the times. Default: the one that holds times.' },
  values: {
    type: 'string',
    value: 'WHAT',
    help: 'counts, rates (events a second), counters (running totals) or states. Default: counts.',
  },
  window: {
    type: 'string',
    value: 'LENGTH',
    help: 'Length of a window: 30s, 1m, 1h. Default: as far apart as the times are.',
  },
  prometheus: { type: 'string', value: 'URL', help: 'Ask this Prometheus, Mimir, Thanos or VictoriaMetrics.' },
  promql: { type: 'string', value: 'QUERY', help: 'Its query. $__interval is the length of a window.' },
  from: { type: 'string', value: 'TIME', help: 'Start: 2026-01-05T12:00:00Z, or 1h (ago).' },
  to: { type: 'string', value: 'TIME', help: 'End. Default: now.' },
  header: {
    type: 'string',
    multiple: true,
    value: '"K: V"',
    help: 'HTTP header for Prometheus, such as X-Scope-OrgID: 1.\nMULTINOMIAL_TOKEN in the environment is sent as a bearer token.',
  },
};

export const QUERY_OPTIONS: OptionSpecs = {
  query: {
    type: 'string',
    value: 'FILE',
    help: 'The query as JSON: from a panel or an alert rule. Other options change it.',
  },
  'group-by': { type: 'string', value: 'COLUMNS', help: 'Columns or labels that split the data into groups.' },
  categories: { type: 'string', value: 'NAMES', help: 'The expected categories, in this order; or @FILE of a schema.' },
  baseline: { type: 'string', value: 'KIND', help: 'trailing, uniform, or an offset such as 1d. Default: trailing.' },
  shares: { type: 'string', value: 'SHARES', help: 'Intended shares as the baseline: a=50,b=50, or @FILE#/pointer.' },
  pinned: {
    type: 'string',
    value: 'COUNTS',
    help: 'Counts as the baseline, of a training set, say: a=4500,b=500, or @FILE#/pointer.',
  },
  against: { type: 'string', value: 'FILE', help: 'The counts of a control as the baseline.' },
  ...INPUT_OPTIONS,
};

/** The query that the options describe, with a stand-in for the data source that a file or Prometheus is. */
export function queryFrom(values: Values): DistributionQuery {
  const file = text(values, 'query');
  const { datasource: _, ...given } = file === undefined ? ({} as DistributionQuery) : readQuery(file);
  const promql = text(values, 'promql');
  const names =
    schemaIn('categories', text(values, 'categories') ?? '', text(values, 'category') ?? '') ??
    list(values, 'categories');
  const groups = list(values, 'group-by');
  const window = text(values, 'window');
  const type = text(values, 'prometheus') === undefined ? 'table' : 'prometheus';
  return {
    ...given,
    upstream: {
      datasource: { uid: type, type },
      query: promql === undefined ? (given.upstream?.query ?? {}) : { expr: promql },
    },
    category: text(values, 'category') ?? given.category,
    groupBy: groups.length > 0 ? groups : given.groupBy,
    valueField: text(values, 'count') ?? given.valueField,
    values: choice<ValueMeaning>(values, 'values', ['counts', 'rates', 'counters', 'states'], given.values ?? 'counts'),
    window: window === undefined ? given.window : { ...given.window, size: window },
    categories: names.length > 0 ? { ...given.categories, schema: names } : given.categories,
    baseline: baselineFrom(values, type) ?? given.baseline,
  };
}

function baselineFrom(values: Values, type: string): BaselineSettings | undefined {
  const intended = shares(values, 'shares');
  if (intended !== undefined) {
    return { kind: 'fixed', shares: intended };
  }
  const pinned = shares(values, 'pinned');
  if (pinned !== undefined) {
    return { kind: 'snapshot', pinned: [{ counts: pinned }] };
  }
  if (text(values, 'against') !== undefined) {
    return { kind: 'query', datasource: { uid: type, type }, query: { expr: text(values, 'against') } };
  }
  const kind = text(values, 'baseline');
  if (kind === undefined || kind === 'trailing') {
    return kind && { kind };
  }
  if (kind === 'uniform') {
    return { kind };
  }
  if (/^\d+[smhdw]$/.test(kind)) {
    return { kind: 'offset', offsets: [kind] };
  }
  const settings = BASELINE_KINDS.map(({ id }) => id).join(', ');
  throw new CliError(
    `--baseline is "${kind}".`,
    `Choose trailing, uniform or an offset such as 1d; settings of ${settings} go into the file of --query.`
  );
}

/** The query in a file: by itself, in a panel, or in an alert rule. */
export function readQuery(path: string): DistributionQuery {
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new CliError(`The query ${path} can't be read: ${(error as Error).message}.`, 'Give the JSON of one query.');
  }
  const { targets, model } = read as { targets?: DistributionQuery[]; model?: DistributionQuery };
  const query = targets?.[0] ?? model ?? (read as DistributionQuery);
  if (typeof query !== 'object' || query === null || Array.isArray(query)) {
    throw new CliError(
      `${path} holds no query.`,
      'Give the JSON of one query, of a panel, or of an alert rule’s query.'
    );
  }
  return query;
}
