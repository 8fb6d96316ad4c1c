import React from 'react';
import { Combobox } from '@grafana/ui';
import { DEFAULTS, type DetectSettings } from '../../core';
import { percent } from '../../core/model/numberWords';
import { Disclosure } from './Disclosure';
import { withDetect } from './judges';
import { NumberInput } from './NumberInput';
import type { SectionProps } from './section';
import { Line, Part } from './Sentence';

const EARLIER = [
  { value: '1d', label: 'a day before' },
  { value: '1w', label: 'a week before' },
];
const DURATIONS = ['1h', '2h', '4h', '8h', '1d'].map((value) => ({ value }));

/** What a change has to be to matter, and how long it has to last: the numbers behind the sentence. */
export function SizePart({ query, onApply }: SectionProps) {
  const detect = { ...DEFAULTS.detect, ...query.detect };
  const set = (settings: DetectSettings) => onApply(withDetect(query, settings));
  return (
    <Disclosure title="Size and duration" summary={sizeText(detect)}>
      <Line>
        <Part label="w ≥" tooltip="Cohen’s w over all categories; 0.1 is small, 0.3 medium, 0.5 large">
          {(ids) => (
            <NumberInput {...ids} min={0} value={detect.minEffect} onCommit={(minEffect) => set({ minEffect })} />
          )}
        </Part>
        <Part label="or a share moved by" tooltip="Part of its baseline: 25 % is 2 % going to 2.5 %">
          {(ids) => (
            <NumberInput
              {...ids}
              min={0}
              suffix="%"
              value={inPercent(detect.minRelative)}
              onCommit={(value) => set({ minRelative: value / 100 })}
            />
          )}
        </Part>
        <Part label="and by">
          {(ids) => (
            <NumberInput
              {...ids}
              min={0}
              suffix="points"
              value={detect.minPoints}
              onCommit={(minPoints) => set({ minPoints })}
            />
          )}
        </Part>
        <Part
          label="or, twice its share, by"
          tooltip="For rare categories: so many events more than the baseline’s share would give, however few points they are"
        >
          {(ids) => (
            <NumberInput
              {...ids}
              min={0}
              suffix="events"
              value={detect.minEvents}
              onCommit={(minEvents) => set({ minEvents })}
            />
          )}
        </Part>
      </Line>
      <Line>
        <Part label="in" tooltip="A drift needs at least so many windows">
          {(ids) => <NumberInput {...ids} whole min={1} max={detect.n} value={detect.m} onCommit={(m) => set({ m })} />}
        </Part>
        <Part label="of">
          {(ids) => (
            <NumberInput
              {...ids}
              whole
              min={1}
              value={detect.n}
              onCommit={(n) => set({ n, m: Math.min(detect.m, n) })}
            />
          )}
        </Part>
        <Part label="windows with N ≥" tooltip="Windows with fewer events are not evaluated">
          {(ids) => <NumberInput {...ids} min={0} value={detect.minN} onCommit={(minN) => set({ minN })} />}
        </Part>
        <Part
          label="until p ≥"
          tooltip="A drift ends only when p is so high again, or the change so small: so it doesn’t flap"
        >
          {(ids) => (
            <NumberInput
              {...ids}
              min={detect.alpha}
              max={1}
              value={detect.leaveAlpha}
              onCommit={(leaveAlpha) => set({ leaveAlpha })}
            />
          )}
        </Part>
        <Part label="or size under">
          {(ids) => (
            <NumberInput
              {...ids}
              min={1}
              max={100}
              suffix="%"
              value={inPercent(detect.leaveFraction)}
              onCommit={(value) => set({ leaveFraction: value / 100 })}
            />
          )}
        </Part>
        <Part
          label="new normal after"
          tooltip="A change that lasts so long becomes the baseline (trailing windows only). Default: 4 hours, but 60 to 240 windows"
        >
          {(ids) => (
            <Combobox
              {...ids}
              options={DURATIONS}
              value={query.detect?.newNormal ?? null}
              onChange={(option) => set({ newNormal: option?.value })}
              isClearable
              createCustomValue
              placeholder="4h"
              width={12}
            />
          )}
        </Part>
        <Part
          label="slow changes since"
          tooltip="Trailing windows follow a change that builds up over hours. This also compares with the same time a day or a week before, by one more request (trailing windows only)"
        >
          {(ids) => (
            <Combobox
              {...ids}
              options={EARLIER}
              value={query.detect?.slow ?? null}
              onChange={(option) => set({ slow: option?.value })}
              isClearable
              createCustomValue
              placeholder="not looked for"
              width={20}
            />
          )}
        </Part>
      </Line>
    </Disclosure>
  );
}

/** "w ≥ 0.1, or 25 % and 0.05 points, or 10 events and twice the share; in 3 of 5 windows with N ≥ 100" */
function sizeText({ minEffect, minRelative, minPoints, minEvents, m, n, minN }: typeof DEFAULTS.detect): string {
  const size = `w ≥ ${minEffect}, or ${percent(minRelative)} and ${minPoints} points, or ${minEvents} events and twice the share`;
  return `${size}; in ${m} of ${n} windows with N ≥ ${minN}`;
}

const inPercent = (fraction: number) => Number((fraction * 100).toPrecision(6));
