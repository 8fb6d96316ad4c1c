import type { Notice } from './model/frame';
import type { UpstreamQuery } from './model/query';
import { formatDuration, parseDuration } from './duration';

/** All that the core knows about particular upstream types. */

const PROMETHEUS = [
  'prometheus',
  'grafana-amazonprometheus-datasource',
  'grafana-azureprometheus-datasource',
  'victoriametrics-metrics-datasource',
];

/** Data sources that take SQL as text with Grafana's macros, in a query of the same form. */
const SQL = ['grafana-postgresql-datasource', 'postgres', 'mysql', 'mssql'];

/** Languages that starter queries are written in. */
export type QueryLanguage = 'promql' | 'sql';

/** The language of an upstream's queries, where there are starters in it. */
export const languageOf = (type: string | undefined): QueryLanguage | null =>
  isPrometheus(type) ? 'promql' : SQL.indexOf(type ?? '') >= 0 ? 'sql' : null;

/** Whether an upstream's SQL may stand within other SQL: not where that may have no ORDER BY. */
export const takesSubqueries = (type: string | undefined): boolean => languageOf(type) === 'sql' && type !== 'mssql';

const isPrometheus = (type: string | undefined) => PROMETHEUS.indexOf(type ?? '') >= 0;

/**
 * Which end of its interval an upstream's time stamp marks: a range function such as `increase` looks back, and so does Flux's
 * `aggregateWindow`, unless it is told to take the start.
 */
export function stampOf(type: string | undefined, query: UpstreamQuery): 'start' | 'end' {
  if (isPrometheus(type) || type === 'loki') {
    return 'end';
  }
  const flux = textOf(query);
  const looksBack = /\|>\s*aggregateWindow\s*\(/.test(flux) || /duplicate\s*\([^)]*"_stop"[^)]*"_time"/.test(flux);
  return looksBack && !/timeSrc\s*:\s*"_start"/.test(flux) ? 'end' : 'start';
}

/** The text of a query, under the names that data sources give it. */
export function textOf({ expr, rawSql, query, rawQuery, expression }: UpstreamQuery): string {
  const texts = [expr, rawSql, query, rawQuery, expression];
  const found = texts.filter((text) => typeof text === 'string' && text.trim() !== '')[0];
  return typeof found === 'string' ? found.trim() : '';
}

/** PromQL and LogQL functions that count all events of the range that they look back over. */
const COUNTING = 'increase|delta|count_over_time|sum_over_time';
const QUOTED = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g;

const CALLS = new Map<string, RegExp>();

/** Finds calls of functions with a range. */
function callsOf(functions: string): RegExp {
  const known = CALLS.get(functions) ?? new RegExp(`\\b(?:${functions})\\s*\\([^[]*\\[([^\\]]+)\\]`, 'g');
  CALLS.set(functions, known);
  known.lastIndex = 0;
  return known;
}

/** What stands in the brackets of functions: "5m", "5m:1m", "$__rate_interval". */
function rangesIn(type: string | undefined, query: UpstreamQuery, functions: string): string[] {
  if (!isPrometheus(type) && type !== 'loki') {
    return [];
  }
  const calls = callsOf(functions);
  const expr = textOf(query).replace(QUOTED, '""');
  const ranges = new Set<string>();
  for (let match = calls.exec(expr); match !== null; match = calls.exec(expr)) {
    ranges.add(match[1].trim());
  }
  return Array.from(ranges);
}

/** Of a range, or a subquery's. */
const lengthOf = (range: string): number | null => tryDuration(range.split(':')[0]);

/**
 * How far a query's points look back where that is further than from one point to the next, so that an event is in several of them; null
 * where it isn't, or can't be told from the text.
 */
export function looksBack(
  type: string | undefined,
  query: UpstreamQuery,
  stepMs: number
): { text: string; ms: number } | null {
  const ranges = rangesIn(type, query, COUNTING);
  const ms = ranges.length === 1 ? lengthOf(ranges[0]) : null;
  return ms !== null && ms > stepMs ? { text: ranges[0], ms } : null;
}

const warning = (text: string): Notice => ({ severity: 'warning', text });

/** Longer than the interval, by Grafana's own rule. */
const LONGER = /^\$\{?__(rate_interval|range)\b/;

/** What else is to be said of how far a query's points look back, as far as its text tells; null where nothing is. */
export function looksAmiss(type: string | undefined, query: UpstreamQuery, stepMs: number): Notice | null {
  const step = formatDuration(stepMs);
  const ranges = rangesIn(type, query, COUNTING);
  const far = ranges.filter((range) => LONGER.test(range) || (lengthOf(range) ?? 0) > stepMs);
  if (far.length > 0 && (ranges.length > 1 || LONGER.test(far[0]))) {
    return warning(
      `Points look back [${far.join('], [')}], longer than the ${step} from one to the next: events count more than once. Write [${step}] or [$__interval] instead.`
    );
  }
  const near = ranges.filter((range) => (lengthOf(range) ?? Infinity) < stepMs);
  if (near.length > 0) {
    return warning(
      `Points look back [${near.join('], [')}], shorter than the ${step} from one to the next: events in between aren’t counted. Write [${step}] or [$__interval] instead.`
    );
  }
  const smooth = rangesIn(type, query, 'rate').filter((range) => (lengthOf(range) ?? 0) > stepMs);
  return smooth.length > 0
    ? {
        severity: 'info',
        text: `Each point is a mean over [${smooth.join('], [')}], longer than the ${step} from one to the next: changes show up spread over that, and windows depend on one another. Write [${step}] or [$__interval] instead.`,
      }
    : null;
}

function tryDuration(text: string): number | null {
  try {
    return parseDuration(text, 'Range');
  } catch {
    return null;
  }
}

/** Whether a query asks for one instant, where windows need a range. */
export const isInstant = (type: string | undefined, { instant, range, queryType }: UpstreamQuery): boolean =>
  isPrometheus(type) ? instant === true && range !== true : type === 'loki' && queryType === 'instant';

/** Whether a series without a value had no events, or just wasn't measured: what is counted is there even at zero. */
export const absentIsZero = (type: string | undefined): boolean => !isPrometheus(type);

/** The upstream's query, told to answer one point every `intervalMs`; or one for the whole range. All else is left as it is. */
export function prepareQuery(
  type: string | undefined,
  query: UpstreamQuery,
  intervalMs: number,
  wholeRange: boolean
): UpstreamQuery {
  if (isPrometheus(type)) {
    const says = typeof query.range === 'boolean' || typeof query.instant === 'boolean';
    return {
      ...query,
      ...(says ? {} : { range: !wholeRange, instant: wholeRange }),
      ...(wholeRange ? {} : { interval: formatDuration(intervalMs) }),
    };
  }
  if (type === 'loki') {
    return {
      ...query,
      ...(query.queryType === undefined ? { queryType: wholeRange ? 'instant' : 'range' } : {}),
      ...(wholeRange ? {} : { step: formatDuration(intervalMs) }),
    };
  }
  return query;
}

/** The upstream's name in a sentence. */
export function upstreamName(type: string | undefined): string {
  const names: Record<string, string> = { prometheus: 'Prometheus', loki: 'Loki' };
  return names[type ?? ''] ?? type ?? 'the upstream';
}
