import React from 'react';
import { Combobox, Text } from '@grafana/ui';
import { DEFAULTS, type AlarmBudget } from '../../core';
import { short } from '../../core/model/numberWords';
import { chosen } from './chosen';
import { withDetect } from './judges';
import { NumberInput } from './NumberInput';
import type { Planned } from './planned';
import type { SectionProps } from './section';
import { Part } from './Sentence';

const PERIODS = ['1d', '1w', '4w', '13w'].map((value) => ({ value }));
const LEAST_ALARMS = 0.01;

/** "p < 0.01", or "false alarms ≤ 1 in 4w over 20 groups". */
export function SignificanceParts({ query, onApply, groups: seen, plan }: SectionProps & { plan: Planned }) {
  const { alpha = DEFAULTS.detect.alpha, budget } = query.detect ?? {};
  if (!budget) {
    return (
      <>
        <Part
          label="p <"
          tooltip="Significance: the probability of a window at least this unusual if nothing has changed"
        >
          {(ids) => (
            <NumberInput
              {...ids}
              min={1e-12}
              max={1}
              value={alpha}
              onCommit={(value) => onApply(withDetect(query, { alpha: value }))}
            />
          )}
        </Part>
        {plan.alpha !== undefined && plan.alpha !== alpha && (
          <Text color="secondary">{`(${short(plan.alpha)} for each length)`}</Text>
        )}
      </>
    );
  }
  const set = (change: AlarmBudget) => onApply(withDetect(query, { budget: { ...budget, ...change } }));
  const grouped = (query.groupBy ?? []).length > 0;
  return (
    <>
      <Part label="false alarms ≤" tooltip="As many are tolerated while nothing has changed; p follows from it">
        {(ids) => (
          <NumberInput
            {...ids}
            min={LEAST_ALARMS}
            value={budget.alarms ?? DEFAULTS.budget.alarms}
            onCommit={(alarms) => set({ alarms })}
          />
        )}
      </Part>
      <Part label="within">
        {(ids) => (
          <Combobox
            {...ids}
            options={PERIODS}
            value={budget.period || DEFAULTS.budget.period}
            onChange={chosen((period) => set({ period }))}
            createCustomValue
            width={12}
          />
        )}
      </Part>
      {(grouped || budget.groups !== undefined) && (
        <Part label="over groups" tooltip="How many share the budget, in panels and alert rules alike">
          {(ids) => (
            <NumberInput
              {...ids}
              whole
              min={1}
              value={budget.groups ?? Math.max(1, seen)}
              onCommit={(groups) => set({ groups })}
            />
          )}
        </Part>
      )}
      {plan.alpha !== undefined && <Text color="secondary">{`(p < ${short(plan.alpha)})`}</Text>}
    </>
  );
}
