import React, { useState } from 'react';
import { locationUtil } from '@grafana/data';
import { PluginPage } from '@grafana/runtime';
import { LinkButton, Stack, Text } from '@grafana/ui';
import { distributions } from '../distributions';
import { ALERT_PATH, DASHBOARDS_PATH } from '../ids';
import { CreateDataSource } from './CreateDataSource';
import { Dashboards } from './Dashboards';
import { Health } from './Health';

/** The first minute: a data source, a panel, an alert; and whether what is there works. */
export function SetupPage() {
  const [, setCreated] = useState(0);
  const existing = distributions();
  return (
    <PluginPage subTitle="Watch which kind, not only how many.">
      <Stack direction="column" gap={3}>
        <Stack direction="column" gap={1}>
          <Text element="h3">1. A Distribution data source</Text>
          <Text>
            It reads the data sources that you have already, through their own query editors. In dashboards it does so
            with the permission of whoever looks; for alert rules you say which ones it may read.
          </Text>
          {existing.map(({ uid, name }) => (
            <Health key={uid} uid={uid} name={name} />
          ))}
          <CreateDataSource first={existing.length === 0} onCreated={() => setCreated((count) => count + 1)} />
        </Stack>
        <Stack direction="column" gap={1}>
          <Text element="h3">2. A panel</Text>
          <Text>
            Add a panel, pick the Distribution data source and the visualization of the same name, then the data source
            that has the counts, and paste the query that is already in use. The category is guessed from the answer.
          </Text>
          <Stack direction="row" gap={1} wrap="wrap">
            <LinkButton variant="secondary" icon="plus" href={locationUtil.assureBaseUrl('/dashboard/new')}>
              New dashboard
            </LinkButton>
            <LinkButton variant="secondary" icon="apps" href={locationUtil.assureBaseUrl(DASHBOARDS_PATH)}>
              Dashboards over a query
            </LinkButton>
          </Stack>
          <Dashboards />
        </Stack>
        <Stack direction="column" gap={1}>
          <Text element="h3">3. An alert</Text>
          <Text>
            Save the dashboard. “Create drift alert” in the panel’s menu, under Extensions, opens a rule that is filled
            in: save it.
          </Text>
          <Stack direction="row" gap={1} wrap="wrap">
            <LinkButton variant="secondary" icon="bell" href={locationUtil.assureBaseUrl(ALERT_PATH)}>
              Create a drift alert
            </LinkButton>
          </Stack>
        </Stack>
      </Stack>
    </PluginPage>
  );
}
