import type { FrameJSON } from '../model/frame';
import { statistic } from '../registry';
import { categoryValues, column, frameOf, groupName, windowValues, type Results } from './results';
import { startTimes } from './seriesFrames';

/**
 * Format `series` for an alert rule: the alert statistic alone, labelled by its group, and by its category if it has one.
 * The same numbers as on the dashboard.
 */
export function alertFrames(results: Results): FrameJSON[] {
  const { grid, query, set, categoryLabel } = results;
  const entry = statistic(query.alertStatistic);
  return results.groups.map((group) => {
    const own = group.table.labels;
    const columns = [column('time', 'time', startTimes(grid))];
    if (entry.scope !== 'category') {
      columns.push(column(entry.id, 'number', windowValues(entry, group, results), { labels: { ...own } }));
    } else {
      categoryValues(entry, group, results).forEach((values, k) =>
        columns.push(column(entry.id, 'number', values, { labels: { ...own, [categoryLabel]: set.names[k] } }))
      );
    }
    return frameOf(groupName(own), { type: 'timeseries-wide', typeVersion: [0, 1] }, columns);
  });
}
