import React, { useId } from 'react';
import { Box, Combobox, Field, Input, Stack } from '@grafana/ui';
import { chosen } from '../../datasource/editor/chosen';
import { LabelledField } from '../../datasource/LabelledField';
import { NotifyPart } from './NotifyPart';
import { deployTags, type ErrorState, type NoDataState, type RuleSettings } from './alertRule';

const NO_DATA_OPTIONS: Array<{ value: NoDataState; label: string; description: string }> = [
  { value: 'OK', label: 'is no drift', description: 'Nothing fires while there is nothing to evaluate' },
  { value: 'KeepLast', label: 'changes nothing', description: 'A drift stays one until it is seen to end' },
  { value: 'NoData', label: 'is an alert of its own', description: 'Grafana’s DatasourceNoData' },
  { value: 'Alerting', label: 'is a drift', description: 'Fires when events stop' },
];

const ERROR_OPTIONS: Array<{ value: ErrorState; label: string; description: string }> = [
  { value: 'Error', label: 'is an alert of its own', description: 'Grafana’s DatasourceError' },
  { value: 'KeepLast', label: 'changes nothing', description: 'A drift stays one until it is seen to end' },
  { value: 'OK', label: 'is no drift', description: 'Nothing fires while the upstream fails' },
  { value: 'Alerting', label: 'is a drift', description: 'Fires when the upstream fails' },
];

const SEVERITIES = [
  { value: 'page', label: 'page', description: 'Wakes someone' },
  { value: 'ticket', label: 'ticket', description: 'Waits for working hours' },
];

const DURATION = /^(\d+(ms|[smhdwy]))*$/;

interface Props {
  settings: RuleSettings;
  /** Labels that the rule's alerts differ by. */
  labels: string[];
  onChange: (settings: RuleSettings) => void;
}

export function SettingsPart({ settings, labels, onChange }: Props) {
  const ids = {
    name: useId(),
    pending: useId(),
    keepFiring: useId(),
    labels: useId(),
    runbook: useId(),
    deploys: useId(),
    summary: useId(),
  };
  return (
    <Stack direction="row" gap={2} wrap="wrap">
      <Field noMargin label="Name" htmlFor={ids.name}>
        <Input
          id={ids.name}
          width={40}
          value={settings.name}
          onChange={(event) => onChange({ ...settings, name: event.currentTarget.value })}
        />
      </Field>
      <Field
        noMargin
        label="Pending for"
        htmlFor={ids.pending}
        description="A drift is decided over several windows; that already delays the alert"
        invalid={!DURATION.test(settings.pending)}
        error="Write a number with a unit: 0s, 5m, 1h."
      >
        <Input
          id={ids.pending}
          width={14}
          value={settings.pending}
          onChange={(event) => onChange({ ...settings, pending: event.currentTarget.value.trim() })}
        />
      </Field>
      <Field
        noMargin
        label="Keep firing for"
        htmlFor={ids.keepFiring}
        description="After the condition has ended"
        invalid={!DURATION.test(settings.keepFiring ?? '')}
        error="Write a number with a unit: 0s, 5m, 1h."
      >
        <Input
          id={ids.keepFiring}
          width={14}
          value={settings.keepFiring ?? '0s'}
          onChange={(event) => onChange({ ...settings, keepFiring: event.currentTarget.value.trim() })}
        />
      </Field>
      <LabelledField label="No data" description="No events, or too few to evaluate">
        {(id) => (
          <Combobox
            aria-labelledby={id}
            options={NO_DATA_OPTIONS}
            value={settings.noDataState}
            onChange={chosen((noDataState) => onChange({ ...settings, noDataState }))}
            width={28}
          />
        )}
      </LabelledField>
      <LabelledField label="Error" description="The query fails">
        {(id) => (
          <Combobox
            aria-labelledby={id}
            options={ERROR_OPTIONS}
            value={settings.errorState ?? 'Error'}
            onChange={chosen((errorState) => onChange({ ...settings, errorState }))}
            width={28}
          />
        )}
      </LabelledField>
      <LabelledField label="Severity" description="The label that notification policies match">
        {(id) => (
          <Combobox
            aria-labelledby={id}
            options={SEVERITIES}
            value={settings.labels.severity ?? null}
            placeholder="none"
            onChange={chosen((severity) => onChange({ ...settings, labels: { ...settings.labels, severity } }))}
            width={14}
          />
        )}
      </LabelledField>
      <Field noMargin label="Labels" htmlFor={ids.labels} description="team=shop, severity=page">
        <Input
          id={ids.labels}
          width={40}
          key={labelsText(settings.labels)}
          defaultValue={labelsText(settings.labels)}
          onBlur={(event) => onChange({ ...settings, labels: parseLabels(event.currentTarget.value) })}
        />
      </Field>
      <Field noMargin label="Runbook" htmlFor={ids.runbook} description="The URL of what to do when it fires">
        <Input
          id={ids.runbook}
          width={40}
          value={settings.runbook ?? ''}
          onChange={(event) => onChange({ ...settings, runbook: event.currentTarget.value.trim() })}
        />
      </Field>
      <Field
        noMargin
        label="Deploys"
        htmlFor={ids.deploys}
        description="Tags of the annotations that tell of them; the alert names the one near a drift’s beginning"
      >
        <Input
          id={ids.deploys}
          width={40}
          key={deployTags(settings).join()}
          defaultValue={deployTags(settings).join(', ')}
          placeholder="none are named"
          onBlur={(event) => onChange({ ...settings, deploys: parseTags(event.currentTarget.value) })}
        />
      </Field>
      <Box width="100%">
        <NotifyPart notify={settings.notify} labels={labels} onChange={(notify) => onChange({ ...settings, notify })} />
      </Box>
      <Box width="100%">
        <Field noMargin label="Summary" htmlFor={ids.summary}>
          <Input
            id={ids.summary}
            value={settings.summary}
            onChange={(event) => onChange({ ...settings, summary: event.currentTarget.value })}
          />
        </Field>
      </Box>
    </Stack>
  );
}

const labelsText = (labels: Record<string, string>) =>
  Object.entries(labels)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');

const parseTags = (text: string): string[] =>
  text
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');

/** "team=shop, severity=page"; what has no "=" is left out. */
function parseLabels(text: string): Record<string, string> {
  const pairs = text.split(',').map((part) => part.split('='));
  return Object.fromEntries(
    pairs
      .filter(([name, value]) => name.trim() !== '' && value !== undefined)
      .map(([name, ...value]) => [name.trim(), value.join('=').trim()])
  );
}
