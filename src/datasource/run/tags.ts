import type { DataSourceApi, GetTagResponse, MetricFindValue } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import type { DataQuery } from '@grafana/schema';
import type { DistributionTarget } from '../types';

type Answer = GetTagResponse | MetricFindValue[] | undefined;

/**
 * What the upstreams of some queries know of labels to filter by, each asked once with its own queries, and the same text once. One that
 * takes no ad-hoc filters, or fails, has none.
 */
export async function tagsOf(
  targets: DistributionTarget[] = [],
  ask: (upstream: DataSourceApi, queries: DataQuery[]) => Promise<Answer> | undefined
): Promise<MetricFindValue[]> {
  const byUpstream = new Map<string, DataQuery[]>();
  targets.forEach(({ refId, upstream }) => {
    const { datasource, query } = upstream ?? {};
    if (datasource && query) {
      byUpstream.set(datasource.uid, [...(byUpstream.get(datasource.uid) ?? []), { ...query, refId, datasource }]);
    }
  });
  const answers = await Promise.all(
    Array.from(byUpstream, async ([uid, queries]) => {
      try {
        const answer = await ask(await getDataSourceSrv().get(uid), queries);
        return (Array.isArray(answer) ? answer : answer?.data) ?? [];
      } catch {
        return [];
      }
    })
  );
  const known = new Map(answers.flat().map((value) => [String(value.value ?? value.text), value]));
  return Array.from(known.values());
}
