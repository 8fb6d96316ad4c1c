import React, { useId } from 'react';
import type { DataSourcePluginOptionsEditorProps, DataSourceInstanceSettings } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { Alert, Checkbox, Field, Input, MultiCombobox, SecretInput, Stack, Text } from '@grafana/ui';
import { LabelledField } from '../LabelledField';
import { canBeUpstream } from '../run/resolve';
import type { DistributionOptions, DistributionSecrets } from '../types';

type Props = DataSourcePluginOptionsEditorProps<DistributionOptions, DistributionSecrets>;

/** Dashboards need no settings. What is here is for queries that nobody is there to be asked for: alert rules, public dashboards. */
export function ConfigEditor({ options, onOptionsChange }: Props) {
  const { jsonData, secureJsonFields, secureJsonData } = options;
  const ids = { token: useId(), url: useId(), tls: useId() };
  const set = (change: Partial<DistributionOptions>) =>
    onOptionsChange({ ...options, jsonData: { ...jsonData, ...change } });
  const setToken = (token: string, kept: boolean) =>
    onOptionsChange({
      ...options,
      secureJsonData: { ...secureJsonData, token },
      secureJsonFields: { ...secureJsonFields, token: kept },
    });
  const upstreams = jsonData.upstreams ?? [];
  const known = getDataSourceSrv().getList({ alerting: true, filter: canBeUpstream });
  return (
    <Stack direction="column" gap={2}>
      <Alert severity="info" title="Dashboards and Explore need no settings">
        There, a query reads its upstream with the permission of whoever looks at it. Alert rules and public dashboards
        have no such person: they read with this plugin’s own account, and only the data sources that you allow here.
        Whoever may query this data source then sees, by way of an alert rule, what those hold.
      </Alert>
      <Text element="h3">Alerting and public dashboards</Text>
      <LabelledField
        label="Allowed upstreams"
        description="Data sources that the plugin’s account may read. None: no alert rule over this data source can be evaluated."
        invalid={missing(upstreams, known).length > 0}
        error={`No data source for alert rules has the uid ${missing(upstreams, known).join(', ')}. Remove it, or add the data source.`}
      >
        {(id) => (
          <MultiCombobox
            aria-labelledby={id}
            options={known.map(({ uid, name, meta }) => ({
              value: uid,
              label: name,
              description: `${meta.name}, ${uid}`,
            }))}
            value={upstreams}
            onChange={(chosen) => set({ upstreams: chosen.map(({ value }) => value) })}
            createCustomValue
            isClearable
            placeholder="None"
            disabled={options.readOnly}
            width="auto"
            minWidth={40}
          />
        )}
      </LabelledField>
      <Field
        noMargin
        htmlFor={ids.token}
        label="Service-account token"
        description="Only where Grafana gives the plugin no account of its own (feature toggle externalServiceAccounts and [auth] managed_service_accounts_enabled): of a service account with the permissions datasources:query and datasources:read."
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
        description="Only where Grafana’s root URL can’t be reached from the server that Grafana runs on."
        invalid={!possibleUrl(jsonData.grafanaUrl)}
        error="Give a whole URL, such as http://localhost:3000/."
      >
        <Input
          id={ids.url}
          width={40}
          disabled={options.readOnly}
          placeholder="as in Grafana’s settings"
          value={jsonData.grafanaUrl ?? ''}
          onChange={(event) => set({ grafanaUrl: event.currentTarget.value.trim() || undefined })}
        />
      </Field>
      <div>
        <Checkbox
          id={ids.tls}
          label="Skip TLS verification"
          description="Accept a certificate of Grafana’s that nobody signed."
          disabled={options.readOnly}
          value={jsonData.tlsSkipVerify ?? false}
          onChange={(event) => set({ tlsSkipVerify: event.currentTarget.checked || undefined })}
        />
      </div>
    </Stack>
  );
}

function missing(upstreams: string[], known: DataSourceInstanceSettings[]): string[] {
  return upstreams.filter((uid) => !known.some((one) => one.uid === uid));
}

const possibleUrl = (url: string | undefined) => !url || /^https?:\/\/[^\s/]+/.test(url);
