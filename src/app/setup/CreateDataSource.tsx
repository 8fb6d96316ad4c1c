import React, { useState } from 'react';
import type { DataSourceInstanceSettings } from '@grafana/data';
import { DataSourcePicker, getBackendSrv, getDataSourceSrv } from '@grafana/runtime';
import { Alert, Button, Stack, Text } from '@grafana/ui';
import { canBeUpstream } from '../../datasource/run/resolve';
import { distributions } from '../distributions';
import { DATASOURCE_ID } from '../ids';
import { useAction } from '../useAction';

interface Props {
  /** There is none yet. */
  first: boolean;
  onCreated: () => void;
}

/** Makes a Distribution data source that may read a chosen upstream for alert rules. */
export function CreateDataSource({ first, onCreated }: Props) {
  const [upstream, setUpstream] = useState<DataSourceInstanceSettings | null>(null);
  const { running, problem, run } = useAction(async () => {
    if (!upstream) {
      return;
    }
    await getBackendSrv().post(
      '/api/datasources',
      {
        name: nameFor(upstream.name),
        type: DATASOURCE_ID,
        access: 'proxy',
        jsonData: { upstreams: [upstream.uid] },
      },
      { showErrorAlert: false }
    );
    // the list is asked of the server anew, and the page shows it once it is there
    await (getDataSourceSrv().reload() as void | Promise<void>);
    setUpstream(null);
    onCreated();
  });
  return (
    <Stack direction="column" gap={1}>
      <Text color="secondary">
        {first ? 'No Distribution data source yet. Create one for:' : 'Create another one for:'}
      </Text>
      <Stack direction="row" gap={1} wrap="wrap">
        <DataSourcePicker
          current={upstream?.uid ?? null}
          placeholder="a data source that has counts"
          noDefault
          metrics
          alerting
          filter={canBeUpstream}
          width={40}
          onChange={setUpstream}
        />
        <Button variant={first ? 'primary' : 'secondary'} icon="plus" disabled={!upstream || running} onClick={run}>
          Create data source
        </Button>
      </Stack>
      {problem && (
        <Alert severity="error" title="The data source was not created">
          {problem}
        </Alert>
      )}
    </Stack>
  );
}

/** Names of data sources are unique. */
function nameFor(upstream: string): string {
  const taken = new Set(distributions().map(({ name }) => name));
  for (const name of ['Distribution', `Distribution of ${upstream}`]) {
    if (!taken.has(name)) {
      return name;
    }
  }
  return `Distribution of ${upstream} ${taken.size + 1}`;
}
