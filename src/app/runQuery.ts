import { CoreApp, dateTime, LoadingState, type DataFrame, type DataQueryRequest } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import type { DataSourceRef } from '@grafana/schema';
import { filter, firstValueFrom, from as observableOf } from 'rxjs';
import type { DistributionTarget } from '../datasource/types';

/**
 * What a query answers over a range, as Explore would show it.
 *
 * @param range ms since the epoch
 * @throws what the data source says where it fails
 */
export async function runQuery(
  target: DistributionTarget,
  { from, to }: { from: number; to: number }
): Promise<DataFrame[]> {
  const range = { from: dateTime(from), to: dateTime(to) };
  const source = await getDataSourceSrv().get(target.datasource as DataSourceRef);
  const request = {
    requestId: 'multinomial-page',
    app: CoreApp.Explore,
    targets: [{ ...target, hide: false }],
    range: { ...range, raw: range },
    interval: '1m',
    intervalMs: 60_000,
    maxDataPoints: 11_000,
    scopedVars: {},
    timezone: 'utc',
    startTime: to,
  } as DataQueryRequest<DistributionTarget>;
  const answer = await firstValueFrom(
    observableOf(source.query(request)).pipe(
      filter(({ state }) => state === LoadingState.Done || state === LoadingState.Error)
    )
  );
  const problem = answer.errors?.[0];
  if (problem) {
    throw new Error(problem.message ?? 'The query failed.');
  }
  return answer.data as DataFrame[];
}
