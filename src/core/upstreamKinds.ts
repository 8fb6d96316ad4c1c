import type { UpstreamQuery } from './model/query';
import { formatDuration, parseDuration } from './duration';

/** All that the core knows about particular upstream types. */

const PROMETHEUS = ['prometheus', 'grafana-amazonprometheus-datasource', 'grafana-azureprometheus-datasource'];

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
const LOOKING_BACK = /\b(?:increase|count_over_time|sum_over_time)\s*\([^[]*\[([0-9smhdw]+)\]/g;
const QUOTED = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g;

/**
 * How far a query's points look back where that is further than from one point to the next, so that an event is in several of them; null
 * where it isn't, or can't be told from the text.
 */
export function looksBack(
  type: string | undefined,
  query: UpstreamQuery,
  stepMs: number
): { text: string; ms: number } | null {
  if (!isPrometheus(type) && type !== 'loki') {
    return null;
  }
  const expr = textOf(query).replace(QUOTED, '""');
  const ranges = new Set<string>();
  for (let match = LOOKING_BACK.exec(expr); match !== null; match = LOOKING_BACK.exec(expr)) {
    ranges.add(match[1]);
  }
  if (ranges.size !== 1) {
    return null;
  }
  const [text] = Array.from(ranges);
  const ms = tryDuration(text);
  return ms !== null && ms > stepMs ? { text, ms } : null;
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
