import type { DataSourceInstanceSettings } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import type { DistributionTarget } from '../datasource/types';
import { DATASOURCE_ID } from './ids';

export const isDistribution = ({ type }: { type: string }): boolean => type === DATASOURCE_ID;

/** The Distribution data sources. Whatever is asked for, Grafana's list ends with its own built-in one, unless a filter says no. */
export const distributions = (): DataSourceInstanceSettings[] => getDataSourceSrv().getList({ filter: isDistribution });

/** What a page begins with that has no query yet; null without a data source for it. */
export function emptyQuery(): DistributionTarget | null {
  const first = distributions()[0];
  return first ? { refId: 'A', datasource: { uid: first.uid, type: first.type } } : null;
}
