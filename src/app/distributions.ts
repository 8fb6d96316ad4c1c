import type { DataSourceInstanceSettings } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { DATASOURCE_ID } from './ids';

export const isDistribution = ({ type }: { type: string }): boolean => type === DATASOURCE_ID;

/** The Distribution data sources. Whatever is asked for, Grafana's list ends with its own built-in one, unless a filter says no. */
export const distributions = (): DataSourceInstanceSettings[] => getDataSourceSrv().getList({ filter: isDistribution });
