import type { QueryEditorProps } from '@grafana/data';
import { Combobox, InlineField, InlineFieldRow, Input, MultiCombobox } from '@grafana/ui';
import React, { useEffect, useId, useState } from 'react';
import { chosen } from '../../../src/datasource/editor/chosen';
import type { ShopDataSource } from './ShopDataSource';
import type { ShopQuery } from './query';

const VALUES = [
  { value: 'increase' as const, label: 'increase in each step' },
  { value: 'last' as const, label: 'last value' },
];
const LABEL_WIDTH = 10;
const option = (value: string) => ({ value, label: value });

/** "handler=checkout, region=eu" <-> {handler: 'checkout', region: 'eu'} */
const matchText = (match: Record<string, string> = {}) =>
  Object.entries(match)
    .map(([label, value]) => `${label}=${value}`)
    .join(', ');
const matchOf = (text: string) =>
  Object.fromEntries(
    text
      .split(',')
      .map((part) => part.split('=').map((piece) => piece.trim()))
      .filter(([label, value]) => label && value)
  );

/** The demo shop's own query editor: a metric, the labels to sum by, and the labels that must match. */
export function ShopQueryEditor({ query, onChange, onRunQuery }: QueryEditorProps<ShopDataSource, ShopQuery>) {
  const id = useId();
  const [metrics, setMetrics] = useState<Record<string, string[]>>({});
  const [match, setMatch] = useState(matchText(query.match));
  useEffect(() => {
    const ended = new AbortController();
    fetch('/shop/metrics', { signal: ended.signal })
      .then((response) => response.json())
      .then(setMetrics, () => setMetrics({}));
    return () => ended.abort();
  }, []);
  const change = (part: Partial<ShopQuery>) => {
    onChange({ ...query, ...part });
    onRunQuery();
  };
  return (
    <InlineFieldRow>
      <InlineField label="Metric" labelWidth={LABEL_WIDTH} grow>
        <Combobox
          id={`${id}-metric`}
          options={Object.keys(metrics).map(option)}
          value={query.metric}
          onChange={chosen((metric) => {
            setMatch('');
            change({ metric, by: [], match: {} });
          })}
        />
      </InlineField>
      <InlineField label="Sum by" labelWidth={LABEL_WIDTH} grow>
        <MultiCombobox
          id={`${id}-sum`}
          options={(metrics[query.metric] ?? query.by ?? []).map(option)}
          value={query.by ?? []}
          onChange={(labels) => change({ by: labels.map(({ value }) => value) })}
        />
      </InlineField>
      <InlineField label="Where" labelWidth={LABEL_WIDTH} grow>
        <Input
          id={`${id}-where`}
          placeholder="handler=checkout"
          value={match}
          onChange={({ currentTarget }) => setMatch(currentTarget.value)}
          onBlur={() => match !== matchText(query.match) && change({ match: matchOf(match) })}
        />
      </InlineField>
      <InlineField label="Value" labelWidth={LABEL_WIDTH} grow>
        <Combobox
          id={`${id}-value`}
          options={VALUES}
          value={query.value ?? 'increase'}
          onChange={chosen((value) => change({ value }))}
        />
      </InlineField>
    </InlineFieldRow>
  );
}
