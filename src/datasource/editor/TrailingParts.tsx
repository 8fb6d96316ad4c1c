import React from 'react';
import { Combobox } from '@grafana/ui';
import { DEFAULTS, LIMITS, type BaselineSettings, type ForgettingKind } from '../../core';
import { chosen } from './chosen';
import { NumberInput } from './NumberInput';
import type { SectionProps } from './section';
import { Part } from './Sentence';

const FORGETTING: Array<{ value: ForgettingKind; label: string; description: string }> = [
  { value: 'none', label: 'all alike', description: 'However old' },
  { value: 'ewma', label: 'by their age', description: 'Their shares fade' },
  { value: 'dirichlet', label: 'by age and N', description: 'Their events fade' },
];

const LEAST_HALF_LIFE = 0.1;

interface Props extends Pick<SectionProps, 'query' | 'onApply'> {
  baseline: Extract<BaselineSettings, { kind: 'trailing' }>;
}

/** "windows 60, gap 1, counted all alike" */
export function TrailingParts({ baseline, query, onApply }: Props) {
  const forget = baseline.forget ?? DEFAULTS.trailing.forget;
  const set = (change: Partial<Props['baseline']>) => onApply({ ...query, baseline: { ...baseline, ...change } });
  return (
    <>
      <Part label="windows">
        {(ids) => (
          <NumberInput
            {...ids}
            whole
            min={1}
            max={LIMITS.trailingWindows}
            value={baseline.windows ?? DEFAULTS.trailing.windows}
            onCommit={(windows) => set({ windows })}
          />
        )}
      </Part>
      <Part
        label="gap"
        tooltip="Windows between the baseline and the window that is compared, so that a drift doesn’t become its own baseline"
      >
        {(ids) => (
          <NumberInput
            {...ids}
            whole
            min={0}
            value={baseline.gap ?? DEFAULTS.trailing.gap}
            onCommit={(gap) => set({ gap })}
          />
        )}
      </Part>
      <Part label="counted" tooltip="How much older windows count">
        {(ids) => (
          <Combobox
            {...ids}
            options={FORGETTING}
            value={forget}
            onChange={chosen((value) => set({ forget: value }))}
            width={18}
          />
        )}
      </Part>
      {forget !== 'none' && (
        <Part label="half after" tooltip="The age, in windows, at which a window counts half">
          {(ids) => (
            <NumberInput
              {...ids}
              min={LEAST_HALF_LIFE}
              suffix="windows"
              value={baseline.halfLife ?? DEFAULTS.trailing.halfLife}
              onCommit={(halfLife) => set({ halfLife })}
            />
          )}
        </Part>
      )}
    </>
  );
}
