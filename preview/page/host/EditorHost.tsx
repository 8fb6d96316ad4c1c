import { CoreApp, type DataSourceApi, type DataSourcePluginComponents, type PanelData } from '@grafana/data';
import React, { useEffect, useRef, useState } from 'react';
import type { DistributionQuery } from '../../../src/core';
import { DISTRIBUTION } from './ids';
import { dataSources } from './runtime';

interface Props {
  query: DistributionQuery;
  data: PanelData;
  /** Called when the editor wants its query run. */
  onRun: (query: DistributionQuery) => void;
}

type Query = DistributionQuery & { refId: string };
type Source = DataSourceApi<Query> & { components?: DataSourcePluginComponents<DataSourceApi<Query>, Query> };

/** The real query editor. As in Grafana, a change is kept, and run when the editor says so. */
export function EditorHost({ query, data, onRun }: Props) {
  const [source, setSource] = useState<Source | null>(null);
  const [draft, setDraft] = useState<Query>({ refId: 'A', ...query });
  const latest = useRef(draft);
  useEffect(() => {
    void dataSources.get(DISTRIBUTION).then((found) => setSource(found as unknown as Source));
  }, []);
  const Editor = source?.components?.QueryEditor;
  if (!source || !Editor) {
    return null;
  }
  return (
    <Editor
      datasource={source}
      app={CoreApp.PanelEditor}
      query={draft}
      queries={[draft]}
      data={data}
      range={data.timeRange}
      onChange={(changed) => {
        latest.current = changed;
        setDraft(changed);
      }}
      onRunQuery={() => onRun(latest.current)}
    />
  );
}
