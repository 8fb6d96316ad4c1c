import React from 'react';
import { CoreApp } from '@grafana/data';
import { Combobox, MultiCombobox, Text } from '@grafana/ui';
import { DEFAULTS, REGISTRY, type OutputFormat } from '../../core';
import type { StatisticId } from '../../core/registry';
import { chosen } from './chosen';
import { Disclosure } from './Disclosure';
import type { SectionProps } from './section';
import { Line, Part } from './Sentence';

const FORMATS: Array<{ value: OutputFormat; label: string; description: string }> = [
  { value: 'series', label: 'series', description: 'A row a window; for the Distribution panel and time series' },
  { value: 'latest', label: 'latest', description: 'The last finished window, a row a group; for alert rules' },
  { value: 'categories', label: 'categories', description: 'The last finished window, a row a category; for tables' },
  { value: 'events', label: 'events', description: 'A row a drift; for annotations' },
];

const STATISTICS = REGISTRY.map(({ id, name, description }) => ({ value: id, label: name, description }));
const nameOf = (id: StatisticId) => REGISTRY.find((entry) => entry.id === id)?.name ?? id;

export function ReturnPart({ query, onApply, app }: SectionProps) {
  const format = query.format ?? DEFAULTS.format;
  const statistics = query.statistics?.length ? query.statistics : DEFAULTS.statistics;
  const alertStatistic = query.alertStatistic ?? DEFAULTS.alertStatistic;
  const alerting = app === CoreApp.UnifiedAlerting;
  const summary = alerting
    ? `${format}; the rule alerts on ${nameOf(alertStatistic)}`
    : `${format}: ${statistics.map(nameOf).join(', ')}`;
  return (
    <Disclosure title="Return" summary={summary}>
      <Line>
        <Part label="format">
          {(ids) => (
            <Combobox
              {...ids}
              options={alerting ? FORMATS.filter(({ value }) => value === 'latest' || value === 'series') : FORMATS}
              value={format}
              onChange={chosen((value) => onApply({ ...query, format: value }))}
              width={18}
            />
          )}
        </Part>
        {!alerting && format !== 'events' && (
          <Part label="statistics">
            {(ids) => (
              <MultiCombobox
                {...ids}
                options={STATISTICS}
                value={statistics}
                onChange={(options) => onApply({ ...query, statistics: options.map(({ value }) => value) })}
                width="auto"
                minWidth={20}
                maxWidth={60}
              />
            )}
          </Part>
        )}
        {alerting && (
          <Part label="alert on" tooltip="An alert rule gets this one number, for each group">
            {(ids) => (
              <Combobox
                {...ids}
                options={STATISTICS}
                value={alertStatistic}
                onChange={chosen((value) => onApply({ ...query, alertStatistic: value }))}
                width={24}
              />
            )}
          </Part>
        )}
      </Line>
      {alerting && <Text color="secondary">{thresholdText(alertStatistic)}</Text>}
    </Disclosure>
  );
}

function thresholdText(id: StatisticId): string {
  const entry = REGISTRY.find((one) => one.id === id);
  const threshold = entry?.defaultThreshold;
  const when = threshold ? ` A usual condition: ${threshold.op === 'gt' ? 'above' : 'below'} ${threshold.value}.` : '';
  return entry ? `${entry.description}.${when}` : '';
}
