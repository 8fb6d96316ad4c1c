import React from 'react';
import { Button, Stack, Text } from '@grafana/ui';
import { LIMITS, type Kept } from '../../core';
import { MOST_TIMES, SETTABLE, type SettableLimits } from '../../core/limits';
import { NumberInput } from '../editor/NumberInput';
import { Line, Part } from '../editor/Sentence';

const LABELS: Record<keyof SettableLimits, { label: string; tooltip: string }> = {
  groups: { label: 'groups', tooltip: 'That a query may have' },
  categories: { label: 'categories', tooltip: 'That are read, before the rest becomes “other”' },
  windows: {
    label: 'windows',
    tooltip: 'Of a request, with those before the range; Prometheus answers at most 11,000',
  },
  cells: { label: 'windows × categories', tooltip: 'Of a group' },
  upstreamValues: { label: 'values read', tooltip: 'In all frames of an upstream’s answer' },
};

interface Props {
  limits: NonNullable<Kept['limits']>;
  disabled?: boolean;
  onChange: (limits: Kept['limits']) => void;
}

/** How much a query may ask for, in dashboards and alert rules. */
export function OwnLimits({ limits, disabled, onChange }: Props) {
  const shown = { ...LIMITS, ...limits };
  return (
    <Stack direction="column" gap={1}>
      <Text color="secondary">
        How much a query may need, here and in alert rules; beyond, it is answered with an error.
      </Text>
      {disabled ? (
        <Text>{SETTABLE.map((name) => `${LABELS[name].label}: ${shown[name]}`).join(', ')}</Text>
      ) : (
        <Line>
          {SETTABLE.map((name) => (
            <Part key={name} {...LABELS[name]}>
              {(ids) => (
                <NumberInput
                  {...ids}
                  whole
                  min={1}
                  max={MOST_TIMES * LIMITS[name]}
                  value={shown[name]}
                  onCommit={(value) => onChange({ ...limits, [name]: value === LIMITS[name] ? undefined : value })}
                />
              )}
            </Part>
          ))}
          {SETTABLE.some((name) => limits[name] !== undefined) && (
            <Button variant="secondary" fill="text" onClick={() => onChange(undefined)}>
              Back to the plugin’s own
            </Button>
          )}
        </Line>
      )}
    </Stack>
  );
}
