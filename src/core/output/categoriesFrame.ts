import type { FrameJSON } from '../model/frame';
import { REGISTRY, statistic } from '../registry';
import { column, contextOf, frameOf, statisticConfig, type ColumnJSON, type Results } from './results';

/** Group labels and category as text columns: one row per group and category, groups in order. */
export function categoryRows({ query, groups, categoryLabel }: Results, categories: string[]): ColumnJSON[] {
  const repeated = query.groupBy.map((label) => {
    const values: string[] = [];
    groups.forEach(({ table }) => categories.forEach(() => values.push(table.labels[label])));
    return column(label, 'string', values);
  });
  const names: string[] = [];
  groups.forEach(() => names.push(...categories));
  return [...repeated, column(categoryLabel, 'string', names)];
}

/** What the table of categories always has; other statistics of categories come after these. */
const ALWAYS = REGISTRY.flatMap((entry) =>
  entry.scope === 'category' && entry.tableColumn !== undefined ? [{ id: entry.id, place: entry.tableColumn }] : []
)
  .sort((a, b) => a.place - b.place)
  .map(({ id }) => id);

/** Format `categories`: one row per group and category, for the latest finished window, in stacking order. */
export function categoriesFrame(results: Results): FrameJSON {
  const { grid, groups, query, set } = results;
  const w = grid.windows - 1;
  const order = results.order();
  const positions = order.map((name) => set.names.indexOf(name));
  const asked = query.statistics.filter((id) => ALWAYS.indexOf(id) < 0);
  const columns = ALWAYS.concat(asked).flatMap((id) => {
    const entry = statistic(id);
    if (entry.scope !== 'category') {
      return [];
    }
    const values = groups.flatMap((group) => {
      const own = entry.compute(contextOf(results, group, w));
      return positions.map((k) => (own === null || own[k] !== own[k] ? null : own[k]));
    });
    return [column(id, 'number', values, { config: statisticConfig(entry, entry.name) })];
  });
  const unseen = groups.flatMap(({ judged }) => {
    const { unseen: found } = judged.comparison(w);
    return positions.map((k) => found !== null && found.indexOf(k) >= 0);
  });
  return frameOf('categories', { preferredVisualisationType: 'table' }, [
    ...categoryRows(results, order),
    ...columns,
    column('unseen', 'boolean', unseen, {
      config: { description: 'Not in the baseline, or not an expected category' },
    }),
  ]);
}
