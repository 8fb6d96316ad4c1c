import type { LatestRow } from '../../core/output/windowSummary';
import { count, NO_ANSWER, percent, percentRange, points } from '../format';

export interface Column {
  id: string;
  name: string;
  title: string;
  text: (row: LatestRow) => string;
  /** Least width of the table for it, in grid units: what matters least leaves first. */
  from: number;
}

export const COLUMNS: Column[] = [
  { id: 'baseline', name: 'baseline', title: 'Share in the baseline', text: (row) => percent(row.baseline), from: 0 },
  { id: 'now', name: 'now', title: 'Share in the last window', text: (row) => percent(row.share), from: 0 },
  {
    id: 'delta',
    name: 'delta',
    title: 'Now less baseline, in percentage points',
    text: (row) => points(row.delta),
    from: 0,
  },
  {
    id: 'interval',
    name: '95 % interval',
    title: '95 % credible interval of the share now',
    text: (row) => percentRange(row.lower, row.upper),
    from: 62,
  },
  { id: 'count', name: 'count', title: 'Events in the last window', text: (row) => count(row.count), from: 48 },
  {
    id: 'shift',
    name: 'share of the shift',
    title: 'Part of the whole change that this category makes up',
    text: (row) => (row.shiftShare === null ? NO_ANSWER : percent(row.shiftShare)),
    from: 76,
  },
];

/** The columns that a table of this width has room for. */
export function columnsFor(width: number, unit: number): Column[] {
  return COLUMNS.filter((column) => width >= column.from * unit);
}
