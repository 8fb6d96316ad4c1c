import type { NormalQuery } from '../model/normalQuery';
import { gridEnd, windowEnd, windowStart, type WindowGrid } from './grid';
import type { GroupTable } from './table';

const HOUR = 3_600_000;
/** Burn rates are asked over this long at least, whatever the period of the budget. */
const LEAST = 72 * HOUR;
/** What is no longer is added up from the windows themselves. */
export const BY_WINDOWS = 2 * HOUR;

/** The hours that an error budget and its burn rates are counted over: those of its period before the first window shown, and on. */
export function hoursOf(query: NormalQuery, grid: WindowGrid): WindowGrid {
  const end = Math.floor(gridEnd(grid) / HOUR);
  const first = Math.floor((windowEnd(grid, grid.firstVisible) - Math.max(query.budgetPeriod, LEAST)) / HOUR);
  return {
    sizeMs: HOUR,
    stepMs: HOUR,
    perWindow: 1,
    anchorMs: 0,
    firstBucket: first,
    zone: [],
    byClock: false,
    buckets: end - first,
    windows: end - first,
    firstTested: 0,
    firstVisible: 0,
    wholeRange: false,
  };
}

/** Counts of one group in windows of one length, and which of its categories are bad. */
export interface BudgetCounts {
  table: GroupTable;
  grid: WindowGrid;
  rare: number[];
}

/** Bad events and all events of one group over any length of time that ends with a window. */
export class ErrorBudget {
  private readonly badHours: Float64Array;
  private readonly allHours: Float64Array;

  /** @param hours of `hoursOf` the grid of `windows` */
  constructor(
    private readonly windows: BudgetCounts,
    private readonly hours: BudgetCounts
  ) {
    const { buckets } = hours.grid;
    this.badHours = new Float64Array(buckets + 1);
    this.allHours = new Float64Array(buckets + 1);
    for (let b = 0; b < buckets; b++) {
      this.badHours[b + 1] = this.badHours[b] + badIn(hours, b);
      this.allHours[b + 1] = this.allHours[b] + hours.table.n[b];
    }
  }

  /**
   * What the time `ms` before the end of a window had, the window at least: to the window up to two hours, to the nearest hour beyond.
   */
  over(window: number, ms: number): { bad: number; total: number } {
    const { grid } = this.windows;
    if (ms <= BY_WINDOWS) {
      return this.inWindows(window, Math.max(1, Math.round(ms / grid.sizeMs)));
    }
    const end = windowEnd(grid, window);
    const whole = Math.floor(end / HOUR);
    const since = Math.ceil((end - whole * HOUR) / grid.sizeMs);
    // windows that begin before the hour are in it already
    const own =
      since > 0 && windowStart(grid, window - (since - 1) * grid.perWindow) < whole * HOUR ? since - 1 : since;
    const rest = this.inWindows(window, own);
    const { firstBucket, buckets } = this.hours.grid;
    const from = clamp(Math.round((end - ms) / HOUR) - firstBucket, buckets);
    const to = clamp(whole - firstBucket, buckets);
    return {
      bad: this.badHours[to] - this.badHours[from] + rest.bad,
      total: this.allHours[to] - this.allHours[from] + rest.total,
    };
  }

  private inWindows(window: number, length: number): { bad: number; total: number } {
    const { table, grid } = this.windows;
    let bad = 0;
    let total = 0;
    for (let i = 0; i < length; i++) {
      const w = window - i * grid.perWindow;
      if (w >= 0) {
        bad += badIn(this.windows, w);
        total += table.n[w];
      }
    }
    return { bad, total };
  }
}

const clamp = (bucket: number, buckets: number): number => Math.max(0, Math.min(buckets, bucket));

function badIn({ table, rare }: BudgetCounts, window: number): number {
  const categories = table.counts.length / table.n.length;
  let bad = 0;
  for (let i = 0; i < rare.length; i++) {
    bad += table.counts[window * categories + rare[i]];
  }
  return bad;
}
