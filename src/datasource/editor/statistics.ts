import { kindOf } from '../../core/baseline/kinds';
import { DEFAULTS, REGISTRY } from '../../core';
import type { Statistic, StatisticId } from '../../core/registry';
import type { DistributionTarget } from '../types';
import type { HintText } from './Hint';

type Entry = Statistic<StatisticId>;

const SCOPES: Record<Entry['scope'], string> = {
  window: 'Each window',
  category: 'Each window and category',
  group: 'Each group, over the range',
};
const INTENDED = 'Only against intended shares';

export interface StatisticOption {
  value: StatisticId;
  label: string;
  description: string;
  group: string;
}

/** The registry by scope; what has no value against this baseline stands apart. */
export function statisticOptions({ baseline }: DistributionTarget): StatisticOption[] {
  const options = REGISTRY.map((entry) => ({
    value: entry.id,
    label: entry.name,
    description: entry.description,
    group: entry.needs === 'intended' && !isIntended(baseline) ? INTENDED : SCOPES[entry.scope],
  }));
  const groups = [SCOPES.window, SCOPES.category, SCOPES.group, INTENDED];
  return groups.flatMap((group) => options.filter((option) => option.group === group));
}

/** A query may hold an id of another version: that is said where it is planned. */
export const entryOf = (id: StatisticId): Entry | undefined => REGISTRY.find((entry) => entry.id === id);
export const statisticName = (id: StatisticId): string => entryOf(id)?.name ?? id;

/** What the query returns: the one of an alert rule, or those of a panel. */
export function returned({ statistics, alertStatistic }: DistributionTarget, alerting: boolean): StatisticId[] {
  if (alerting) {
    return [alertStatistic ?? DEFAULTS.alertStatistic];
  }
  return statistics?.length ? statistics : DEFAULTS.statistics;
}

export const readsObjective = (ids: StatisticId[]) => reads(ids, 'objective');
export const readsBudget = (ids: StatisticId[]) => reads(ids, 'budgetPeriod');
export const readsSequential = (ids: StatisticId[]) => reads(ids, 'sequential');

const LISTED = 8;

/** "share, count and 12 more" */
export function namesText(ids: StatisticId[]): string {
  const names = ids.map(statisticName);
  return names.length > LISTED
    ? `${names.slice(0, LISTED).join(', ')} and ${names.length - LISTED} more`
    : names.join(', ');
}

/** What of the returned statistics has no value as the query is, with a click that leaves it out. */
export function statisticHint(
  query: DistributionTarget,
  alerting: boolean,
  apply: (query: DistributionTarget) => void
): HintText | null {
  const ids = returned(query, alerting);
  const problem = (id: StatisticId) => {
    if (entryOf(id)?.needs === 'intended' && !isIntended(query.baseline)) {
      return `${statisticName(id)} is about intended shares, and this baseline is counted.`;
    }
    return reads([id], 'rare') && !query.categories?.rare?.length
      ? `${statisticName(id)} adds up the rare categories, and none is named under Categories.`
      : null;
  };
  const wrong = ids.find((id) => problem(id) !== null);
  if (wrong === undefined) {
    return null;
  }
  const remedy = alerting
    ? {
        label: `Alert on ${statisticName(DEFAULTS.alertStatistic)}`,
        apply: () => apply({ ...query, alertStatistic: undefined }),
      }
    : {
        label: `Leave out ${statisticName(wrong)}`,
        apply: () => apply({ ...query, statistics: ids.filter((id) => id !== wrong) }),
      };
  return { problem: problem(wrong)!, remedy };
}

const isIntended = (baseline: DistributionTarget['baseline']) => kindOf(baseline).source === 'intended';

/** Whether one of them reads a setting of its own. */
const reads = (ids: StatisticId[], setting: string): boolean =>
  ids.some((id) => entryOf(id)?.reads?.some((read) => read === setting) ?? false);
