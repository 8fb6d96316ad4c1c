import React from 'react';
import { dateTime } from '@grafana/data';
import { Combobox, DateTimePicker } from '@grafana/ui';
import { DEFAULTS, type SequentialSettings } from '../../core';
import type { StatisticId } from '../../core/registry';
import { chosen } from './chosen';
import { NumberInput } from './NumberInput';
import type { SectionProps } from './section';
import { Line, Part } from './Sentence';
import { readsBudget, readsObjective, readsSequential } from './statistics';

const BUDGET_PERIODS = ['7d', '28d', '30d', '90d'].map((value) => ({ value }));
const PERIODS = ['1h', '6h', '1d', '1w', '4w'].map((value) => ({ value }));
const MOST_PERCENT = 99.9999999;
const DIGITS = 12;

interface Props extends Pick<SectionProps, 'query' | 'onApply' | 'data'> {
  /** What the query returns. */
  ids: StatisticId[];
}

/** What single statistics read, shown with them. */
export function StatisticSettings({ query, onApply, data, ids }: Props) {
  const { period, since } = query.sequential ?? {};
  const set = (change: SequentialSettings) => onApply({ ...query, sequential: { ...query.sequential, ...change } });
  return (
    <>
      {readsObjective(ids) && (
        <Line>
          <Part
            label="objective"
            tooltip="The share of events that are not errors, for burn rates and the error budget"
          >
            {(part) => (
              <NumberInput
                {...part}
                min={0}
                max={MOST_PERCENT}
                suffix="%"
                value={rounded((query.objective ?? DEFAULTS.objective) * 100)}
                onCommit={(value) => onApply({ ...query, objective: rounded(value / 100) })}
              />
            )}
          </Part>
          {readsBudget(ids) && (
            <Part label="over" tooltip="What the error budget is for; its hours are one more request to the upstream">
              {(part) => (
                <Combobox
                  {...part}
                  options={BUDGET_PERIODS}
                  value={query.budgetPeriod || DEFAULTS.budgetPeriod}
                  onChange={chosen((budgetPeriod) => onApply({ ...query, budgetPeriod }))}
                  createCustomValue
                  width={12}
                />
              )}
            </Part>
          )}
        </Line>
      )}
      {readsSequential(ids) && (
        <Line>
          <Part label="sequential test begins every" tooltip="It also begins again after every drift">
            {(part) => (
              <Combobox
                {...part}
                options={PERIODS}
                value={period || DEFAULTS.sequential.period}
                onChange={chosen((value) => set({ period: value }))}
                createCustomValue
                width={12}
              />
            )}
          </Part>
          <Part label="and at" tooltip="The time of a deploy, for example">
            {() => (
              <DateTimePicker
                date={since === undefined ? undefined : dateTime(since)}
                onChange={(date) => set({ since: date?.valueOf() })}
                timeZone={data?.request?.timezone}
                clearable
              />
            )}
          </Part>
        </Line>
      )}
    </>
  );
}

const rounded = (value: number) => Number(value.toPrecision(DIGITS));
