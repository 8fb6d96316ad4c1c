import { getDataSourceRef, type ScopedVars } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import type { UpstreamRef } from '../../core';
import { DistributionError } from '../../core/model/errors';
import { DATASOURCE_ID } from '../types';

/** Data sources that have no counts of their own. */
const REFUSED: Record<string, { name: string; remedy: string }> = {
  [DATASOURCE_ID]: {
    name: 'A Distribution data source',
    remedy: 'Choose the data source that has the counts; a Distribution can’t be read through another one.',
  },
  __expr__: { name: 'An expression', remedy: 'Choose the data source that the expression reads.' },
  mixed: { name: 'The mixed data source', remedy: 'Choose one data source; add a second query for another one.' },
  dashboard: { name: 'Another panel', remedy: 'Choose the data source that the other panel reads.' },
};

/** True for a data source that can be an upstream. */
export const canBeUpstream = ({ type }: { type: string }): boolean => REFUSED[type] === undefined;

/** Which data source a reference means, variables filled in. Throws for one that is gone or has no counts of its own. */
export function resolveUpstream(ref: UpstreamRef, scopedVars: ScopedVars): UpstreamRef {
  const settings = getDataSourceSrv().getInstanceSettings(ref, scopedVars);
  if (!settings) {
    throw new DistributionError(
      'query',
      `The upstream data source \`${ref.uid}\` is not there.`,
      'Choose another one, or ask for permission to query it.'
    );
  }
  const refused = REFUSED[settings.type];
  if (refused) {
    throw new DistributionError('query', `${refused.name} can’t be the upstream.`, refused.remedy);
  }
  const { uid, type } = settings.rawRef ?? getDataSourceRef(settings);
  return { uid: uid ?? settings.uid, type };
}
