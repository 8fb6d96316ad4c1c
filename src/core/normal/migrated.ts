import { QUERY_VERSION, type DistributionQuery } from '../model/query';
import { isObject } from '../model/shape';

type Saved = Record<string, unknown>;

/** By the version that a query has: what it becomes in the next one. */
const STEPS: Record<number, (query: Saved) => Saved> = { 1: keepTop };

/**
 * A query of any version in the newest form. One without a number is of the first; one of a version that isn't known, or that is no query
 * at all, is left as it is: what checks it says so.
 */
export function migrated<Q extends Pick<DistributionQuery, 'version'>>(query: Q): Q {
  if (!isObject(query)) {
    return query;
  }
  let newest: Saved = query;
  let version: unknown = query.version ?? 1;
  while (typeof version === 'number' && version < QUERY_VERSION && STEPS[version] !== undefined) {
    newest = { ...STEPS[version](newest), version: ++version };
  }
  return newest as Q;
}

/** How many categories keep their name: `categories.top` is `categories.keep.top`. */
function keepTop(query: Saved): Saved {
  const { categories } = query;
  if (!isObject(categories) || categories.top === undefined) {
    return query;
  }
  const { top, keep, ...rest } = categories;
  return { ...query, categories: { ...rest, keep: { top, ...(isObject(keep) && keep) } } };
}
