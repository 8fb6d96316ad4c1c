import React, { useState } from 'react';
import { locationUtil } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { Alert, Button, LinkButton, Stack } from '@grafana/ui';
import { useAsync } from '../../datasource/useAsync';

/** What the backend of one Distribution data source says of itself. */
export function Health({ uid, name }: { uid: string; name: string }) {
  const [round, setRound] = useState(0);
  const health = useAsync(async () => {
    const datasource = await getDataSourceSrv().get({ uid });
    const { status, message } = await datasource.testDatasource();
    if (status !== 'success') {
      throw new Error(message);
    }
    return message;
  }, `${uid} ${round}`);
  const severity = health.state === 'failed' ? 'warning' : health.state === 'done' ? 'success' : 'info';
  return (
    <Alert severity={severity} title={name}>
      <Stack direction="column" gap={1}>
        <span>{health.state === 'loading' ? 'Asking …' : health.state === 'done' ? health.value : health.message}</span>
        <Stack direction="row" gap={1} wrap="wrap">
          <LinkButton
            size="sm"
            variant="secondary"
            href={locationUtil.assureBaseUrl(`/connections/datasources/edit/${encodeURIComponent(uid)}`)}
          >
            Settings
          </LinkButton>
          <Button size="sm" variant="secondary" fill="text" onClick={() => setRound(round + 1)}>
            Check again
          </Button>
        </Stack>
      </Stack>
    </Alert>
  );
}
