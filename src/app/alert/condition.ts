import { DEFAULTS, type DistributionQuery } from '../../core';
import type { StatisticId } from '../../core/registry';
import { entryOf } from '../../datasource/editor/statistics';

/** What the rule asks of the statistic that it alerts on. */
export interface Condition {
  statistic: StatisticId;
  op: 'gt' | 'lt';
  value: number;
}

export const OPERATORS: Record<Condition['op'], string> = { gt: 'above', lt: 'below' };

export const alertsOn = ({ alertStatistic }: Pick<DistributionQuery, 'alertStatistic'>): StatisticId =>
  alertStatistic ?? DEFAULTS.alertStatistic;

/** The condition that was set for the query's statistic, else the usual one of that statistic. */
export function conditionOf(query: Pick<DistributionQuery, 'alertStatistic'>, set: Condition | undefined): Condition {
  const id = alertsOn(query);
  return set?.statistic === id ? set : usualCondition(id);
}

function usualCondition(id: StatisticId): Condition {
  const { op, value } = entryOf(id)?.defaultThreshold ?? { op: 'gt' as const, value: 0 };
  return { statistic: id, op, value };
}

/** "below 0.01" */
export const conditionText = ({ op, value }: Condition): string => `${OPERATORS[op]} ${value}`;
