import { formatDuration } from '../duration';
import type { Notices } from '../model/notices';
import type { NormalQuery } from '../model/normalQuery';
import type { QueryRange } from '../model/query';
import { gridEnd, type WindowGrid } from './grid';
import type { GroupTable } from './table';

/** Windows that say how many events are usual, and how many of the newest ones may still be filling. */
const TELLING = 30;
const MOST = 10;
/** Part of the usual events below which a window is taken to be filling, where none of those was. */
const PART = 0.5;
/** Usual events, below which chance alone makes such differences. */
const LEAST = 50;

/**
 * Says so where the newest windows look as if events were still to come, and for how long to wait for them: several in a row up to now
 * that have less than half of the median of the 30 before, of which none had.
 */
export function sayFilling(
  tables: GroupTable[],
  query: NormalQuery,
  grid: WindowGrid,
  range: QueryRange,
  notices: Notices
) {
  if (query.values === 'states' || grid.wholeRange || !endsNow(grid, query, range)) {
    return;
  }
  const { stepMs } = grid;
  const { delay } = query.window;
  const events = newest(tables, grid);
  const filling = fillingOf(events);
  if (filling > 0) {
    const few = Math.round(events[events.length - 1]);
    const wait = formatDuration(delay + filling * stepMs);
    notices.add(
      'info',
      `The newest ${filling > 1 ? `${filling} windows have` : 'window has'} less than half of the usual events (the last one ${few} of ${Math.round(usualOf(events, filling))}): late data may still be filling ${filling > 1 ? 'them' : 'it'}. If it often is, set “delay” to ${wait}.`
    );
  }
}

/** Whether the last window is the newest one that has ended. */
export const endsNow = (grid: WindowGrid, { window: { delay } }: NormalQuery, { now }: QueryRange): boolean =>
  now - delay - gridEnd(grid) < grid.stepMs;

/** Events of all groups in the newest windows, oldest first; none of windows that are quiet or not whole. */
function newest(tables: GroupTable[], { windows }: WindowGrid): Float64Array {
  const from = Math.max(0, windows - TELLING - MOST);
  const events = new Float64Array(windows - from);
  tables.forEach(({ n, partial }) => {
    for (let w = from; w < windows; w++) {
      events[w - from] += partial[w] === 0 ? n[w] : NaN;
    }
  });
  return events;
}

/** How many of the newest windows look as if they were filling; 0 where that can't be told. */
function fillingOf(events: Float64Array): number {
  for (let filling = 0; filling <= MOST; filling++) {
    const last = events.length - filling;
    const usual = usualOf(events, filling);
    const before = events.subarray(last - TELLING, last);
    if (last < TELLING || !(usual >= LEAST)) {
      return 0;
    }
    if (before.every((n) => n >= PART * usual)) {
      return events.subarray(last).every((n) => n < PART * usual) ? filling : 0;
    }
  }
  return 0;
}

/** The median of the 30 windows before so many of the newest. */
function usualOf(events: Float64Array, filling: number): number {
  const last = events.length - filling;
  return events.slice(last - TELLING, last).sort()[TELLING >> 1];
}
