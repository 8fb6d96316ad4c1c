import React, { useId } from 'react';
import type { DataSourcePluginOptionsEditorProps } from '@grafana/data';
import { Alert, Checkbox, Field, Input, SecretInput, Stack, Text } from '@grafana/ui';
import type { DistributionOptions, DistributionSecrets } from '../types';
import { AllowedUpstreams } from './AllowedUpstreams';
import { NewQueries } from './NewQueries';
import { OwnLimits } from './OwnLimits';
import { SharedSnapshots } from './SharedSnapshots';

type Props = DataSourcePluginOptionsEditorProps<DistributionOptions, DistributionSecrets>;

/** Dashboards need no settings. These are for queries that no person runs: alert rules and public dashboards. */
export function ConfigEditor({ options, onOptionsChange }: Props) {
  const { jsonData, secureJsonFields, secureJsonData } = options;
  const ids = { token: useId(), url: useId(), tls: useId(), remember: useId() };
  const set = (change: Partial<DistributionOptions>) =>
    onOptionsChange({ ...options, jsonData: { ...jsonData, ...change } });
  const setToken = (token: string, kept: boolean) =>
    onOptionsChange({
      ...options,
      secureJsonData: { ...secureJsonData, token },
      secureJsonFields: { ...secureJsonFields, token: kept },
    });
  return (
    <Stack direction="column" gap={2} data-testid="distribution-settings">
      <Alert severity="info" title="Dashboards and Explore need no settings">
        A query of this data source reads another one, its upstream: the data source that has the counts. In dashboards
        and Explore it does so with the permission of the person who looks. Alert rules and public dashboards have no
        such person: they read with the plugin’s own account, and only the data sources that you allow here. Anyone who
        can query this data source can then read them through an alert rule.
      </Alert>
      <Text element="h2" variant="h3">
        Alerting and public dashboards
      </Text>
      <AllowedUpstreams
        upstreams={jsonData.upstreams ?? []}
        disabled={options.readOnly}
        onChange={(upstreams) => set({ upstreams })}
      />
      <Field
        noMargin
        htmlFor={ids.token}
        label="Service-account token"
        description="Used in place of the account that Grafana makes for the plugin: needed where it makes none (feature toggle externalServiceAccounts and [auth] managed_service_accounts_enabled), and in other organizations than the first. The service account needs the permissions datasources:query and datasources:read."
      >
        <SecretInput
          id={ids.token}
          width={40}
          disabled={options.readOnly}
          placeholder="glsa_…"
          isConfigured={Boolean(secureJsonFields?.token)}
          value={secureJsonData?.token ?? ''}
          onChange={(event) => setToken(event.currentTarget.value, false)}
          onReset={() => setToken('', false)}
        />
      </Field>
      <Field
        noMargin
        htmlFor={ids.url}
        label="Grafana URL"
        description="Needed only where the server that Grafana runs on can’t reach Grafana’s root URL."
        invalid={!possibleUrl(jsonData.grafanaUrl)}
        error="Write a whole URL, such as http://localhost:3000/."
      >
        <Input
          id={ids.url}
          width={40}
          disabled={options.readOnly}
          placeholder="From Grafana’s settings"
          value={jsonData.grafanaUrl ?? ''}
          onChange={(event) => set({ grafanaUrl: event.currentTarget.value.trim() || undefined })}
        />
      </Field>
      <div>
        <Checkbox
          id={ids.tls}
          label="Skip TLS verification"
          description="Accept a self-signed certificate from Grafana."
          disabled={options.readOnly}
          value={jsonData.tlsSkipVerify ?? false}
          onChange={(event) => set({ tlsSkipVerify: event.currentTarget.checked || undefined })}
        />
      </div>
      <Text element="h2" variant="h3">
        Queries
      </Text>
      <NewQueries detect={jsonData.detect ?? {}} disabled={options.readOnly} onChange={(detect) => set({ detect })} />
      <SharedSnapshots
        snapshots={jsonData.snapshots ?? {}}
        disabled={options.readOnly}
        onChange={(snapshots) => set({ snapshots })}
      />
      <div>
        <Checkbox
          id={ids.remember}
          label="Use earlier results again"
          description="Counts that have been judged are not judged again when a dashboard refreshes or rules share a query. The answers are the same without it, and take longer."
          disabled={options.readOnly}
          value={jsonData.remember ?? true}
          onChange={(event) => set({ remember: event.currentTarget.checked ? undefined : false })}
        />
      </div>
      <Text element="h2" variant="h3">
        Limits
      </Text>
      <OwnLimits limits={jsonData.limits ?? {}} disabled={options.readOnly} onChange={(limits) => set({ limits })} />
    </Stack>
  );
}

const possibleUrl = (url: string | undefined) => !url || /^https?:\/\/[^\s/]+/.test(url);
