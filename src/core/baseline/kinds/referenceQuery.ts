import { DistributionError } from '../../model/errors';
import type { SettingsOf, UpstreamQuery, UpstreamRef } from '../../model/query';
import { REF } from '../../model/shape';
import { textOf } from '../../upstreamKinds';
import { tableBaseline } from '../baseline';
import { baselineKind } from './baselineKind';

declare module '../../model/query' {
  interface SettingsByKind {
    /** Without a data source that of the observed upstream. */
    query: { datasource?: UpstreamRef; query: UpstreamQuery };
  }
}

interface Normal {
  kind: 'query';
  datasource: UpstreamRef;
  query: UpstreamQuery;
}

/** A canary is looked at for hours, not for months. */
const BESIDE_CONTROL = 4;

/** The same windows of another query, of the same or another upstream. */
export const referenceQuery = baselineKind<SettingsOf<'query'>, Normal>({
  id: 'query',
  label: 'another query',
  description: 'Canary against control',
  source: 'paired',
  complete: false,
  shape: { datasource: REF, query: 'object' },
  begin: ({ upstream }) => ({ kind: 'query', datasource: upstream?.datasource, query: upstream?.query ?? {} }),
  normal: ({ datasource, query: own }, { upstream }) => {
    if (typeof own !== 'object' || own === null || Object.keys(own).length === 0) {
      throw new DistributionError('query', 'The baseline query is empty.', 'Write the query that counts the baseline.');
    }
    return { kind: 'query', datasource: datasource?.uid ? datasource : upstream, query: own };
  },
  text: () => 'another query',
  describe: ({ query: own }) => `another query${textOf(own ?? {}) && `: ${textOf(own)}`}`,
  requests: ({ datasource, query: own }) => [
    { id: 'baseline:query', what: 'the baseline query’s answer', upstream: { datasource, query: own }, shiftMs: 0 },
  ],
  sample: (_, { tables, set, grid, states, kernel }) =>
    tableBaseline(tables, set.names.length, grid.perWindow, states, kernel),
  often: BESIDE_CONTROL,
  fill: (settings, { datasource, query: fill }) => {
    const ref = settings.datasource?.uid ? datasource(settings.datasource) : settings.datasource;
    return { ...settings, ...(ref && { datasource: ref }), query: fill(settings.query, ref) };
  },
  upstreams: ({ datasource }) => (datasource ? [datasource] : []),
});
