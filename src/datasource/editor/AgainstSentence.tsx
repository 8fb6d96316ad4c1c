import React from 'react';
import { Combobox, MultiCombobox, Text } from '@grafana/ui';
import { DEFAULTS, type BaselineKind, type BaselineSettings } from '../../core';
import type { DistributionTarget } from '../types';
import { chosen } from './chosen';
import { Hint } from './Hint';
import { planHint, type Planned } from './planned';
import type { SectionProps } from './section';
import { Line, Part, Sentence } from './Sentence';
import { SharesTable } from './SharesTable';
import { TrailingParts } from './TrailingParts';
import { UpstreamEditor } from './UpstreamEditor';

const KINDS: Array<{ value: BaselineKind; label: string; description: string }> = [
  { value: 'trailing', label: 'the windows before', description: 'What it was just now; finds sudden changes' },
  {
    value: 'offset',
    label: 'an earlier day or week',
    description: 'The same window then; for daily and weekly seasons',
  },
  { value: 'fixed', label: 'intended shares', description: 'An allocation: 50/25/25' },
  { value: 'uniform', label: 'every category alike', description: 'As often as one another' },
  { value: 'query', label: 'another query', description: 'Canary against control' },
];

const OFFSETS = ['1h', '1d', '2d', '1w', '2w', '4w'];

/** Against: where the shares before a drift come from, and what that asks of the upstream. */
export function AgainstSentence({ plan, ...props }: SectionProps & { plan: Planned }) {
  const { query, onChange, onApply } = props;
  const baseline: BaselineSettings = query.baseline ?? { kind: 'trailing' };
  const choose = (kind: BaselineKind) => {
    const next = { ...query, baseline: begun(kind, query) };
    // intended shares and another query have yet to be written
    return kind === 'fixed' || kind === 'query' ? onChange(next) : onApply(next);
  };
  const begins = baseline.kind === 'fixed' && Object.keys(baseline.shares).length === 0;
  return (
    <Sentence heading="Against">
      <Line>
        <Part label="baseline">
          {(ids) => <Combobox {...ids} options={KINDS} value={baseline.kind} onChange={chosen(choose)} width={26} />}
        </Part>
        <BaselineParts {...props} baseline={baseline} />
        <Text color="secondary">{plan.summary}</Text>
      </Line>
      {/* Without any shares, the table itself says what to do. */}
      {!begins && <Hint hint={planHint(plan, 'baseline', onApply)} />}
      {baseline.kind === 'fixed' && <SharesTable {...props} shares={baseline.shares} />}
      {baseline.kind === 'query' && (
        <UpstreamEditor
          label="of"
          upstream={{ datasource: baseline.datasource ?? query.upstream?.datasource, query: baseline.query }}
          onChange={({ datasource, query: other }) =>
            onChange({ ...query, baseline: { kind: 'query', datasource, query: other ?? {} } })
          }
          onRunQuery={props.onRunQuery}
          range={props.range}
          app={props.app}
        />
      )}
    </Sentence>
  );
}

function BaselineParts({ baseline, query, onApply }: SectionProps & { baseline: BaselineSettings }) {
  if (baseline.kind === 'trailing') {
    return <TrailingParts baseline={baseline} query={query} onApply={onApply} />;
  }
  if (baseline.kind === 'offset') {
    return (
      <Part label="earlier by" tooltip="Several are added up: a season">
        {(ids) => (
          <MultiCombobox
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
  return null;
}

/** A baseline of that kind to begin with. */
function begun(kind: BaselineKind, query: DistributionTarget): BaselineSettings {
  switch (kind) {
    case 'fixed':
      return { kind, shares: {} };
    case 'offset':
      return { kind, offsets: DEFAULTS.offsets };
    case 'query':
      return { kind, datasource: query.upstream?.datasource, query: query.upstream?.query ?? {} };
    default:
      return { kind };
  }
}
