import React from 'react';
import type { QueryEditorProps } from '@grafana/data';
import { InlineField, RadioButtonGroup, Stack, Text } from '@grafana/ui';
import type { DistributionDataSource } from '../DataSource';
import type { DistributionAnnotation, DistributionOptions, DistributionTarget } from '../types';
import { QueryEditor } from './QueryEditor';

type Props = QueryEditorProps<DistributionDataSource, DistributionTarget, DistributionOptions, DistributionAnnotation>;

const MARKS: Array<{ value: NonNullable<DistributionAnnotation['marks']>; label: string; description: string }> = [
  { value: 'drifts', label: 'drifts', description: 'Of a query, from beginning to end' },
  { value: 'silences', label: 'silences', description: 'And mute timings, of the alert rules over this data source' },
];

/** What annotations mark: a query's drifts, or when its alerts are told to nobody. */
export function AnnotationEditor({ query, onChange, onRunQuery, ...rest }: Props) {
  const { marks = 'drifts' } = query;
  return (
    <Stack direction="column" gap={1}>
      <InlineField label="Mark">
        <RadioButtonGroup
          options={MARKS}
          value={marks}
          onChange={(value) => {
            onChange({ ...query, marks: value });
            onRunQuery();
          }}
        />
      </InlineField>
      {marks === 'drifts' ? (
        <QueryEditor {...rest} query={query} onChange={onChange} onRunQuery={onRunQuery} />
      ) : (
        <Text color="secondary">
          Silences that fit alerts of the rules over this data source, and the mute timings of these rules and of their
          notification policies, as far as you may read them.
        </Text>
      )}
    </Stack>
  );
}
