import { plainNumbers, type FrameJSON } from '../model/frame';
import { statistic, type Statistic } from '../registry';
import { anyQuiet, hasQuiet } from '../window/quiet';
import { categoryColumns, column, frameOf, groupName, windowValues, type GroupResult, type Results } from './results';
import { startTimes } from './seriesFrames';

/** Whether an alert rule gets an answer of a window: of quiet ones only how many events they have. */
export const isAlertable = (entry: Statistic, { table }: GroupResult, window: number): boolean =>
  (entry.scope === 'window' && entry.fact === 'n') || !anyQuiet(table, window, 1, 1);

/**
 * Format `series` for an alert rule: the alert statistic alone, labelled by its group, and by its category if it has one.
 * The same numbers as on the dashboard.
 */
export function alertFrames(results: Results): FrameJSON[] {
  const { grid, query, set, categoryLabel } = results;
  const entry = statistic(query.alertStatistic);
  const times = startTimes(grid);
  return results.groups.map((group) => {
    const own = group.table.labels;
    const told = (values: Array<number | null> | Float64Array) => {
      if (!hasQuiet(group.table)) {
        return values;
      }
      const all = values instanceof Float64Array ? plainNumbers(values) : values;
      return all.map((value, i) => (isAlertable(entry, group, grid.firstVisible + i) ? value : null));
    };
    const columns = [column('time', 'time', times)];
    if (entry.scope !== 'category') {
      columns.push(column(entry.id, 'number', told(windowValues(entry, group, results)), { labels: { ...own } }));
    } else {
      categoryColumns(entry, group, results).forEach((values, k) =>
        columns.push(column(entry.id, 'number', told(values), { labels: { ...own, [categoryLabel]: set.names[k] } }))
      );
    }
    return frameOf(groupName(own), { type: 'timeseries-wide', typeVersion: [0, 1] }, columns);
  });
}
