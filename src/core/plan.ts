import { asked, gridOf, rangesOf } from './asked';
import type { AskedRange } from './baseline/ranges';
import type { DistributionQuery, Kept, Plan, PlannedRequest, QueryRange } from './model/query';
import { prepareQuery, upstreamName } from './upstreamKinds';
import type { WindowGrid } from './window/grid';

/** Points asked for, against points needed: upstreams round their interval, and must not round it past the window. */
const POINTS_MARGIN = 2;

/**
 * The upstream requests that a query over a range needs: one for the observed windows with the trailing ones before them,
 * one for each offset, one for a baseline query. Ranges that overlap are asked once.
 *
 * @param kept of the data source's settings
 */
export function plan(query: DistributionQuery, range: QueryRange, kept?: Kept): Plan {
  const normal = asked(query, kept);
  const grid = gridOf(normal, range);
  const requests = rangesOf(normal, grid).map((one) => request(one, grid));
  const ranges = requests.length === 1 ? '1 range' : `${requests.length} ranges`;
  const before = grid.firstVisible > 0 ? `, with ${grid.firstVisible} windows before the first one shown` : '';
  return {
    requests,
    windowMs: grid.sizeMs,
    stepMs: grid.stepMs,
    summary: `asks ${upstreamName(normal.upstream.datasource.type)} for ${ranges}${before}`,
  };
}

function request(
  { id, upstream: { datasource, query }, from, to, intervalMs }: AskedRange,
  grid: WindowGrid
): PlannedRequest {
  return {
    id,
    datasource,
    query: prepareQuery(datasource.type, query, intervalMs, grid.wholeRange),
    from,
    to,
    intervalMs,
    maxDataPoints: Math.ceil((to - from) / intervalMs) * POINTS_MARGIN,
  };
}
