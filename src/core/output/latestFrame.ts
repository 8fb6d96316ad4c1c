import type { FrameJSON } from '../model/frame';
import { driftEvents } from './driftEvents';
import { statistic, type StatisticId } from '../registry';
import { windowEnd, windowStart } from '../window/grid';
import { isAlertable } from './alertFrames';
import { categoryRows } from './categoriesFrame';
import { column, contextOf, frameOf, groupValue, statisticConfig, type ColumnJSON, type Results } from './results';

/**
 * Format `latest`: one row per group, for the latest finished window. For an alert rule only the group labels and the alert
 * statistic (one row per group and category, if it is one of a category): server-side expressions take every text column for
 * a label.
 */
export function latestFrame(results: Results, forAlert: boolean): FrameJSON {
  return forAlert ? alertRow(results) : rows(results);
}

/** Group labels as text columns. */
export function groupColumns({ query, groups }: Results): ColumnJSON[] {
  return query.groupBy.map((label) =>
    column(
      label,
      'string',
      groups.map(({ table }) => table.labels[label])
    )
  );
}

function valuesOf(results: Results, id: StatisticId): Array<number | null> {
  const entry = statistic(id);
  const w = results.grid.windows - 1;
  switch (entry.scope) {
    case 'window':
      return results.groups.map((group) => entry.compute(contextOf(results, group, w)));
    case 'group':
      return results.groups.map((group) => groupValue(entry, group, results));
    case 'category':
      return [];
  }
}

function alertRow(results: Results): FrameJSON {
  const entry = statistic(results.query.alertStatistic);
  const meta = { type: 'numeric-long', typeVersion: [0, 1] as [number, number] };
  const w = results.grid.windows - 1;
  if (entry.scope !== 'category') {
    const told = valuesOf(results, entry.id).map((value, i) =>
      isAlertable(entry, results.groups[i], w) ? value : null
    );
    return frameOf('latest', meta, [...groupColumns(results), column(entry.id, 'number', told)]);
  }
  const values: Array<number | null> = [];
  results.groups.forEach((group) => {
    const own = isAlertable(entry, group, w) ? entry.compute(contextOf(results, group, w)) : null;
    results.set.names.forEach((_, k) => values.push(own === null || own[k] !== own[k] ? null : own[k]));
  });
  return frameOf('latest', meta, [...categoryRows(results, results.set.names), column(entry.id, 'number', values)]);
}

function rows(results: Results): FrameJSON {
  const { grid, groups, query, set } = results;
  const w = grid.windows - 1;
  const perGroup = query.statistics.filter((id) => statistic(id).scope !== 'category');
  return frameOf('latest', { type: 'numeric-long', typeVersion: [0, 1], preferredVisualisationType: 'table' }, [
    ...groupColumns(results),
    ...perGroup.map((id) =>
      column(id, 'number', valuesOf(results, id), { config: statisticConfig(statistic(id), statistic(id).name) })
    ),
    column(
      'stateText',
      'string',
      groups.map((group) => contextOf(results, group, w).state()),
      { config: { displayNameFromDS: 'state in words' } }
    ),
    column(
      'moved',
      'string',
      groups.map(({ judged }) => {
        const events = driftEvents(judged, set.names, grid, query);
        const last = events[events.length - 1];
        return last !== undefined && last.end === null ? last.title : '';
      })
    ),
    column(
      'window',
      'time',
      groups.map(() => windowStart(grid, w)),
      { config: { displayNameFromDS: 'window start' } }
    ),
    column(
      'windowEnd',
      'time',
      groups.map(() => windowEnd(grid, w)),
      { config: { displayNameFromDS: 'window end' } }
    ),
  ]);
}
