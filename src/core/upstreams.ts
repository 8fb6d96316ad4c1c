import type { UpstreamQuery } from './model/query';
import { formatDuration } from './duration';

/** All that the core knows about particular upstream types. */

const PROMETHEUS = ['prometheus', 'grafana-amazonprometheus-datasource', 'grafana-azureprometheus-datasource'];

const isPrometheus = (type: string | undefined) => PROMETHEUS.indexOf(type ?? '') >= 0;

/** Which end of its interval an upstream's time stamp marks: a range function such as `increase` looks back. */
export function stampOf(type: string | undefined): 'start' | 'end' {
  return isPrometheus(type) || type === 'loki' ? 'end' : 'start';
}

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
