import type { NormalQuery } from '../normal';
import { mostSignificant, type Judged } from '../detect/group';
import { categoryTests, type CategoryTests } from '../detect/categoryTests';
import type { Comparison } from '../detect/comparison';
import { driftValue, stateOf } from '../detect/judge';
import type { Levels } from '../detect/levels';
import type { FieldJSON, FrameJSON, FrameMeta, Labels } from '../model/frame';
import { STATES, TESTS, type State } from '../model/output';
import type { QueryRange } from '../model/query';
import type { CategorySet } from '../pool/categories';
import type { CategoryStatistic, GroupStatistic, Statistic, WindowContext, WindowStatistic } from '../registry';
import { credibleIntervals, type CredibleInterval } from '../stats/credibleIntervals';
import type { WindowGrid } from '../window/grid';
import type { GroupTable } from '../window/table';

/** All that an output format is made from. */
export interface Outcome {
  query: NormalQuery;
  range: QueryRange;
  grid: WindowGrid;
  set: CategorySet;
  categoryLabel: string;
  /** Categories from the bottom of the stack to its top. */
  order(): string[];
  groups: GroupResult[];
}

export interface GroupResult {
  table: GroupTable;
  judged: Judged;
  /** What is known of each window, as far as it was asked for: several columns share the work. */
  contexts: WindowContext[];
}

export function contextOf({ query }: Outcome, { judged, contexts }: GroupResult, window: number): WindowContext {
  return (contexts[window] ??= new KnownWindow(judged.comparisons[window], query, judged));
}

/** Computes each thing once. Windows are many, so that this is a class: closures would be made for each of them. */
class KnownWindow implements WindowContext {
  private knownIntervals: CredibleInterval[] | null | undefined;
  private knownTests: CategoryTests | undefined;
  private knownMostSignificant: ReturnType<typeof mostSignificant> | undefined;
  private knownLonger: Comparison[] | undefined;

  constructor(
    readonly comparison: Comparison,
    readonly query: NormalQuery,
    private readonly judged: Judged
  ) {}

  get levels(): Levels {
    return this.judged.levels;
  }

  private get drifting(): boolean {
    return this.judged.drifting[this.comparison.window] === 1;
  }

  drift(): number | null {
    return driftValue(this.comparison, this.drifting, this.query);
  }

  state(): State {
    return stateOf(this.comparison, this.drifting, this.query);
  }

  intervals(): CredibleInterval[] | null {
    if (this.knownIntervals === undefined) {
      const { n, counts } = this.comparison;
      this.knownIntervals = n > 0 ? credibleIntervals(counts) : null;
    }
    return this.knownIntervals;
  }

  categoryTests(): CategoryTests {
    return (this.knownTests ??= categoryTests(this.comparison, this.query.detect.correction));
  }

  sequential(): { p: number; since: number } | null {
    const { p, since } = this.judged.sequential();
    const { window } = this.comparison;
    return p[window] === p[window] ? { p: p[window], since: since[window] } : null;
  }

  mostSignificant(): { p: number; length: number } | null {
    if (this.knownMostSignificant === undefined) {
      this.knownMostSignificant = mostSignificant(this.judged, this.comparison.window, this.query);
    }
    return this.knownMostSignificant;
  }

  longer(): Comparison[] {
    return (this.knownLonger ??= this.judged.longer(this.comparison.window));
  }
}

/** A statistic of a group over the windows that the range shows. */
export function groupValue(entry: GroupStatistic, group: GroupResult, outcome: Outcome): number | null {
  const { grid, query, set } = outcome;
  const { judged, table } = group;
  const k = set.names.length;
  // windows that slide overlap: only those apart are windows of their own
  const shown: number[] = [];
  for (let w = grid.windows - 1; w >= grid.firstVisible; w -= grid.perWindow) {
    shown.unshift(w);
  }
  return entry.compute({
    query,
    rows: () => shown.filter((w) => table.n[w] > 0).map((w) => table.counts.subarray(w * k, (w + 1) * k)),
    drifts: () => shown.map((w) => contextOf(outcome, group, w).drift()),
    shares: () => judged.comparisons[grid.windows - 1].shares,
  });
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

/** A per-window statistic over all windows that are returned; that of a group is the same at each. */
export function windowValues(
  statistic: WindowStatistic | GroupStatistic,
  group: GroupResult,
  outcome: Outcome
): Array<number | null> {
  const { grid } = outcome;
  const out: Array<number | null> = [];
  if (statistic.scope === 'group') {
    const value = groupValue(statistic, group, outcome);
    for (let w = grid.firstVisible; w < grid.windows; w++) {
      out.push(value);
    }
    return out;
  }
  for (let w = grid.firstVisible; w < grid.windows; w++) {
    out.push(statistic.compute(contextOf(outcome, group, w)));
  }
  return out;
}

/** A per-category statistic over all windows that are returned, one array a category. */
export function categoryValues(
  statistic: CategoryStatistic,
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
    const at = w - grid.firstVisible;
    for (let k = 0; k < categories; k++) {
      const value = values === null ? null : values[k];
      out[k][at] = value === value ? value : null;
    }
  }
  return out;
}
