import { DistributionError } from '../../model/errors';
import type { UpstreamQuery, UpstreamRef } from '../../model/query';
import { textOf } from '../../upstreams';
import { tableBaseline } from '../baseline';
import { baselineKind } from './baselineKind';

interface Settings {
  kind: 'query';
  datasource?: UpstreamRef;
  query: UpstreamQuery;
}

interface Normal {
  kind: 'query';
  datasource: UpstreamRef;
  query: UpstreamQuery;
}

/** A canary is looked at for hours, not for months. */
const BESIDE_CONTROL = 4;

/** The same windows of another query, of the same or another upstream. */
export const query = baselineKind<Settings, Normal>({
  id: 'query',
  label: 'another query',
  description: 'Canary against control',
  source: 'paired',
  complete: false,
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
  sample: (_, { tables, categories, perWindow, states }) => tableBaseline(tables, categories, perWindow, states),
  often: BESIDE_CONTROL,
  fill: (settings, { datasource }) =>
    settings.datasource?.uid ? { ...settings, datasource: datasource(settings.datasource) } : settings,
  upstreams: ({ datasource }) => (datasource ? [datasource] : []),
});
