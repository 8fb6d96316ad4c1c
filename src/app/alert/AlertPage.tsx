import React, { useState } from 'react';
import { locationService, PluginPage } from '@grafana/runtime';
import { Alert, LoadingPlaceholder } from '@grafana/ui';
import { useAsync } from '../../datasource/useAsync';
import { startFrom } from './fromUrl';
import { RuleBuilder } from './RuleBuilder';

/** A panel's query, or one written here, becomes an alert rule. */
export function AlertPage() {
  const [search] = useState(() => locationService.getSearch());
  const start = useAsync(() => startFrom(search), search.toString());
  return (
    <PluginPage subTitle="An alert rule over a distribution: check it, then save it.">
      {start.state === 'loading' && <LoadingPlaceholder text="Reading the panel’s query" />}
      {start.state === 'failed' && (
        <Alert severity="error" title="The panel’s query can’t be read">
          {start.message}
        </Alert>
      )}
      {start.state === 'done' && <RuleBuilder start={start.value} />}
    </PluginPage>
  );
}
