import React, { useState } from 'react';
import { locationUtil } from '@grafana/data';
import { getBackendSrv, locationService, PluginPage } from '@grafana/runtime';
import { Alert, Button, Field, Input, LinkButton, LoadingPlaceholder, Stack, Text, TextLink } from '@grafana/ui';
import type { DistributionTarget } from '../../datasource/types';
import { useAsync } from '../../datasource/useAsync';
import { startFrom, type Start } from '../alert/fromUrl';
import { QueryPart } from '../alert/QueryPart';
import { emptyQuery } from '../distributions';
import { SETUP_PATH } from '../ids';
import { useAction } from '../useAction';
import { overQuery, slug, type Dashboard } from './overQuery';

/** The dashboards that the app brings. */
const BROUGHT = ['multinomial-executive', 'multinomial-on-call', 'multinomial-debug'];

interface Saved {
  title: string;
  url: string;
}

/** The app's dashboards over a panel's query, or one that is written here. */
export function DashboardsPage() {
  const [search] = useState(() => locationService.getSearch());
  const start = useAsync(() => startFrom(search), search.toString());
  return (
    <PluginPage subTitle="Executive, on call and debug, over a query of your own.">
      {start.state === 'loading' && <LoadingPlaceholder text="Reading the panel’s query" />}
      {start.state === 'failed' && (
        <Alert severity="error" title="The panel’s query can’t be read">
          {start.message}
        </Alert>
      )}
      {start.state === 'done' && <Builder start={start.value} />}
    </PluginPage>
  );
}

function Builder({ start }: { start: Start }) {
  const [query, setQuery] = useState<DistributionTarget | null>(() => start.query ?? emptyQuery());
  const [name, setName] = useState(start.title);
  const [saved, setSaved] = useState<Saved[]>([]);
  const { running, problem, run } = useAction(async () => {
    setSaved([]);
    setSaved(await create(query!, name.trim()));
  });
  if (query === null) {
    return (
      <Alert severity="warning" title="There is no Distribution data source yet">
        <LinkButton href={locationUtil.assureBaseUrl(SETUP_PATH)}>Open the setup</LinkButton>
      </Alert>
    );
  }
  return (
    <Stack direction="column" gap={2}>
      <Text>
        The data source that has the counts, its query, and the category. Panels of groups are made where the query has
        groups, a canary beside its control where it is compared with another query.
      </Text>
      <QueryPart query={query} onChange={setQuery} />
      <Field noMargin label="Name" description="What the dashboards’ titles begin with">
        <Input
          id="dashboards-name"
          value={name}
          width={40}
          placeholder="Checkout"
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
      </Field>
      <Stack direction="row">
        <Button icon="plus" disabled={running || slug(name) === '' || query.upstream === undefined} onClick={run}>
          Create the dashboards
        </Button>
      </Stack>
      {problem && (
        <Alert severity="error" title="Not all dashboards were created">
          {problem}
        </Alert>
      )}
      {saved.length > 0 && (
        <Alert severity="success" title="Created, with links from each to the others">
          <Stack direction="column" gap={0.5}>
            {saved.map(({ title, url }) => (
              <TextLink key={url} href={locationUtil.assureBaseUrl(locationUtil.stripBaseFromUrl(url))}>
                {title}
              </TextLink>
            ))}
          </Stack>
        </Alert>
      )}
    </Stack>
  );
}

/** Saves each of the app's dashboards over the query. One that is there already is not replaced: that is an error. */
async function create(query: DistributionTarget, name: string): Promise<Saved[]> {
  const saved: Saved[] = [];
  for (const uid of BROUGHT) {
    const { dashboard } = await getBackendSrv().get<{ dashboard: Dashboard & { id?: number; version?: number } }>(
      `/api/dashboards/uid/${uid}`
    );
    const { id, version, ...kept } = dashboard;
    const made = overQuery(kept, query, name);
    const { url } = await getBackendSrv().post<{ url: string }>(
      '/api/dashboards/db',
      { dashboard: made, overwrite: false },
      { showErrorAlert: false, showSuccessAlert: false }
    );
    saved.push({ title: made.title, url });
  }
  return saved;
}
