import React, { useId } from 'react';
import { IconButton, Label, Stack, Text } from '@grafana/ui';
import type { Kept } from '../../core';
import { baselineText } from '../sentences';

type Snapshots = NonNullable<Kept['snapshots']>;

interface Props {
  snapshots: Snapshots;
  disabled?: boolean;
  onChange: (snapshots: Snapshots) => void;
}

/** Pinned counts that every query of this data source can name. They are put here from a query's editor. */
export function SharedSnapshots({ snapshots, disabled, onChange }: Props) {
  const id = useId();
  const names = Object.keys(snapshots);
  return (
    <Stack direction="column" gap={1}>
      <Label description="Counts that were pinned in a query’s editor and shared under a name there. Queries that name one are compared with it.">
        <span id={id}>Shared snapshots</span>
      </Label>
      {names.length === 0 && <Text color="secondary">None is shared yet.</Text>}
      <Stack direction="column" gap={0.5} role="list" aria-labelledby={id}>
        {names.map((name) => (
          <Stack key={name} direction="row" gap={1} alignItems="center" role="listitem">
            <Text>{name}</Text>
            <Text color="secondary">{baselineText({ ...snapshots[name], kind: 'snapshot' })}</Text>
            {!disabled && (
              <IconButton
                name="trash-alt"
                aria-label={`Remove ${name}`}
                onClick={() => onChange(Object.fromEntries(Object.entries(snapshots).filter(([key]) => key !== name)))}
              />
            )}
          </Stack>
        ))}
      </Stack>
    </Stack>
  );
}
