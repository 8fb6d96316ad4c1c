import { DistributionError } from '../model/errors';
import { ALLOCATION_STATISTICS, BURST_STATISTICS } from './allocationStatistics';
import { CATEGORY_STATISTICS } from './categoryStatistics';
import type { Statistic } from './declare';
import { GROUP_STATISTICS } from './groupStatistics';
import { JUDGEMENT_STATISTICS } from './judgementStatistics';
import { OBJECTIVE_STATISTICS } from './objective';
import { SIZE_STATISTICS } from './sizeStatistics';
import { TRAFFIC_STATISTICS } from './trafficStatistics';

/**
 * Every statistic that a query can return. The query editor's list, the columns' names, units and descriptions, the docs table
 * and the alert builder all read this list, so that adding a statistic is its file, its test, its golden values and one entry
 * in the file of its theme here.
 */
const ENTRIES: Statistic[] = [
  ...CATEGORY_STATISTICS,
  ...JUDGEMENT_STATISTICS,
  ...SIZE_STATISTICS,
  ...TRAFFIC_STATISTICS,
  ...OBJECTIVE_STATISTICS,
  ...ALLOCATION_STATISTICS,
  ...BURST_STATISTICS,
  ...GROUP_STATISTICS,
];

export const REGISTRY: readonly Statistic[] = ENTRIES;

export type { StatisticId } from '../model/query';
export type {
  CategoryStatistic,
  GroupStatistic,
  ReadSetting,
  Statistic,
  WindowColumns,
  WindowContext,
  WindowStatistic,
} from './declare';

const BY_ID = new Map<string, Statistic>(REGISTRY.map((entry) => [entry.id, entry]));

/** The statistic of that id; an unknown one is the query's mistake. */
export function statistic(id: string): Statistic {
  const found = BY_ID.get(id);
  if (found === undefined) {
    throw new DistributionError(
      'query',
      `There is no statistic "${id}".`,
      `Choose from: ${REGISTRY.map((entry) => entry.id).join(', ')}.`
    );
  }
  return found;
}
