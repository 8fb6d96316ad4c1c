import type { Kernel } from '../model/kernelContract';
import type { NormalQuery } from '../model/normalQuery';
import { shiftedStart, type WindowGrid } from './grid';
import { COLD, QUIET, RESTARTED } from './partial';
import { USUAL } from './past';
import { readSchedule, spansOf, type Span } from './schedule';
import type { GroupTable } from './table';

/**
 * Marks the windows of a group that are in the schedule, follow a deploy, or have few of their usual events. They are as those that aren't
 * whole: neither evaluated nor learned from.
 *
 * @param shiftMs how much earlier than the grid's the table's windows are
 */
export function markQuiet(
  table: GroupTable,
  query: NormalQuery,
  grid: WindowGrid,
  shiftMs: number,
  kernel: Kernel
): void {
  const { schedule, afterDeploy, leastPart } = query.quiet;
  const range = { from: shiftedStart(grid, 0, shiftMs), to: shiftedStart(grid, grid.buckets, shiftMs) };
  if (afterDeploy > 0) {
    mark(table, grid, shiftMs, deploysOf(table, query, grid, shiftMs), COLD);
  }
  if (schedule.length > 0) {
    mark(table, grid, shiftMs, spansOf(readSchedule(schedule), grid.zone, range), QUIET);
  }
  if (leastPart > 0) {
    kernel.markFew(table.n, table.present, table.partial, leastPart, grid.perWindow);
  }
}

/** From each restart of a counter, and from the deploy that is named, on. */
function deploysOf(table: GroupTable, { quiet, sequential }: NormalQuery, grid: WindowGrid, shiftMs: number): Span[] {
  const spans: Span[] = [];
  const add = (from: number) => spans.push({ from, to: from + quiet.afterDeploy });
  for (let w = 0; w < grid.windows; w++) {
    if (table.partial[w] === RESTARTED) {
      add(shiftedStart(grid, w, shiftMs));
    }
  }
  if (sequential.since !== null) {
    add(sequential.since);
  }
  return spans;
}

/** Marks the windows that have a part of one of the spans. */
function mark(table: GroupTable, grid: WindowGrid, shiftMs: number, spans: Span[], why: number): void {
  const sorted = spans.filter(({ from, to }) => to > from).sort((a, b) => a.from - b.from);
  let at = 0;
  let until = -Infinity;
  for (let w = 0; w < grid.windows; w++) {
    const start = shiftedStart(grid, w, shiftMs);
    const end = shiftedStart(grid, w + grid.perWindow, shiftMs);
    while (at < sorted.length && sorted[at].from < end) {
      until = Math.max(until, sorted[at].to);
      at++;
    }
    if (start < until && (table.partial[w] !== RESTARTED || why === QUIET)) {
      table.partial[w] = why;
    }
  }
}

/** Marks windows with less than a part of the mean of the windows before them that had events and weren't quiet. */
export function markFew(
  n: Float64Array,
  present: Uint8Array,
  partial: Uint8Array,
  leastPart: number,
  perWindow: number
): void {
  for (let w = 0; w < n.length; w++) {
    if (present[w] === 0 || partial[w] !== 0) {
      continue;
    }
    let sum = 0;
    let windows = 0;
    for (let i = 1; i <= USUAL && w >= i * perWindow; i++) {
      const before = w - i * perWindow;
      if (n[before] > 0 && partial[before] !== QUIET) {
        sum += n[before];
        windows++;
      }
    }
    if (windows > 0 && n[w] * windows < leastPart * sum) {
      partial[w] = COLD;
    }
  }
}

const isQuiet = (partial: number): boolean => partial === QUIET || partial === COLD;

/** Whether some window is quiet. */
export const hasQuiet = ({ partial }: GroupTable): boolean => partial.includes(QUIET) || partial.includes(COLD);

/** The windows as they are learned from: those that are quiet are empty. The table itself where none is. */
export function learnedFrom(table: GroupTable): GroupTable {
  if (!hasQuiet(table)) {
    return table;
  }
  const counts = table.counts.slice();
  const categories = counts.length / table.n.length;
  table.partial.forEach((why, w) => {
    if (isQuiet(why)) {
      counts.fill(0, w * categories, (w + 1) * categories);
    }
  });
  return { ...table, counts, n: table.n.map((events, w) => (isQuiet(table.partial[w]) ? 0 : events)) };
}

/** Whether one of the `length` windows that end with this one is quiet. */
export function anyQuiet({ partial }: GroupTable, window: number, length: number, perWindow: number): boolean {
  for (let i = 0; i < length; i++) {
    if (isQuiet(partial[window - i * perWindow])) {
      return true;
    }
  }
  return false;
}
