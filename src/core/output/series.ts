import type { FrameJSON, Labels } from '../model/frame';
import { statistic } from '../registry';
import { windowStart, type WindowGrid } from '../window/grid';
import { seriesMeta } from './meta';
import {
  categoryValues,
  column,
  frameOf,
  groupName,
  statisticConfig,
  windowValues,
  type ColumnJSON,
  type GroupResult,
  type Outcome,
} from './outcome';

/** Label that says which statistic a column is, beside the column's name. */
const STAT_LABEL = 'stat';

/** Format `series`: one wide frame per group, a column per statistic (and category), a row per window. */
export function seriesFrames(outcome: Outcome): FrameJSON[] {
  return outcome.groups.map((group) => {
    const meta = seriesMeta(outcome, group);
    const columns = [column('time', 'time', startTimes(outcome.grid))];
    outcome.query.statistics.forEach((id) => columns.push(...statisticColumns(outcome, group, id, meta.categories)));
    return frameOf(
      groupName(group.table.labels),
      {
        type: 'timeseries-wide',
        typeVersion: [0, 1],
        preferredVisualisationType: 'graph',
        custom: { multinomial: meta },
      },
      columns
    );
  });
}

export function startTimes(grid: WindowGrid): number[] {
  const times: number[] = [];
  for (let w = grid.firstVisible; w < grid.windows; w++) {
    times.push(windowStart(grid, w));
  }
  return times;
}

function statisticColumns(outcome: Outcome, group: GroupResult, id: string, order: string[]): ColumnJSON[] {
  const { set, categoryLabel } = outcome;
  const entry = statistic(id);
  const own: Labels = group.table.labels;
  if (entry.scope !== 'category') {
    const labels = { [STAT_LABEL]: id, ...own };
    return [
      column(id, 'number', windowValues(entry, group, outcome), { labels, config: statisticConfig(entry, entry.name) }),
    ];
  }
  const values = categoryValues(entry, group, outcome);
  return order.map((category) =>
    column(id, 'number', values[set.names.indexOf(category)], {
      labels: { [STAT_LABEL]: id, ...own, [categoryLabel]: category },
      config: statisticConfig(entry, entry.namedByCategory ? category : `${category} ${entry.name}`),
    })
  );
}
