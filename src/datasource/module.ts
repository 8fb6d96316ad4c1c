import { DataSourcePlugin } from '@grafana/data';
import { lazily } from '../lazily';
import { annotationSupport } from './annotationSupport';
import { DistributionDataSource } from './DataSource';
import type { DistributionOptions, DistributionSecrets, DistributionTarget } from './types';
import { DistributionVariables } from './variables';

const ConfigEditor = lazily(async () => (await import('./config/ConfigEditor')).ConfigEditor, 'Loading the settings');
const QueryEditor = lazily(async () => (await import('./editor/QueryEditor')).QueryEditor, 'Loading the query editor');

const VariableEditor = lazily(
  async () => (await import('./editor/VariableEditor')).VariableEditor,
  'Loading the variable editor'
);

const AnnotationEditor = lazily(
  async () => (await import('./editor/AnnotationEditor')).AnnotationEditor,
  'Loading the query editor'
);

/** With editors for variables and annotations, which themselves need the data source. */
class DataSource extends DistributionDataSource {
  variables?: DistributionVariables<DistributionDataSource> = new DistributionVariables<DistributionDataSource>(
    this,
    VariableEditor
  );
  annotations = { ...annotationSupport, QueryEditor: AnnotationEditor };
}

export const plugin = new DataSourcePlugin<
  DistributionDataSource,
  DistributionTarget,
  DistributionOptions,
  DistributionSecrets
>(DataSource)
  .setConfigEditor(ConfigEditor)
  .setQueryEditor(QueryEditor);
