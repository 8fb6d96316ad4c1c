import { dateTime, CoreApp, type DataQueryRequest, type TimeRange } from '@grafana/data';
import { DistributionDataSource } from '../DataSource';
import { DATASOURCE_ID, type DistributionOptions, type DistributionTarget } from '../types';
import type { CountsDataSource } from './CountsDataSource';
import { installGrafana, settingsOf, type Installed } from './grafana';

const HOUR = 3_600_000;

/** The last whole hour before some noon. */
export function hour(): TimeRange {
  const to = dateTime(Date.UTC(2026, 0, 15, 12));
  return { from: dateTime(to.valueOf() - HOUR), to, raw: { from: 'now-1h', to: 'now' } };
}

export const installedCounts = (counts: CountsDataSource): Installed => ({
  settings: settingsOf(counts.uid, 'counts', {}, counts.name),
  instance: counts,
});

/** A Distribution data source beside these upstreams, in a Grafana with these variables. */
export function distributionOver(
  counts: CountsDataSource[],
  variables: Record<string, string | string[]> = {},
  options: DistributionOptions = {}
): DistributionDataSource {
  const settings = settingsOf('dist', DATASOURCE_ID, options, 'Distribution');
  const instance = new DistributionDataSource(settings);
  installGrafana([{ settings, instance }, ...counts.map(installedCounts)], variables);
  return instance;
}

export const target = (more: Partial<DistributionTarget> = {}): DistributionTarget => ({
  refId: 'A',
  upstream: { datasource: { uid: 'counts', type: 'counts' }, query: { refId: 'A', expr: 'requests' } },
  category: 'code',
  baseline: { kind: 'trailing', windows: 10, gap: 1 },
  ...more,
});

export const request = (
  targets: DistributionTarget[],
  more: Partial<DataQueryRequest<DistributionTarget>> = {}
): DataQueryRequest<DistributionTarget> => ({
  requestId: 'Q1',
  interval: '30s',
  intervalMs: 30_000,
  range: hour(),
  scopedVars: {},
  targets,
  timezone: 'utc',
  app: CoreApp.Dashboard,
  startTime: 0,
  ...more,
});
