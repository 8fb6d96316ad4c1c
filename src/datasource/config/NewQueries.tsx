import React from 'react';
import { Button, Stack, Text } from '@grafana/ui';
import { DEFAULTS, type DetectSettings } from '../../core';
import { NumberInput } from '../editor/NumberInput';
import { Line, Part } from '../editor/Sentence';

interface Props {
  detect: Partial<DetectSettings>;
  disabled?: boolean;
  onChange: (detect: Partial<DetectSettings> | undefined) => void;
}

/** What new queries judge by, in place of the plugin's own defaults. A query keeps what it began with. */
export function NewQueries({ detect, disabled, onChange }: Props) {
  const shown = { ...DEFAULTS.detect, ...detect };
  const set = (change: Partial<DetectSettings>) => onChange({ ...detect, ...change });
  const lasts = `in ${shown.m} of ${shown.n} windows`;
  return (
    <Stack direction="column" gap={1}>
      <Text color="secondary">What a new query begins with; those that are there keep theirs.</Text>
      {disabled ? (
        <Text>{`Drift when p < ${shown.alpha}, ${lasts} with N ≥ ${shown.minN}`}</Text>
      ) : (
        <Line>
          <Part label="p <">
            {(ids) => (
              <NumberInput {...ids} min={1e-9} max={1} value={shown.alpha} onCommit={(alpha) => set({ alpha })} />
            )}
          </Part>
          <Part label="m">
            {(ids) => (
              <NumberInput
                {...ids}
                whole
                min={1}
                max={shown.n}
                value={shown.m}
                onCommit={(m) => set({ m, n: shown.n })}
              />
            )}
          </Part>
          <Part label="of n windows">
            {(ids) => (
              <NumberInput
                {...ids}
                whole
                min={shown.m}
                max={100}
                value={shown.n}
                onCommit={(n) => set({ n, m: shown.m })}
              />
            )}
          </Part>
          <Part label="with N ≥">
            {(ids) => <NumberInput {...ids} min={0} value={shown.minN} onCommit={(minN) => set({ minN })} />}
          </Part>
          {Object.keys(detect).length > 0 && (
            <Button variant="secondary" fill="text" onClick={() => onChange(undefined)}>
              Back to the plugin’s own
            </Button>
          )}
        </Line>
      )}
    </Stack>
  );
}
