import type { NormalQuery } from '../model/normalQuery';
import type { Judged } from '../detect/group';
import type { FieldJSON, FrameJSON, FrameMeta, Labels } from '../model/frame';
import type { Kernel } from '../model/kernelContract';
import type { Deploy, QueryRange } from '../model/query';
import type { CategorySet } from '../pool/categorySet';
import type { CategoryStatistic, GroupStatistic, Statistic, WindowContext, WindowStatistic } from '../registry';
import type { ErrorBudget } from '../window/errorBudget';
import type { WindowGrid } from '../window/grid';
import type { GroupTable } from '../window/table';
import type { GroupColumns } from './groupColumns';
import { KnownWindow } from './knownWindow';

/** All that an output format is made from. */
export interface Results {
  query: NormalQuery;
  range: QueryRange;
  grid: WindowGrid;
  set: CategorySet;
  categoryLabel: string;
  /** What was deployed, oldest first, where it was asked for. */
  deploys: Deploy[];
  kernel: Kernel;
  /** Categories from the bottom of the stack to its top. */
  order(): string[];
  groups: GroupResult[];
}

export interface GroupResult {
  table: GroupTable;
  judged: Judged;
  budget: ErrorBudget | null;
  /** What is known of each window, as far as it was asked for: several columns share the work. */
  contexts: WindowContext[];
  /** The windows that are shown as columns. */
  columns: GroupColumns;
}

export function contextOf(
  { query }: Results,
  { judged, contexts, budget }: GroupResult,
  window: number
): WindowContext {
  return (contexts[window] ??= new KnownWindow(judged.comparison(window), query, judged, budget));
}

/** A statistic of a group over the windows that the range shows. */
export function groupValue(entry: GroupStatistic, group: GroupResult, results: Results): number | null {
  const { grid, query, set } = results;
  const { judged, table } = group;
  const k = set.names.length;
  // windows that slide overlap: only those apart are windows of their own
  const shown: number[] = [];
  for (let w = grid.windows - 1; w >= grid.firstVisible; w -= grid.perWindow) {
    shown.unshift(w);
  }
  return entry.compute({
    query,
    windowMs: grid.sizeMs,
    rows: () => shown.filter((w) => table.n[w] > 0).map((w) => table.counts.subarray(w * k, (w + 1) * k)),
    drifts: () => shown.map((w) => contextOf(results, group, w).drift()),
    shares: () => judged.comparison(grid.windows - 1).shares,
  });
}

/** "region=eu, pool=spot" */
export const groupName = (labels: Labels): string =>
  Object.keys(labels)
    .map((name) => `${name}=${labels[name]}`)
    .join(', ');

export type ColumnJSON = FieldJSON & { values: unknown[] | Float64Array };

const TYPES = { time: 'time.Time', number: 'float64', string: 'string', boolean: 'bool' };

export function column(
  name: string,
  type: keyof typeof TYPES,
  values: unknown[] | Float64Array,
  more: { labels?: Labels; config?: Record<string, unknown> } = {}
): ColumnJSON {
  return { name, type, typeInfo: { frame: TYPES[type], nullable: true }, ...more, values };
}

export function frameOf(name: string, meta: FrameMeta, columns: ColumnJSON[]): FrameJSON {
  return {
    schema: { name, meta, fields: columns.map(({ values: _, ...field }) => field) },
    data: { values: columns.map(({ values }) => values as unknown[]) },
  };
}

/** What Grafana shows for a statistic's numbers. */
export function statisticConfig(statistic: Statistic, displayName: string): Record<string, unknown> {
  const { valueNames } = statistic;
  return {
    displayNameFromDS: displayName,
    unit: statistic.unit,
    description: statistic.description,
    ...(valueNames === undefined ? {} : { mappings: [valueMapping(valueNames)] }),
  };
}

function valueMapping(names: readonly string[]): Record<string, unknown> {
  const options: Record<string, { text: string; index: number }> = {};
  names.forEach((text, index) => {
    options[String(index)] = { text, index };
  });
  return { type: 'value', options };
}

/** A per-window statistic over all windows that are returned, NaN or null where there is no answer; that of a group is the same at each. */
export function windowValues(
  statistic: WindowStatistic | GroupStatistic,
  group: GroupResult,
  results: Results
): Array<number | null> | Float64Array {
  const { grid } = results;
  const known = statistic.scope === 'window' && statistic.column !== undefined ? statistic.column(group.columns) : null;
  if (known !== null) {
    return known;
  }
  const out: Array<number | null> = [];
  if (statistic.scope === 'group') {
    const value = groupValue(statistic, group, results);
    for (let w = grid.firstVisible; w < grid.windows; w++) {
      out.push(value);
    }
    return out;
  }
  for (let w = grid.firstVisible; w < grid.windows; w++) {
    out.push(statistic.compute(contextOf(results, group, w)));
  }
  return out;
}

/** A per-category statistic over all windows that are returned, one column per category; NaN where there is no answer. */
export function categoryColumns(statistic: CategoryStatistic, group: GroupResult, results: Results): Float64Array[] {
  const { grid, set, kernel } = results;
  const categories = set.names.length;
  const windows = grid.windows - grid.firstVisible;
  const known = statistic.column === undefined ? null : statistic.column(group.columns);
  if (known !== null) {
    return split(known, windows, categories);
  }
  const rows = new Float64Array(windows * categories).fill(NaN);
  for (let i = 0; i < windows; i++) {
    const values = statistic.compute(contextOf(results, group, grid.firstVisible + i));
    if (values instanceof Float64Array) {
      rows.set(values, i * categories);
    } else if (values !== null) {
      for (let k = 0; k < categories; k++) {
        rows[i * categories + k] = values[k] ?? NaN;
      }
    }
  }
  return split(kernel.transposed(rows, categories), windows, categories);
}

/** So many columns that lie one after the other. */
function split(columns: Float64Array, length: number, number: number): Float64Array[] {
  const each: Float64Array[] = [];
  for (let k = 0; k < number; k++) {
    each.push(columns.subarray(k * length, (k + 1) * length));
  }
  return each;
}
