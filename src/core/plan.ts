import { asked, BUDGET, budgetGridOf, gridOf } from './asked';
import { requestsBeside } from './baseline/requests';
import { formatDuration } from './duration';
import { DistributionError } from './model/errors';
import type { NormalQuery } from './model/normalQuery';
import type { DistributionQuery, Plan, PlannedRequest, QueryRange, UpstreamQuery, UpstreamRef } from './model/query';
import { prepareQuery, upstreamName } from './upstreams';
import { gridEnd, shiftedStart, windowStart, type WindowGrid } from './window/grid';
import { requestInterval } from './window/requests';

/** Points asked for, against points needed: upstreams round their interval, and must not round it past the window. */
const POINTS_MARGIN = 2;

/**
 * The upstream requests that a query over a range needs: one for the observed windows with the trailing ones before them,
 * one for each offset, one for a baseline query.
 */
export function plan(query: DistributionQuery, range: QueryRange): Plan {
  const normal = asked(query);
  const grid = gridOf(normal, range);
  const requests = planRequests(normal, grid);
  const ranges = requests.length === 1 ? '1 range' : `${requests.length} ranges`;
  const before = grid.firstVisible > 0 ? `, with ${grid.firstVisible} windows before the first one shown` : '';
  return {
    requests,
    windowMs: grid.sizeMs,
    stepMs: grid.stepMs,
    summary: `asks ${upstreamName(normal.upstream.datasource.type)} for ${ranges}${before}`,
  };
}

function planRequests(query: NormalQuery, grid: WindowGrid): PlannedRequest[] {
  const { datasource, query: own } = query.upstream;
  // the trailing windows need their baselines too: they tell how much windows vary about them
  const beside = requestsBeside(query);
  const hours = budgetGridOf(query, grid);
  return [
    request('observed', datasource, own, windowStart(grid, 0), gridEnd(grid), query, grid),
    ...beside.map(({ id, upstream = query.upstream, shiftMs }) => {
      requireWholeWindows(shiftMs, grid);
      const [from, to] = [0, grid.buckets].map((bucket) => shiftedStart(grid, bucket, shiftMs));
      return request(id, upstream.datasource, upstream.query, from, to, query, grid);
    }),
    ...(hours === null ? [] : [request(BUDGET, datasource, own, windowStart(hours, 0), gridEnd(hours), query, hours)]),
  ];
}

function requireWholeWindows(shiftMs: number, grid: WindowGrid): void {
  if (!grid.wholeRange && shiftMs % grid.stepMs !== 0) {
    throw new DistributionError(
      'query',
      `The offset ${formatDuration(shiftMs)} is not a whole number of windows of ${formatDuration(grid.stepMs)}.`,
      'Choose a window or step that divides the offset.'
    );
  }
}

function request(
  id: string,
  datasource: UpstreamRef,
  own: UpstreamQuery,
  from: number,
  to: number,
  query: NormalQuery,
  grid: WindowGrid
): PlannedRequest {
  const intervalMs = requestInterval(grid);
  // an increase needs the point before
  const start = query.values === 'counters' ? from - intervalMs : from;
  return {
    id,
    datasource,
    query: prepareQuery(datasource.type, own, intervalMs, grid.wholeRange),
    from: start,
    to,
    intervalMs,
    maxDataPoints: Math.ceil((to - start) / intervalMs) * POINTS_MARGIN,
  };
}
