import React from 'react';
import {
  DataSourcePluginContextProvider,
  getDataSourceRef,
  type CoreApp,
  type DataSourceApi,
  type DataSourceInstanceSettings,
  type PanelData,
  type TimeRange,
} from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import { DataSourcePicker, getDataSourceSrv } from '@grafana/runtime';
import { ErrorBoundaryAlert, LoadingPlaceholder, Text, useStyles2 } from '@grafana/ui';
import type { UpstreamQuery, UpstreamRef } from '../../core';
import { canBeUpstream } from '../run/resolve';
import { useAsync } from '../useAsync';
import { Part } from './Sentence';
import { editorStyles } from './styles';

export interface Upstream {
  datasource?: UpstreamRef;
  query?: UpstreamQuery;
}

interface Props {
  label: string;
  upstream: Upstream;
  onChange: (upstream: Upstream) => void;
  onRunQuery: () => void;
  data?: PanelData;
  range?: TimeRange;
  app?: CoreApp;
}

/** Picks a data source and shows that one's own query editor. */
export function UpstreamEditor({ label, upstream, onChange, onRunQuery, data, range, app }: Props) {
  const styles = useStyles2(editorStyles);
  const { datasource: ref, query } = upstream;
  const loaded = useAsync(() => getDataSourceSrv().get(ref), ref ? `${ref.uid} ${ref.type ?? ''}` : '');
  const pick = async (settings: DataSourceInstanceSettings) => {
    const { uid, type } = getDataSourceRef(settings);
    const picked = { uid: uid ?? settings.uid, type };
    // queries of one type fit every data source of that type
    if (query && ref?.type === type) {
      onChange({ datasource: picked, query });
      onRunQuery();
      return;
    }
    // where its plugin can't be loaded, that is told in the place of its editor
    const instance = await getDataSourceSrv()
      .get(picked)
      .catch(() => null);
    onChange({ datasource: picked, query: { refId: 'A', ...(app && instance?.getDefaultQuery?.(app)) } });
  };
  return (
    <>
      <Part label={label}>
        {({ id }) => (
          <DataSourcePicker
            inputId={id}
            current={ref ?? null}
            placeholder="Pick the data source that has the counts"
            noDefault
            metrics
            filter={canBeUpstream}
            width={40}
            onChange={pick}
          />
        )}
      </Part>
      {ref && (
        <div className={styles.embedded} data-testid="distribution-upstream-editor">
          {loaded.state === 'loading' && <LoadingPlaceholder text="Loading its query editor" />}
          {loaded.state === 'failed' && <Text color="error">{loaded.message}</Text>}
          {loaded.state === 'done' && (
            <OwnEditor
              key={loaded.value.uid}
              datasource={loaded.value}
              upstream={{ datasource: ref, query }}
              onChange={onChange}
              onRunQuery={onRunQuery}
              data={data}
              range={range}
              app={app}
            />
          )}
        </div>
      )}
    </>
  );
}

type OwnEditorProps = Omit<Props, 'label'> & { datasource: DataSourceApi };

function OwnEditor({ datasource, upstream, onChange, onRunQuery, data, range, app }: OwnEditorProps) {
  const Editor = datasource.components?.QueryEditor;
  const settings = getDataSourceSrv().getInstanceSettings(upstream.datasource);
  if (!Editor || !settings) {
    return <Text color="warning">{`${datasource.name} has no query editor. Choose another data source.`}</Text>;
  }
  const query: DataQuery = { refId: 'A', ...upstream.query, datasource: upstream.datasource };
  const change = ({ datasource: _, ...changed }: DataQuery) =>
    onChange({ datasource: upstream.datasource, query: changed });
  return (
    <ErrorBoundaryAlert>
      <DataSourcePluginContextProvider instanceSettings={settings}>
        <Editor
          datasource={datasource}
          query={query}
          queries={[query]}
          onChange={change}
          onRunQuery={onRunQuery}
          data={data}
          range={range}
          app={app}
        />
      </DataSourcePluginContextProvider>
    </ErrorBoundaryAlert>
  );
}
