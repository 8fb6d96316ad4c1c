import React from 'react';
import { Combobox } from '@grafana/ui';
import { DEFAULTS, type DistributionQuery, type WindowSettings } from '../../core';
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

export function WindowsPart({ query, onApply, plan }: SectionProps & { plan: Planned }) {
  const settings = query.window ?? {};
  const set = (change: WindowSettings) => onApply({ ...query, window: { ...settings, ...change } });
  return (
    <>
      <Disclosure title="Windows" summary={windowsText(settings)}>
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

function windowsText({ size = DEFAULTS.window.size, step, delay }: NonNullable<DistributionQuery['window']>): string {
  const length = size === 'range' ? 'the whole range' : size;
  const sliding = step && step !== size ? `, every ${step}` : '';
  const late = delay && delay !== DEFAULTS.window.delay ? `, ${delay} late` : '';
  return `${length}${sliding}${late}, unfinished left out`;
}
