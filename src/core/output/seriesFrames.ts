import type { FrameJSON, Labels } from '../model/frame';
import { statistic } from '../registry';
import { windowStart, type WindowGrid } from '../window/grid';
import { seriesMeta, whyLevel } from './meta';
import {
  categoryColumns,
  column,
  frameOf,
  groupName,
  statisticConfig,
  windowValues,
  type ColumnJSON,
  type GroupResult,
  type Results,
} from './results';

/** Label that says which statistic a column is, beside the column's name. */
const STAT_LABEL = 'stat';

/** The panel that is made for these frames: Explore draws them with it. */
const PANEL_ID = 'multinomial-distribution-panel';

/**
 * Beside shares, other statistics are left out of what another panel draws until an override shows them: Time series would else have
 * counts, probabilities and shares on three axes. A query for them alone shows them.
 */
const BESIDE = { custom: { hideFrom: { viz: true, legend: true, tooltip: true } } };

/** Format `series`: one wide frame per group, a column per statistic (and category), a row per window. */
export function seriesFrames(results: Results): FrameJSON[] {
  const why = whyLevel(results);
  const times = startTimes(results.grid);
  return results.groups.map((group) => {
    const meta = seriesMeta(results, group, why);
    const { statistics } = results.query;
    const shares = statistics.indexOf('share') >= 0;
    const columns = [column('time', 'time', times)];
    statistics.forEach((id) =>
      columns.push(...statisticColumns(results, group, id, meta.categories, shares && id !== 'share' ? BESIDE : {}))
    );
    return frameOf(
      groupName(group.table.labels),
      {
        type: 'timeseries-wide',
        typeVersion: [0, 1],
        preferredVisualisationType: 'graph',
        preferredVisualisationPluginId: PANEL_ID,
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

function statisticColumns(
  results: Results,
  group: GroupResult,
  id: string,
  order: string[],
  more: Record<string, unknown>
): ColumnJSON[] {
  const { set, categoryLabel } = results;
  const entry = statistic(id);
  const own: Labels = group.table.labels;
  if (entry.scope !== 'category') {
    const labels = { [STAT_LABEL]: id, ...own };
    return [
      column(id, 'number', windowValues(entry, group, results), {
        labels,
        config: { ...statisticConfig(entry, entry.name), ...more },
      }),
    ];
  }
  const values = categoryColumns(entry, group, results);
  const config = { ...statisticConfig(entry, entry.name), ...more };
  return order.map((category) =>
    column(id, 'number', values[set.names.indexOf(category)], {
      labels: { [STAT_LABEL]: id, ...own, [categoryLabel]: category },
      config: { ...config, displayNameFromDS: entry.namedByCategory ? category : `${category} ${entry.name}` },
    })
  );
}
