import { STATES } from '../core';
import type { DrawnWindows } from '../chart/drawn';
import { windowAt } from '../chart/stackModel';
import type { Group } from '../groups';

/** A group as a row: the size of its shift, window by window. */
export interface GroupRow {
  group: Group;
  /** Cohen's w; null where there is none. */
  shift: Array<number | null>;
  /** In a drift, too few events to say, or no data. */
  states: Array<'drift' | 'few events' | 'no data' | null>;
}

export interface RowsModel extends DrawnWindows {
  /** From the top down. */
  rows: GroupRow[];
  /** The shift that fills a row: all rows have one scale. */
  top: number;
  /** The shift from which a window counts as changed: the least of the groups'. */
  threshold: number;
}

/** Cohen's "large": a larger shift fills the row as well, so that one group can't flatten the others. */
const LARGE = 0.5;

/** Every group as a row: those that drift first, then by the size of the latest shift. */
export function rowsModel(groups: Group[]): RowsModel {
  const rows = byShift(groups).map(rowOf);
  const longest = rows.reduce<GroupRow | null>(
    (most, row) => (most === null || row.shift.length > most.shift.length ? row : most),
    null
  );
  const threshold = Math.min(...groups.map(({ view }) => view.meta.detect.minEffect));
  const greatest = Math.max(...rows.map(({ shift }) => shift.reduce<number>((most, w) => Math.max(most, w ?? 0), 0)));
  return {
    rows,
    times: longest?.group.view.times ?? [],
    stepMs: longest?.group.view.meta.stepMs ?? 0,
    threshold,
    top: Math.max(2 * threshold, Math.min(LARGE, greatest)),
  };
}

/** Those that drift first, the largest latest shift before smaller ones, and names in their order where those are equal. */
export function byShift(groups: Group[]): Group[] {
  const drifts = ({ view }: Group) => Number(view.meta.drifting);
  const size = ({ view }: Group) => view.meta.latest?.w ?? -1;
  return [...groups].sort((a, b) => drifts(b) - drifts(a) || size(b) - size(a));
}

function rowOf(group: Group): GroupRow {
  const { view } = group;
  return {
    group,
    shift: view.times.map((_, i) => view.w?.[i] ?? null),
    states: view.times.map((time, i) => {
      const state = STATES[view.state?.[i] ?? -1];
      if (state === 'few events' || state === 'no data') {
        return state;
      }
      return view.events.some(({ start, end }) => time >= start && (end === null || time < end)) ? 'drift' : null;
    }),
  };
}

/** The window of a row that begins where window `index` of the plot does; null where the row has none there. */
export function windowOf({ group: { view } }: GroupRow, { times }: RowsModel, index: number): number | null {
  return windowAt(view.times, view.meta.stepMs, times[index]);
}
