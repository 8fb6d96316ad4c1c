import { DataSourcePlugin } from '@grafana/data';
import { lazily } from '../lazily';
import { DistributionDataSource } from './DataSource';
import type { DistributionOptions, DistributionSecrets, DistributionTarget } from './types';

const ConfigEditor = lazily(async () => (await import('./config/ConfigEditor')).ConfigEditor, 'Loading the settings');
const QueryEditor = lazily(async () => (await import('./editor/QueryEditor')).QueryEditor, 'Loading the query editor');

export const plugin = new DataSourcePlugin<
  DistributionDataSource,
  DistributionTarget,
  DistributionOptions,
  DistributionSecrets
>(DistributionDataSource)
  .setConfigEditor(ConfigEditor)
  .setQueryEditor(QueryEditor);
