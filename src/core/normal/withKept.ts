import { kindOf } from '../baseline/kinds';
import type { BaselineSettings, DistributionQuery, Kept } from '../model/query';

/** The query with what its data source keeps for all of its queries put in, where it names that. */
export function withKept(query: DistributionQuery, kept: Kept): DistributionQuery {
  const baseline = query?.baseline;
  if (typeof baseline !== 'object' || baseline === null) {
    return query;
  }
  const kind = kindOf(baseline);
  return kind.kept ? { ...query, baseline: kind.kept(baseline, kept) as BaselineSettings } : query;
}
