import React from 'react';
import { Combobox, TextArea } from '@grafana/ui';
import { DEFAULTS, type DistributionQuery, type QuietSettings } from '../../core';
import { chosen } from './chosen';
import { Disclosure } from './Disclosure';
import { Hint } from './Hint';
import { NumberInput } from './NumberInput';
import { planHint, type Planned } from './planned';
import type { SectionProps } from './section';
import { Line, Part } from './Sentence';

const AFTER = [{ value: '0s', label: 'none' }, ...['5m', '10m', '30m', '1h'].map((value) => ({ value, label: value }))];
const EXAMPLES = 'sun 02:00-04:00 backup\n2026-11-27..2026-11-30 Black Friday\n12-24..12-26';

/** When windows are neither evaluated nor learned from. */
export function QuietPart({ query, onApply, plan }: SectionProps & { plan: Planned }) {
  const settings = { ...DEFAULTS.quiet, ...query.quiet };
  const set = (change: QuietSettings) => onApply({ ...query, quiet: { ...query.quiet, ...change } });
  const lines = settings.schedule.join('\n');
  return (
    <>
      <Disclosure title="Quiet times" summary={quietText(query)}>
        <Line>
          <Part
            label="schedule"
            tooltip="Maintenance and seasonal events, one a line, by the query’s time zone: days and times, dates every year, from a date to another. Windows in them are neither evaluated nor learned from"
          >
            {(ids) => (
              <TextArea
                {...ids}
                key={lines}
                defaultValue={lines}
                rows={3}
                cols={42}
                placeholder={EXAMPLES}
                onBlur={({ currentTarget: { value } }) => {
                  if (value !== lines) {
                    set({ schedule: value.split('\n').filter((line) => line.trim() !== '') });
                  }
                }}
              />
            )}
          </Part>
          <Part
            label="after a deploy"
            tooltip="A restart of a counter, or the start that is named for the sequential test"
          >
            {(ids) => (
              <Combobox
                {...ids}
                options={AFTER}
                value={settings.afterDeploy}
                onChange={chosen((afterDeploy) => set({ afterDeploy }))}
                createCustomValue
                width={14}
              />
            )}
          </Part>
          <Part
            label="below"
            tooltip="Of the mean events of the 60 windows before: a service that warms up. A fall in traffic then hides a drift"
          >
            {(ids) => (
              <NumberInput
                {...ids}
                min={0}
                max={100}
                suffix="% of N"
                value={Math.round(settings.leastPart * 100)}
                onCommit={(percent) => set({ leastPart: percent / 100 })}
              />
            )}
          </Part>
        </Line>
      </Disclosure>
      <Hint hint={planHint(plan, 'quiet', onApply)} />
    </>
  );
}

function quietText({ quiet }: Pick<DistributionQuery, 'quiet'>): string {
  const { schedule, afterDeploy, leastPart } = { ...DEFAULTS.quiet, ...quiet };
  const parts = [
    schedule.length > 0 ? `${schedule.length} scheduled` : '',
    afterDeploy !== DEFAULTS.quiet.afterDeploy ? `${afterDeploy} after a deploy` : '',
    leastPart > 0 ? `below ${Math.round(leastPart * 100)} % of the usual N` : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(', ') : 'none';
}
