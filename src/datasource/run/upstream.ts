import {
  LoadingState,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
} from '@grafana/data';
import { catchError, defaultIfEmpty, from, isObservable, map, of, scan, switchMap, type Observable } from 'rxjs';
import type { PlannedRequest } from '../../core';
import { errorIn, upstreamFailure } from './queryErrors';
import { upstreamFrames } from './upstreamFrames';
import { upstreamRequest } from './request';
import { overallState } from './state';
import type { Upstreams } from './upstreams';

/** What one planned request has brought so far. */
export interface UpstreamAnswer {
  id: string;
  frames: DataFrame[];
  state: LoadingState;
  error?: { message: string; status?: number };
  /** The upstream's plugin says that its query is empty. */
  empty?: boolean;
}

/** Runs one planned request with the upstream's own plugin. Never fails: what goes wrong is in the answer. */
export function runUpstream(
  planned: PlannedRequest,
  request: DataQueryRequest,
  refId: string,
  upstreams: Upstreams
): Observable<UpstreamAnswer> {
  const { id } = planned;
  return upstreams.load(planned.datasource, request.scopedVars).pipe(
    switchMap((upstream) => ask(upstream, upstreamRequest(planned, request, refId), id)),
    catchError((error: unknown) => of({ id, frames: [], state: LoadingState.Error, error: upstreamFailure(error) }))
  );
}

function ask(upstream: DataSourceApi, request: DataQueryRequest, id: string): Observable<UpstreamAnswer> {
  if (upstream.filterQuery && !upstream.filterQuery(request.targets[0])) {
    return of({ id, frames: [], state: LoadingState.Done, empty: true });
  }
  const answer = upstream.query(request);
  const responses: Observable<DataQueryResponse> = isObservable(answer) ? answer : from(answer);
  return responses.pipe(
    defaultIfEmpty<DataQueryResponse, DataQueryResponse>({ data: [] }),
    // as Grafana reads responses: those with the same key replace one another, the others add up
    scan((packets, response) => packets.set(response.key ?? 'A', response), new Map<string, DataQueryResponse>()),
    map((packets) => toAnswer(id, Array.from(packets.values())))
  );
}

function toAnswer(id: string, packets: DataQueryResponse[]): UpstreamAnswer {
  const failed = packets.map(errorIn).find((error) => error !== undefined);
  if (failed) {
    return { id, frames: [], state: LoadingState.Error, error: upstreamFailure(failed) };
  }
  return {
    id,
    frames: upstreamFrames(packets.flatMap(({ data }) => data)),
    state: overallState(packets.map(({ state }) => state ?? LoadingState.Done)),
  };
}
