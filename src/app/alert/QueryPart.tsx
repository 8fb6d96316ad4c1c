import React, { useMemo } from 'react';
import { CoreApp, dateTime, type TimeRange } from '@grafana/data';
import { DataSourcePicker, getDataSourceSrv } from '@grafana/runtime';
import type { DataSourceRef } from '@grafana/schema';
import { LoadingPlaceholder, Stack, Text } from '@grafana/ui';
import type { DistributionTarget } from '../../datasource/types';
import { isDistribution } from '../distributions';
import { useAsync } from '../../datasource/useAsync';

interface Props {
  query: DistributionTarget;
  onChange: (query: DistributionTarget) => void;
}

/** Which Distribution data source, and its own query editor as an alert rule shows it. */
export function QueryPart({ query, onChange }: Props) {
  const ref = query.datasource as DataSourceRef;
  const loaded = useAsync(() => getDataSourceSrv().get(ref), ref.uid ?? '');
  const range = useMemo(() => lastHour(), []);
  const Editor = loaded.state === 'done' ? loaded.value.components?.QueryEditor : undefined;
  return (
    <Stack direction="column" gap={1}>
      <DataSourcePicker
        current={ref}
        filter={isDistribution}
        noDefault
        width={40}
        onChange={({ uid, type }) => onChange({ ...query, datasource: { uid, type } })}
      />
      {loaded.state === 'loading' && <LoadingPlaceholder text="Loading the query editor" />}
      {loaded.state === 'failed' && <Text color="error">{loaded.message}</Text>}
      {loaded.state === 'done' && Editor && (
        <Editor
          datasource={loaded.value}
          query={query}
          queries={[query]}
          onChange={(changed) => onChange(changed as DistributionTarget)}
          onRunQuery={() => undefined}
          range={range}
          app={CoreApp.UnifiedAlerting}
        />
      )}
    </Stack>
  );
}

function lastHour(): TimeRange {
  const to = dateTime();
  return { from: dateTime(to).subtract(1, 'hour'), to, raw: { from: 'now-1h', to: 'now' } };
}
