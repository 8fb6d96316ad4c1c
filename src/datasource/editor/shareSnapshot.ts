import { getBackendSrv } from '@grafana/runtime';
import type { Kept } from '../../core';
import type { DistributionDataSource } from '../DataSource';
import type { DistributionOptions } from '../types';

type Kind = NonNullable<Kept['snapshots']>[string];

interface Settings {
  readOnly?: boolean;
  jsonData?: DistributionOptions;
}

/**
 * Keeps a snapshot under a name in the data source's settings, in place of one that had the name, for all queries from now on. It takes
 * the permission to change the data source.
 */
export async function shareSnapshot(datasource: DistributionDataSource, name: string, snapshot: Kind): Promise<void> {
  const path = `/api/datasources/uid/${encodeURIComponent(datasource.uid)}`;
  const settings = await getBackendSrv().get<Settings>(path);
  if (settings.readOnly) {
    throw new Error('This data source is provisioned. Add the snapshot to its file, under jsonData.snapshots.');
  }
  const { jsonData = {} } = settings;
  const snapshots = { ...jsonData.snapshots, [name]: snapshot };
  await getBackendSrv().put(path, { ...settings, jsonData: { ...jsonData, snapshots } }, { showSuccessAlert: false });
  datasource.kept.snapshots = { ...datasource.kept.snapshots, [name]: snapshot };
}
