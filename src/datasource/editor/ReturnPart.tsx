import React from 'react';
import { CoreApp } from '@grafana/data';
import { Combobox, Text } from '@grafana/ui';
import { DEFAULTS, type OutputFormat } from '../../core';
import type { StatisticId } from '../../core/registry';
import { chosen } from './chosen';
import { Disclosure } from './Disclosure';
import { Hint } from './Hint';
import { MultiChoice } from './MultiChoice';
import { planHint, type Planned } from './planned';
import type { SectionProps } from './section';
import { Line, Part } from './Sentence';
import { entryOf, namesText, returned, statisticHint, statisticOptions } from './statistics';
import { StatisticSettings } from './StatisticSettings';

const FORMATS: Array<{ value: OutputFormat; label: string; description: string }> = [
  { value: 'series', label: 'series', description: 'A row a window; for the Distribution panel and time series' },
  { value: 'latest', label: 'latest', description: 'The last finished window, a row a group; for alert rules' },
  { value: 'categories', label: 'categories', description: 'The last finished window, a row a category; for tables' },
  { value: 'events', label: 'events', description: 'A row a drift; for annotations' },
];

export function ReturnPart({ query, onApply, data, app, plan }: SectionProps & { plan: Planned }) {
  const format = query.format ?? DEFAULTS.format;
  const alerting = app === CoreApp.UnifiedAlerting;
  const ids = returned(query, alerting);
  const options = statisticOptions(query);
  const read = alerting || format !== 'events' ? ids : [];
  return (
    <>
      <Disclosure title="Return" summary={summaryText(format, read, alerting)}>
        <Line>
          <Part label="format">
            {(part) => (
              <Combobox
                {...part}
                options={alerting ? FORMATS.filter(({ value }) => value === 'latest' || value === 'series') : FORMATS}
                value={format}
                onChange={chosen((value) => onApply({ ...query, format: value }))}
                width={18}
              />
            )}
          </Part>
          {!alerting && format !== 'events' && (
            <Part label="statistics" wide>
              {(part) => (
                <MultiChoice
                  {...part}
                  options={options}
                  value={ids}
                  onChange={(picked) => onApply({ ...query, statistics: picked.map(({ value }) => value) })}
                />
              )}
            </Part>
          )}
          {alerting && (
            <Part label="alert on" tooltip="An alert rule gets this one number, for each group">
              {(part) => (
                <Combobox
                  {...part}
                  options={options}
                  value={ids[0]}
                  onChange={chosen((value) => onApply({ ...query, alertStatistic: value }))}
                  width={24}
                />
              )}
            </Part>
          )}
        </Line>
        <StatisticSettings query={query} onApply={onApply} data={data} ids={read} />
        {alerting && <Text color="secondary">{thresholdText(ids[0])}</Text>}
      </Disclosure>
      <Hint hint={planHint(plan, 'return', onApply) ?? statisticHint(query, alerting, onApply)} />
    </>
  );
}

function summaryText(format: OutputFormat, ids: StatisticId[], alerting: boolean): string {
  if (alerting) {
    return `${format}; the rule alerts on ${namesText(ids)}`;
  }
  return ids.length > 0 ? `${format}: ${namesText(ids)}` : format;
}

function thresholdText(id: StatisticId): string {
  const entry = entryOf(id);
  const threshold = entry?.defaultThreshold;
  const when = threshold ? ` A usual condition: ${threshold.op === 'gt' ? 'above' : 'below'} ${threshold.value}.` : '';
  return entry ? `${entry.description}.${when}` : '';
}
