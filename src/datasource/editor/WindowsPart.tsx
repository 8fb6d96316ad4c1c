import React from 'react';
import { Combobox } from '@grafana/ui';
import { DEFAULTS, type DistributionQuery, type WeekDay, type WindowSettings } from '../../core';
import { chosen } from './chosen';
import { Disclosure } from './Disclosure';
import { Hint } from './Hint';
import { planHint, type Planned } from './planned';
import type { SectionProps } from './section';
import { Line, Part } from './Sentence';

const SIZES = [
  { value: 'auto', label: 'auto', description: 'At most 120 in the range' },
  ...['30s', '1m', '5m', '15m', '1h', '6h', '1d', '1w'].map((value) => ({ value, label: value })),
  { value: 'range', label: 'the whole range', description: 'One window; for tables without a time' },
];
const DURATIONS = ['0s', '10s', '30s', '1m', '5m', '15m', '1h'].map((value) => ({ value }));
const STAMPS: Array<{ value: NonNullable<WindowSettings['timestamp']>; label: string; description: string }> = [
  { value: 'auto', label: 'auto', description: 'The end for Prometheus and Loki, the start for others' },
  { value: 'start', label: 'the start', description: 'Of its interval' },
  { value: 'end', label: 'the end', description: 'Of its interval' },
];

const ZONES = [
  'utc',
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Australia/Sydney',
].map((value) => ({ value }));
const WEEK_STARTS: Array<{ value: WeekDay; label: string }> = [
  { value: 'monday', label: 'Monday' },
  { value: 'sunday', label: 'Sunday' },
  { value: 'saturday', label: 'Saturday' },
];

export function WindowsPart({ query, onApply, plan }: SectionProps & { plan: Planned }) {
  const settings = query.window ?? {};
  const set = (change: WindowSettings) => onApply({ ...query, window: { ...settings, ...change } });
  return (
    <>
      <Disclosure title="Windows" summary={windowsText(query)}>
        <Line>
          <Part label="size">
            {(ids) => (
              <Combobox
                {...ids}
                options={SIZES}
                value={settings.size ?? DEFAULTS.window.size}
                onChange={chosen((value) => set({ size: value }))}
                createCustomValue
                width={18}
              />
            )}
          </Part>
          <Part label="step" tooltip="Smaller than the size makes the windows slide; it must divide the size">
            {(ids) => (
              <Combobox
                {...ids}
                options={DURATIONS.slice(1)}
                value={settings.step || null}
                onChange={(option) => set({ step: option?.value })}
                isClearable
                createCustomValue
                placeholder="the size"
                width={16}
              />
            )}
          </Part>
          <Part label="delay" tooltip="How long after its end a window still fills: scrape interval, ingestion delay">
            {(ids) => (
              <Combobox
                {...ids}
                options={DURATIONS}
                value={settings.delay ?? DEFAULTS.window.delay}
                onChange={chosen((value) => set({ delay: value }))}
                createCustomValue
                width={14}
              />
            )}
          </Part>
          <Part
            label="time zone"
            tooltip="Days, weeks and offsets of days go by this clock. If empty, alert rules use UTC"
          >
            {(ids) => (
              <Combobox
                {...ids}
                options={ZONES}
                value={query.timeZone || null}
                onChange={(option) => onApply({ ...query, timeZone: option?.value })}
                isClearable
                createCustomValue
                placeholder="the dashboard’s"
                width={22}
              />
            )}
          </Part>
          <Part label="weeks begin on" tooltip="For windows of a week. If empty, alert rules use Monday">
            {(ids) => (
              <Combobox
                {...ids}
                options={WEEK_STARTS}
                value={settings.weekStart ?? null}
                onChange={(option) => set({ weekStart: option?.value })}
                isClearable
                placeholder="your first day"
                width={18}
              />
            )}
          </Part>
          <Part label="time stamps mark">
            {(ids) => (
              <Combobox
                {...ids}
                options={STAMPS}
                value={settings.timestamp ?? DEFAULTS.window.timestamp}
                onChange={chosen((value) => set({ timestamp: value }))}
                width={16}
              />
            )}
          </Part>
        </Line>
      </Disclosure>
      <Hint hint={planHint(plan, 'window', onApply)} />
    </>
  );
}

function windowsText({ window = {}, timeZone }: Pick<DistributionQuery, 'window' | 'timeZone'>): string {
  const { size = DEFAULTS.window.size, step, delay } = window;
  const length = size === 'range' ? 'the whole range' : size;
  const sliding = step && step !== size ? `, every ${step}` : '';
  const late = delay && delay !== DEFAULTS.window.delay ? `, ${delay} late` : '';
  const zone = timeZone ? `, ${timeZone}` : '';
  return `${length}${sliding}${late}${zone}, unfinished left out`;
}
