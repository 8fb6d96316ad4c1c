import {
  CoreApp,
  LoadingState,
  rangeUtil,
  type DataFrame,
  type DataQueryError,
  type DataQueryRequest,
  type DataQueryResponse,
  type PanelData,
  type TimeRange,
} from '@grafana/data';
import { useEffect, useState } from 'react';
import { from, switchMap } from 'rxjs';
import type { DistributionQuery } from '../../../src/core';
import { DISTRIBUTION } from './ids';
import { dataSources } from './runtime';

/** What the data source answered to a query over a range. */
export interface Answer {
  query: DistributionQuery;
  range: TimeRange;
  data: PanelData;
}

const MAX_POINTS = 1000;
let asked = 0;

/** Runs a query through the real data source, again whenever the query or the range changes. */
export function useAnswer(query: DistributionQuery, range: TimeRange): Answer {
  const [answer, setAnswer] = useState<Answer>(() => ({
    query,
    range,
    data: { state: LoadingState.NotStarted, series: [], timeRange: range },
  }));
  useEffect(() => {
    const request = requestOf(query, range);
    const put = (data: Partial<PanelData>) =>
      setAnswer((last) => ({ query, range, data: { ...last.data, request, timeRange: range, ...data } }));
    put({ state: LoadingState.Loading });
    const running = from(dataSources.get(DISTRIBUTION))
      .pipe(switchMap((source) => source.query(request)))
      .subscribe({
        next: (response: DataQueryResponse) => put(dataOf(response)),
        error: (error: unknown) => put({ state: LoadingState.Error, series: [], errors: [errorOf(error)] }),
      });
    return () => running.unsubscribe();
  }, [query, range]);
  return answer;
}

function requestOf(
  query: DistributionQuery,
  range: TimeRange
): DataQueryRequest<DistributionQuery & { refId: string }> {
  const { interval, intervalMs } = rangeUtil.calculateInterval(range, MAX_POINTS, '1s');
  return {
    app: CoreApp.PanelEditor,
    requestId: `preview-${asked++}`,
    timezone: 'browser',
    range,
    rangeRaw: range.raw,
    interval,
    intervalMs,
    maxDataPoints: MAX_POINTS,
    scopedVars: { __interval: { value: interval }, __interval_ms: { value: intervalMs } },
    targets: [{ ...query, refId: query.refId ?? 'A' }],
    startTime: Date.now(),
  };
}

function dataOf({ data, state, errors, error }: DataQueryResponse): Partial<PanelData> {
  const failed = errors ?? (error ? [error] : undefined);
  return {
    state: failed ? LoadingState.Error : (state ?? LoadingState.Done),
    series: data as DataFrame[],
    errors: failed,
    error: failed?.[0],
  };
}

function errorOf(error: unknown): DataQueryError {
  return { message: error instanceof Error ? error.message : String(error) };
}
