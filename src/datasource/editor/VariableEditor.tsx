import React from 'react';
import type { QueryEditorProps } from '@grafana/data';
import { Combobox, Stack } from '@grafana/ui';
import type { DistributionDataSource } from '../DataSource';
import type { DistributionOptions, DistributionTarget, DistributionVariable } from '../types';
import { chosen } from './chosen';
import { planned } from './planned';
import type { SectionProps } from './section';
import { Line, Part, Sentence } from './Sentence';
import { useObserved } from './useObserved';
import { WhatSentence } from './WhatSentence';

type Props = QueryEditorProps<DistributionDataSource, DistributionTarget, DistributionOptions, DistributionVariable>;

const LISTS: Array<{ value: NonNullable<DistributionVariable['list']>; label: string; description: string }> = [
  { value: 'categories', label: 'categories', description: 'As the query maps them' },
  { value: 'groups', label: 'groups', description: 'The values of a label that it groups by' },
  { value: 'statistics', label: 'statistics', description: 'What a query can return or alert on' },
];

/** What a template variable lists, and the query that it is listed of. */
export function VariableEditor({ datasource, query: written, onChange, onRunQuery, range, data }: Props) {
  // a variable that was of another data source comes with its text
  const query: DistributionVariable =
    typeof written === 'object' ? { ...written, refId: written.refId || 'A' } : { refId: 'A' };
  const { list = 'categories', groupBy = [] } = query;
  const observed = useObserved({ datasource, query, range });
  const apply = (next: DistributionVariable) => {
    onChange({ ...query, ...next });
    onRunQuery();
  };
  const section: SectionProps = {
    datasource,
    query,
    onChange: (next) => onChange({ ...query, ...next }),
    onApply: apply,
    onRunQuery,
    groups: 0,
    data,
    range,
  };
  return (
    <Stack direction="column" gap={1}>
      <Sentence heading="List">
        <Line>
          <Part label="the">
            {(ids) => (
              <Combobox
                {...ids}
                options={LISTS}
                value={list}
                onChange={chosen((value) => apply({ ...query, list: value }))}
                width={20}
              />
            )}
          </Part>
          {list === 'groups' && groupBy.length > 1 && (
            <Part label="of the label">
              {(ids) => (
                <Combobox
                  {...ids}
                  options={groupBy.map((value) => ({ value }))}
                  value={query.groupLabel || groupBy[0]}
                  onChange={chosen((value) => apply({ ...query, groupLabel: value }))}
                  width={20}
                />
              )}
            </Part>
          )}
        </Line>
      </Sentence>
      {list !== 'statistics' && <WhatSentence {...section} observed={observed} plan={planned(section)} />}
    </Stack>
  );
}
