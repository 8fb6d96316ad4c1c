import { DataSourcePlugin } from '@grafana/data';
import { ConfigEditor } from './config/ConfigEditor';
import { DistributionDataSource } from './DataSource';
import { QueryEditor } from './editor/QueryEditor';
import type { DistributionOptions, DistributionSecrets, DistributionTarget } from './types';

export const plugin = new DataSourcePlugin<
  DistributionDataSource,
  DistributionTarget,
  DistributionOptions,
  DistributionSecrets
>(DistributionDataSource)
  .setConfigEditor(ConfigEditor)
  .setQueryEditor(QueryEditor);
