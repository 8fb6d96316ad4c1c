import type { Condition } from './condition';

/** From when to when an alert would have fired, ms since the epoch; `end` is null while it still does. */
export interface Firing {
  start: number;
  end: number | null;
}

export interface FiringRule {
  condition: Pick<Condition, 'op' | 'value'>;
  /** How long the condition has to hold first, ms. */
  pendingMs?: number;
  /** How long it goes on after that, ms. */
  keepMs?: number;
  /** What a window without a value is. Default `ends`. */
  empty?: 'ends' | 'keeps' | 'meets';
}

/**
 * When a rule over a statistic would have fired, evaluated once per window.
 *
 * @param ends ends of the windows, ms since the epoch, ascending
 * @param values the statistic, one value per window; null where there is none
 */
export function firings(ends: ArrayLike<number>, values: ArrayLike<number | null>, rule: FiringRule): Firing[] {
  const { condition, pendingMs = 0, keepMs = 0, empty = 'ends' } = rule;
  const found: Firing[] = [];
  let metSince: number | null = null;
  let lastMet = 0;
  let on: Firing | null = null;
  for (let i = 0; i < ends.length; i++) {
    const value = values[i];
    if (value === null && empty === 'keeps') {
      continue;
    }
    const met: boolean =
      value === null ? empty === 'meets' : condition.op === 'gt' ? value > condition.value : value < condition.value;
    if (met) {
      metSince ??= ends[i];
      lastMet = ends[i];
      if (on === null && ends[i] - metSince >= pendingMs) {
        on = { start: ends[i], end: null };
        found.push(on);
      }
    } else {
      metSince = null;
      if (on !== null && ends[i] - lastMet >= keepMs) {
        on.end = ends[i];
        on = null;
      }
    }
  }
  return found;
}

const WEEK = 604_800_000;

/** How often so many pages in a range are in a week. */
export const perWeek = (pages: number, rangeMs: number): number => (pages * WEEK) / rangeMs;
