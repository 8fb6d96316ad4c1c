import React from 'react';
import { dateTime } from '@grafana/data';
import { Button, DateTimePicker } from '@grafana/ui';
import type { BaselineSettings } from '../../core';
import type { SectionProps } from './section';
import { Part } from './Sentence';

type Training = Extract<BaselineSettings, { kind: 'training' }>;

/** "from … to …": a range in which all was well, written or taken from what is shown. */
export function TrainingParts({ baseline, query, onApply, data, range }: SectionProps & { baseline: Training }) {
  const set = (change: Partial<Training>) => onApply({ ...query, baseline: { ...baseline, ...change } });
  const shown = data?.timeRange ?? range;
  const timeZone = data?.request?.timezone;
  return (
    <>
      <Part label="from">
        {() => <Instant at={baseline.from} timeZone={timeZone} onChange={(from) => set({ from })} />}
      </Part>
      <Part label="to">{() => <Instant at={baseline.to} timeZone={timeZone} onChange={(to) => set({ to })} />}</Part>
      {shown && (
        <Button
          variant="secondary"
          tooltip="It stays that range, whatever is shown later"
          onClick={() => set({ from: shown.from.valueOf(), to: shown.to.valueOf() })}
        >
          Take the range shown
        </Button>
      )}
    </>
  );
}

interface InstantProps {
  at: number | undefined;
  timeZone: string | undefined;
  onChange: (at: number | undefined) => void;
}

const Instant = ({ at, timeZone, onChange }: InstantProps) => (
  <DateTimePicker
    date={at === undefined ? undefined : dateTime(at)}
    onChange={(date) => onChange(date?.valueOf())}
    timeZone={timeZone}
    clearable
  />
);
