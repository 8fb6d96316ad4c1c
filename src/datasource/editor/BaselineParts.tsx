import React, { type ComponentType } from 'react';
import { DEFAULTS, type BaselineSettings } from '../../core';
import { MultiChoice } from './MultiChoice';
import { PinnedCounts } from './PinnedCounts';
import { SeasonParts } from './SeasonParts';
import type { SectionProps } from './section';
import { Part } from './Sentence';
import { SharesTable } from './SharesTable';
import { TrailingParts } from './TrailingParts';
import { TrainingParts } from './TrainingParts';
import { UpstreamEditor } from './UpstreamEditor';

type Kinds = { [K in BaselineSettings['kind']]: Extract<BaselineSettings, { kind: K }> };
type Props<K extends keyof Kinds> = SectionProps & { baseline: Kinds[K] };

const OFFSETS = ['1h', '1d', '2d', '1w', '2w', '4w'];

function OffsetParts({ baseline, query, onApply }: Props<'offset'>) {
  return (
    <Part label="earlier by" tooltip="Several are added up: a season">
      {(ids) => (
        <MultiChoice
          {...ids}
          options={OFFSETS.map((value) => ({ value }))}
          value={baseline.offsets ?? DEFAULTS.offsets}
          onChange={(options) =>
            onApply({ ...query, baseline: { ...baseline, offsets: options.map(({ value }) => value) } })
          }
          createCustomValue
          width="auto"
          minWidth={16}
          maxWidth={40}
        />
      )}
    </Part>
  );
}

function FixedTable({ baseline, ...props }: Props<'fixed'>) {
  return <SharesTable {...props} shares={baseline.shares} />;
}

function ControlQuery({ baseline, query, onChange, onRunQuery, range, app }: Props<'query'>) {
  return (
    <UpstreamEditor
      label="of"
      upstream={{ datasource: baseline.datasource ?? query.upstream?.datasource, query: baseline.query }}
      onChange={({ datasource, query: other }) =>
        onChange({ ...query, baseline: { kind: 'query', datasource, query: other ?? {} } })
      }
      onRunQuery={onRunQuery}
      range={range}
      app={app}
    />
  );
}

type Form = ComponentType<SectionProps & { baseline: never }>;

/** What is set of a kind of baseline, beside its name; a kind without an entry has nothing to set. */
export const BESIDE: Record<string, Form | undefined> = {
  trailing: TrailingParts,
  offset: OffsetParts,
  season: SeasonParts,
  training: TrainingParts,
};

/** What takes lines of its own below. */
export const BELOW: Record<string, Form | undefined> = {
  fixed: FixedTable,
  query: ControlQuery,
  snapshot: PinnedCounts,
};

/** Whether nothing is set yet, and the form itself says what to do. */
export const begins = (baseline: BaselineSettings): boolean =>
  ('shares' in baseline && Object.keys(baseline.shares).length === 0) ||
  (baseline.kind === 'snapshot' && (baseline.pinned ?? []).length === 0 && !baseline.shared);
