import { withDefaults, type NormalQuery } from './normal';
import { formatDuration } from './duration';
import { DistributionError } from './model/errors';
import type { DistributionQuery, Plan, PlannedRequest, QueryRange, UpstreamQuery, UpstreamRef } from './model/query';
import { prepareQuery, upstreamName } from './upstreams';
import { gridEnd, windowGrid, windowStart, type WindowGrid } from './window/grid';

const DAY = 86_400_000;
/** Points asked for, against points needed: upstreams round their interval, and must not round it past the window. */
const POINTS_MARGIN = 2;
/** Points that a whole-range window is asked in, where the upstream answers more than one. */
const RANGE_POINTS = 100;

/**
 * The upstream requests that a query over a range needs: one for the observed windows with the trailing ones before them,
 * one for each offset, one for a baseline query.
 */
export function plan(query: DistributionQuery, range: QueryRange): Plan {
  const normal = withDefaults(query);
  const grid = windowGrid(normal, range);
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
  const end = gridEnd(grid);
  // the trailing windows need their baselines too: they tell how much windows vary about them
  const first = windowStart(grid, 0);
  const requests = [request('observed', datasource, own, windowStart(grid, 0), end, query, grid)];
  if (query.baseline.kind === 'offset') {
    for (const { text, ms } of query.baseline.offsets) {
      if (!grid.wholeRange && ms % grid.stepMs !== 0) {
        throw new DistributionError(
          'query',
          `The offset ${text} is not a whole number of windows of ${formatDuration(grid.stepMs)}.`,
          'Choose a window or step that divides the offset.'
        );
      }
      requests.push(request(offsetId(text), datasource, own, first - ms, end - ms, query, grid));
    }
  }
  if (query.baseline.kind === 'query') {
    requests.push(request('baseline:query', query.baseline.datasource, query.baseline.query, first, end, query, grid));
  }
  return requests;
}

export const offsetId = (text: string): string => `baseline:offset:${text}`;

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

/** Weeks begin on Monday, but an upstream counts weeks from the epoch's Thursday: ask for days and add them up. */
export function requestInterval(grid: WindowGrid): number {
  if (grid.wholeRange) {
    return Math.max(1000, Math.ceil(grid.sizeMs / RANGE_POINTS / 1000) * 1000);
  }
  return grid.anchorMs === 0 ? grid.stepMs : DAY;
}
