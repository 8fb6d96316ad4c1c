import type { NormalQuery } from '../defaults';
import type { Judged } from '../detect/group';
import { driftValue, stateOf } from '../detect/judge';
import type { FieldJSON, FrameJSON, FrameMeta, Labels } from '../model/frame';
import { STATES, TESTS } from '../model/output';
import type { QueryRange } from '../model/query';
import type { CategorySet } from '../pool/categories';
import type { Statistic, WindowContext, WindowStatistic } from '../stats/registry';
import type { WindowGrid } from '../window/grid';
import type { GroupTable } from '../window/table';

/** All that an output format is made from. */
export interface Outcome {
  query: NormalQuery;
  range: QueryRange;
  grid: WindowGrid;
  set: CategorySet;
  categoryLabel: string;
  groups: GroupResult[];
}

export interface GroupResult {
  table: GroupTable;
  judged: Judged;
}

export function contextOf({ query }: Outcome, { judged }: GroupResult, window: number): WindowContext {
  const comparison = judged.comparisons[window];
  const drifting = judged.drifting[window] === 1;
  return {
    comparison,
    drift: () => driftValue(comparison, drifting, query),
    state: () => stateOf(comparison, drifting, query),
  };
}

/** "region=eu, pool=spot" */
export const groupName = (labels: Labels): string =>
  Object.keys(labels)
    .map((name) => `${name}=${labels[name]}`)
    .join(', ');

export type ColumnJSON = FieldJSON & { values: unknown[] };

const TYPES = { time: 'time.Time', number: 'float64', string: 'string', boolean: 'bool' };

export function column(
  name: string,
  type: keyof typeof TYPES,
  values: unknown[],
  more: { labels?: Labels; config?: Record<string, unknown> } = {}
): ColumnJSON {
  return { name, type, typeInfo: { frame: TYPES[type], nullable: true }, ...more, values };
}

export function frameOf(name: string, meta: FrameMeta, columns: ColumnJSON[]): FrameJSON {
  return {
    schema: { name, meta, fields: columns.map(({ values: _, ...field }) => field) },
    data: { values: columns.map(({ values }) => values) },
  };
}

/** What Grafana shows for a statistic's numbers. */
export function statisticConfig(statistic: Statistic, displayName: string): Record<string, unknown> {
  const names: readonly string[] | null = statistic.id === 'state' ? STATES : statistic.id === 'test' ? TESTS : null;
  return {
    displayNameFromDS: displayName,
    unit: statistic.unit,
    description: statistic.description,
    ...(names === null ? {} : { mappings: [valueMapping(names)] }),
  };
}

function valueMapping(names: readonly string[]): Record<string, unknown> {
  const options: Record<string, { text: string; index: number }> = {};
  names.forEach((text, index) => {
    options[String(index)] = { text, index };
  });
  return { type: 'value', options };
}

/** A per-window statistic over all windows that are returned. */
export function windowValues(statistic: WindowStatistic, group: GroupResult, outcome: Outcome): Array<number | null> {
  const { grid } = outcome;
  const out: Array<number | null> = [];
  for (let w = grid.firstVisible; w < grid.windows; w++) {
    out.push(statistic.compute(contextOf(outcome, group, w)));
  }
  return out;
}

/** A per-category statistic over all windows that are returned, one array a category. */
export function categoryValues(
  statistic: Extract<Statistic, { scope: 'category' }>,
  group: GroupResult,
  outcome: Outcome
): Array<Array<number | null>> {
  const { grid, set } = outcome;
  const categories = set.names.length;
  const out: Array<Array<number | null>> = [];
  for (let k = 0; k < categories; k++) {
    out.push([]);
  }
  for (let w = grid.firstVisible; w < grid.windows; w++) {
    const values = statistic.compute(contextOf(outcome, group, w));
    for (let k = 0; k < categories; k++) {
      const value = values === null ? null : values[k];
      out[k].push(value === null || value !== value ? null : value);
    }
  }
  return out;
}
