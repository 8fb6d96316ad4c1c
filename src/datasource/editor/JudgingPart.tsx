import React from 'react';
import { Combobox } from '@grafana/ui';
import { DEFAULTS, type DetectSettings } from '../../core';
import { chosen } from './chosen';
import { Disclosure } from './Disclosure';
import { withDetect } from './judges';
import type { Planned } from './planned';
import { ScalesInput } from './ScalesInput';
import type { SectionProps } from './section';
import { Line, Part } from './Sentence';

const SIGNIFICANCE = [
  { value: 'p', label: 'p', description: 'Of each window' },
  { value: 'budget', label: 'false alarms', description: 'One in 4 weeks' },
];

const CORRECTIONS: Array<{ value: NonNullable<DetectSettings['correction']>; label: string; description: string }> = [
  { value: 'holm', label: 'Holm', description: 'Limits the chance of any false finding' },
  { value: 'bonferroni', label: 'Bonferroni', description: 'Same guarantee, less power' },
  { value: 'benjamini-hochberg', label: 'Benjamini-Hochberg', description: 'Limits the share of false findings' },
];

/** How windows are judged, as far as that is not an everyday choice. */
export function JudgingPart({ query, onApply, groups: seen, plan }: SectionProps & { plan: Planned }) {
  const detect = { ...DEFAULTS.detect, ...query.detect };
  const set = (change: DetectSettings) => onApply(withDetect(query, change));
  const correction = CORRECTIONS.find(({ value }) => value === detect.correction)!;
  const state = (by: string) => {
    const groups = Math.max(1, seen);
    set({ budget: by === 'budget' ? { ...DEFAULTS.budget, ...(query.groupBy?.length && { groups }) } : undefined });
  };
  const windows = detect.scales.length > 0 ? `windows, also ${detect.scales.join(', ')} as one` : 'windows one by one';
  return (
    <Disclosure title="Judging" summary={`${windows}; categories corrected by ${correction.label}`}>
      <Line>
        <Part label="significance as">
          {(ids) => (
            <Combobox
              {...ids}
              options={SIGNIFICANCE}
              value={detect.budget ? 'budget' : 'p'}
              onChange={chosen(state)}
              width={18}
            />
          )}
        </Part>
        <Part label="also over" tooltip="Longer windows, in windows: small changes that last are found by them">
          {(ids) => (
            <ScalesInput
              {...ids}
              scales={detect.scales}
              windowMs={plan.windowMs}
              onCommit={(scales) => set({ scales: scales.length > 0 ? scales : undefined })}
            />
          )}
        </Part>
        <Part label="categories by" tooltip="How the categories’ p are corrected for their number">
          {(ids) => (
            <Combobox
              {...ids}
              options={CORRECTIONS}
              value={detect.correction}
              onChange={chosen((value) => set({ correction: value }))}
              width={26}
            />
          )}
        </Part>
      </Line>
    </Disclosure>
  );
}
