import React from 'react';
import { CoreApp } from '@grafana/data';
import { Combobox, Text } from '@grafana/ui';
import { DEFAULTS } from '../../core';
import { OUTPUT_FORMATS } from '../../core/output/formats';
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

const FORMATS = OUTPUT_FORMATS.map(({ id, description, alerting }) => ({
  value: id,
  label: id,
  description,
  alerting,
}));

export function ReturnPart({ query, onApply, data, app, plan }: SectionProps & { plan: Planned }) {
  const format = query.format ?? DEFAULTS.format;
  const alerting = app === CoreApp.UnifiedAlerting;
  const ids = returned(query, alerting);
  const options = statisticOptions(query);
  const chooses = OUTPUT_FORMATS.find(({ id }) => id === format)?.statistics ?? false;
  const read = alerting || chooses ? ids : [];
  return (
    <>
      <Disclosure title="Return" summary={summaryText(format, read, alerting)}>
        <Line>
          <Part label="format">
            {(part) => (
              <Combobox
                {...part}
                options={alerting ? FORMATS.filter((one) => one.alerting) : FORMATS}
                value={format}
                onChange={chosen((value) => onApply({ ...query, format: value }))}
                width={18}
              />
            )}
          </Part>
          {!alerting && chooses && (
            <Part label="statistics" wide>
              {(part) => (
                <MultiChoice
                  {...part}
                  options={options}
                  value={ids}
                  onChange={(picked) => onApply({ ...query, statistics: picked.map(({ value }) => value) })}
                  createCustomValue
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

function summaryText(format: string, ids: StatisticId[], alerting: boolean): string {
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
