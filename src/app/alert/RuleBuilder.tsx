import React, { useState } from 'react';
import { locationUtil } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import type { DataSourceRef } from '@grafana/schema';
import { Alert, LinkButton, Stack, Text } from '@grafana/ui';
import { kindOf } from '../../core/baseline/kinds';
import type { DistributionOptions, DistributionTarget } from '../../datasource/types';
import { emptyQuery } from '../distributions';
import { SETUP_PATH } from '../ids';
import { ConditionPart } from './ConditionPart';
import type { Start } from './fromUrl';
import { PacksPart } from './PacksPart';
import { QueryPart } from './QueryPart';
import { ReplayPart } from './ReplayPart';
import { alertLabels, ruleText, variablesIn, type RuleSettings } from './alertRule';
import { RuleOutput } from './RuleOutput';
import { SettingsPart } from './SettingsPart';

/** The query, the rule's settings, and what comes of them. */
export function RuleBuilder({ start }: { start: Start }) {
  const [query, setQuery] = useState<DistributionTarget | null>(() => start.query ?? emptyQuery());
  const [settings, setSettings] = useState<RuleSettings>(() => begin(start));
  if (!query) {
    return (
      <Alert severity="warning" title="There is no Distribution data source yet">
        <Stack direction="column" gap={1}>
          <span>An alert rule needs one. Create it first.</span>
          <span>
            <LinkButton href={locationUtil.assureBaseUrl(SETUP_PATH)}>Open the setup</LinkButton>
          </span>
        </Stack>
      </Alert>
    );
  }
  const problem = problemOf(query);
  return (
    <Stack direction="column" gap={3}>
      <Stack direction="column" gap={1}>
        <Text element="h3">Query</Text>
        {start.panel && !start.query && (
          <Alert severity="info" title="The panel has no query of a Distribution data source">
            Write one here, or open this page from the menu of a Distribution panel.
          </Alert>
        )}
        <QueryPart query={query} onChange={setQuery} />
      </Stack>
      <Stack direction="column" gap={1}>
        <Text element="h3">Rule</Text>
        <ConditionPart query={query} onQuery={setQuery} settings={settings} onChange={setSettings} />
        <SettingsPart settings={settings} labels={alertLabels(query)} onChange={setSettings} />
        <Text>{ruleText(query, settings)}</Text>
        {problem && (
          <Alert severity="warning" title="This rule can’t be evaluated yet">
            {problem}
          </Alert>
        )}
      </Stack>
      {!problem && <ReplayPart query={query} settings={settings} />}
      <RuleOutput query={query} settings={settings} />
      <PacksPart query={query} settings={settings} />
    </Stack>
  );
}

const begin = ({ title, panel }: Start): RuleSettings => ({
  name: title ? `Drift: ${title}` : 'Drift',
  pending: '0s',
  noDataState: 'OK',
  labels: {},
  summary: title ? `The distribution in "${title}" left its baseline.` : 'A distribution left its baseline.',
  panel,
});

/** What would keep the rule from being evaluated, with what to do. */
function problemOf(query: DistributionTarget): string | null {
  const variables = variablesIn(query);
  if (variables.length > 0) {
    return `An alert rule has no dashboard variables. Replace ${variables.map((name) => `$${name}`).join(', ')} with values.`;
  }
  const settings = getDataSourceSrv().getInstanceSettings(query.datasource as DataSourceRef);
  const { upstreams = [] } = (settings?.jsonData ?? {}) as DistributionOptions;
  const own = kindOf(query.baseline).upstreams?.(query.baseline) ?? [];
  const refused = [query.upstream?.datasource, ...own].find((ref) => ref?.uid && !upstreams.includes(ref.uid));
  if (refused) {
    const name = getDataSourceSrv().getInstanceSettings(refused)?.name ?? refused.uid;
    return `${settings?.name ?? 'The data source'} may not read ${name} for alert rules. Allow it in the data source’s settings, under “Allowed upstreams”.`;
  }
  return null;
}
