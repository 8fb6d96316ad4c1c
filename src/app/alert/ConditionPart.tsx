import React, { useId } from 'react';
import { Combobox, Field, Label, Stack, Text } from '@grafana/ui';
import type { StatisticId } from '../../core/registry';
import { chosen } from '../../datasource/editor/chosen';
import { NumberInput } from '../../datasource/editor/NumberInput';
import { entryOf, statisticOptions } from '../../datasource/editor/statistics';
import type { DistributionTarget } from '../../datasource/types';
import { alertsOn, conditionOf, conditionText, OPERATORS, type Condition } from './condition';
import type { RuleSettings } from './rule';

const OPTIONS = (Object.keys(OPERATORS) as Array<Condition['op']>).map((value) => ({ value, label: OPERATORS[value] }));

interface Props {
  query: DistributionTarget;
  onQuery: (query: DistributionTarget) => void;
  settings: RuleSettings;
  onChange: (settings: RuleSettings) => void;
}

/** Fires when: a statistic, and what is asked of it; its usual threshold comes with it. */
export function ConditionPart({ query, onQuery, settings, onChange }: Props) {
  const ids = { statistic: useId(), op: useId(), value: useId() };
  const id = alertsOn(query);
  const condition = conditionOf(query, settings.condition);
  const set = (change: Partial<Condition>) => onChange({ ...settings, condition: { ...condition, ...change } });
  return (
    <Stack direction="column" gap={0.5}>
      <Stack direction="row" gap={2} wrap="wrap">
        <Field
          noMargin
          label={
            <Label>
              <span id={ids.statistic}>Fires when</span>
            </Label>
          }
        >
          <Combobox
            aria-labelledby={ids.statistic}
            options={alertOptions(query)}
            value={id}
            onChange={chosen((alertStatistic) => onQuery({ ...query, alertStatistic }))}
            width={40}
          />
        </Field>
        <Field
          noMargin
          label={
            <Label>
              <span id={ids.op}>is</span>
            </Label>
          }
        >
          <Combobox
            aria-labelledby={ids.op}
            options={OPTIONS}
            value={condition.op}
            onChange={chosen((op) => set({ op }))}
            width={14}
          />
        </Field>
        <Field
          noMargin
          label={
            <Label>
              <span id={ids.value}>threshold</span>
            </Label>
          }
        >
          <NumberInput
            aria-labelledby={ids.value}
            min={-Infinity}
            value={condition.value}
            onCommit={(value) => set({ value })}
          />
        </Field>
      </Stack>
      <Text color="secondary" variant="bodySmall">
        {entryOf(id)?.description ?? ''}
      </Text>
    </Stack>
  );
}

/** Those with a usual threshold say it, and come first in their group. */
function alertOptions(query: DistributionTarget) {
  const usual = (id: StatisticId) =>
    entryOf(id)?.defaultThreshold ? conditionText(conditionOf({ alertStatistic: id }, undefined)) : null;
  const options = statisticOptions(query).map((option) => ({ ...option, threshold: usual(option.value) }));
  return [...options.filter(({ threshold }) => threshold), ...options.filter(({ threshold }) => !threshold)].map(
    ({ threshold, ...option }) => ({
      ...option,
      description: threshold ? `Usually ${threshold}. ${option.description}` : option.description,
    })
  );
}
