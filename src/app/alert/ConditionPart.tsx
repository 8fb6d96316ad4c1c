import React from 'react';
import { Combobox, Stack, Text } from '@grafana/ui';
import type { StatisticId } from '../../core/registry';
import { chosen } from '../../datasource/editor/chosen';
import { NumberInput } from '../../datasource/editor/NumberInput';
import { entryOf, statisticOptions } from '../../datasource/editor/statistics';
import { LabelledField } from '../../datasource/LabelledField';
import type { DistributionTarget } from '../../datasource/types';
import { alertsOn, conditionOf, conditionText, OPERATORS, type Condition } from './condition';
import type { RuleSettings } from './alertRule';

const OPTIONS = (Object.keys(OPERATORS) as Array<Condition['op']>).map((value) => ({ value, label: OPERATORS[value] }));

interface Props {
  query: DistributionTarget;
  onQuery: (query: DistributionTarget) => void;
  settings: RuleSettings;
  onChange: (settings: RuleSettings) => void;
}

/** Fires when: a statistic, and what is asked of it; its usual threshold comes with it. */
export function ConditionPart({ query, onQuery, settings, onChange }: Props) {
  const statistic = alertsOn(query);
  const condition = conditionOf(query, settings.condition);
  const set = (change: Partial<Condition>) => onChange({ ...settings, condition: { ...condition, ...change } });
  return (
    <Stack direction="column" gap={0.5}>
      <Stack direction="row" gap={2} wrap="wrap">
        <LabelledField label="Fires when">
          {(id) => (
            <Combobox
              aria-labelledby={id}
              options={alertOptions(query)}
              value={statistic}
              onChange={chosen((alertStatistic) => onQuery({ ...query, alertStatistic }))}
              width={40}
            />
          )}
        </LabelledField>
        <LabelledField label="is">
          {(id) => (
            <Combobox
              aria-labelledby={id}
              options={OPTIONS}
              value={condition.op}
              onChange={chosen((op) => set({ op }))}
              width={14}
            />
          )}
        </LabelledField>
        <LabelledField label="threshold">
          {(id) => (
            <NumberInput
              aria-labelledby={id}
              min={-Infinity}
              value={condition.value}
              onCommit={(value) => set({ value })}
            />
          )}
        </LabelledField>
      </Stack>
      <Text color="secondary" variant="bodySmall">
        {entryOf(statistic)?.description ?? ''}
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
