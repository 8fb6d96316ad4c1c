import type { ScopedVars } from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';
import type { UpstreamQuery, UpstreamRef } from '../../core';
import { kindOf } from '../../core/baseline/kinds';
import type { Fill } from '../../core/baseline/kinds/baselineKind';
import type { DistributionTarget } from '../types';
import { resolveUpstream } from './resolve';

const SEPARATOR = '\n';

/** A variable of several values becomes several entries. */
const lines = (value: string | string[]) => (Array.isArray(value) ? value.join(SEPARATOR) : String(value));

/**
 * Fills in the variables of the query's own fields: labels, names, durations, and which data source. Embedded queries are left to
 * their upstreams, which know how to quote in their own language, unless `embedded` says how.
 */
export function interpolateOwn<T extends DistributionTarget>(
  target: T,
  scopedVars: ScopedVars,
  embedded: (query: UpstreamQuery, ref: UpstreamRef | undefined) => UpstreamQuery = (query) => query
): T {
  const one = <S extends string | undefined>(text: S): S =>
    (text === undefined ? text : getTemplateSrv().replace(text, scopedVars)) as S;
  const many = (texts: string[]) =>
    texts.flatMap((text) => getTemplateSrv().replace(text, scopedVars, lines).split(SEPARATOR));
  const { category, groupBy, valueField, timeZone, window, categories, baseline, statistics, alertStatistic } = target;
  const upstream = target.upstream?.datasource
    ? { ...target.upstream, datasource: resolveUpstream(target.upstream.datasource, scopedVars) }
    : target.upstream;
  const fill: Fill = {
    texts: many,
    datasource: (ref) => resolveUpstream(ref, scopedVars),
    query: (query, ref) => embedded(query, ref ?? upstream?.datasource),
  };
  return {
    ...target,
    ...(upstream && {
      upstream: { ...upstream, ...(upstream.query && { query: embedded(upstream.query, upstream.datasource) }) },
    }),
    ...(category && { category: one(category) }),
    ...(groupBy && { groupBy: many(groupBy) }),
    ...(valueField && { valueField: one(valueField) }),
    ...(timeZone && { timeZone: one(timeZone) }),
    ...(window && { window: { ...window, size: one(window.size), step: one(window.step), delay: one(window.delay) } }),
    ...(categories && {
      categories: {
        ...categories,
        ...(categories.schema && { schema: many(categories.schema) }),
        ...(categories.rare && { rare: many(categories.rare) }),
      },
    }),
    ...(statistics && { statistics: Array.from(new Set(many(statistics))) }),
    ...(alertStatistic && { alertStatistic: one(alertStatistic) }),
    ...(baseline && { baseline: kindOf(baseline).fill?.(baseline, fill) ?? baseline }),
  };
}

/** Every text of an embedded query filled in: what is left where the upstream's own plugin isn't there to do it better. */
export function interpolateTexts(query: UpstreamQuery, scopedVars: ScopedVars): UpstreamQuery {
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string') {
      return getTemplateSrv().replace(value, scopedVars);
    }
    if (Array.isArray(value)) {
      return value.map(fill);
    }
    return value !== null && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fill(inner)]))
      : value;
  };
  return fill(query) as UpstreamQuery;
}

/** True when any text in the query names a variable. */
export function containsVariable(value: unknown): boolean {
  if (typeof value === 'string') {
    return getTemplateSrv().containsTemplate(value);
  }
  return value !== null && typeof value === 'object' && Object.values(value).some(containsVariable);
}
