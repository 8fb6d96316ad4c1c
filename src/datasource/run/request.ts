import { dateTime, type DataQueryRequest, type TimeRange } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import type { PlannedRequest } from '../../core';
import { formatDuration } from '../../core/duration';

/**
 * A planned request as the upstream's plugin takes it. All that the dashboard asked for comes along (filters, scoped variables, app);
 * the range, the interval and their variables are the plan's.
 */
export function upstreamRequest(planned: PlannedRequest, request: DataQueryRequest, refId: string): DataQueryRequest {
  const [start, end] = [dateTime(planned.from), dateTime(planned.to)];
  // as instants, not as "now-1h": an upstream that caches by the raw range would mix up the ranges of one plan
  const range: TimeRange = { from: start, to: end, raw: { from: start, to: end } };
  const interval = formatDuration(planned.intervalMs);
  const { hide: _, ...query } = planned.query;
  const target: DataQuery = { ...query, refId: planned.query.refId ?? refId, datasource: planned.datasource };
  return {
    ...request,
    // Grafana cancels a request when another one with the same id begins
    requestId: `${request.requestId}|${refId}|${planned.id}`,
    range,
    rangeRaw: range.raw,
    interval,
    intervalMs: planned.intervalMs,
    maxDataPoints: planned.maxDataPoints,
    scopedVars: {
      ...request.scopedVars,
      __interval: { text: interval, value: interval },
      __interval_ms: { text: String(planned.intervalMs), value: planned.intervalMs },
      __from: { text: String(planned.from), value: String(planned.from) },
      __to: { text: String(planned.to), value: String(planned.to) },
    },
    targets: [target],
  };
}
