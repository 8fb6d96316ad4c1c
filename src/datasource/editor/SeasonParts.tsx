import React from 'react';
import { Combobox, MultiCombobox } from '@grafana/ui';
import { DEFAULTS, LIMITS, type BaselineSettings } from '../../core';
import { chosen } from './chosen';
import { NumberInput } from './NumberInput';
import type { SectionProps } from './section';
import { Part } from './Sentence';

type Season = Extract<BaselineSettings, { kind: 'season' }>;

const EVERY: Array<{ value: NonNullable<Season['every']>; label: string }> = [
  { value: 'day', label: 'days' },
  { value: 'week', label: 'weeks' },
];

/** "of the last 7 days, without 2026-12-25" */
export function SeasonParts({ baseline, query, onApply }: SectionProps & { baseline: Season }) {
  const set = (change: Partial<Season>) => onApply({ ...query, baseline: { ...baseline, ...change } });
  return (
    <>
      <Part label="of the last">
        {(ids) => (
          <>
            <NumberInput
              {...ids}
              whole
              min={1}
              max={LIMITS.offsets}
              value={baseline.periods ?? DEFAULTS.season.periods}
              onCommit={(periods) => set({ periods })}
            />
            <Combobox
              aria-labelledby={ids['aria-labelledby']}
              options={EVERY}
              value={baseline.every ?? DEFAULTS.season.every}
              onChange={chosen((every) => set({ every }))}
              width={12}
            />
          </>
        )}
      </Part>
      <Part label="without" tooltip="Holidays and the like, as dates: 2026-12-25">
        {(ids) => (
          <MultiCombobox
            {...ids}
            options={(baseline.leaveOut ?? []).map((value) => ({ value }))}
            value={baseline.leaveOut ?? []}
            onChange={(options) => set({ leaveOut: options.map(({ value }) => value.trim()) })}
            createCustomValue
            placeholder="no dates"
            width="auto"
            minWidth={16}
            maxWidth={40}
          />
        )}
      </Part>
    </>
  );
}
