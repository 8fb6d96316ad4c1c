import type { NormalQuery } from '../normal';
import type { WindowGrid } from '../window/grid';
import { Comparison, type Side } from './comparison';
import { standing } from './judge';
import type { Levels } from './levels';
import { drifts } from './machine';
import { significance } from './measure';
import { sequentialOf, type Sequential } from './sequential';

/** Every tested window of a group, by window index; nothing before `firstTested`. */
export interface Judged {
  comparisons: Comparison[];
  /** 1 where the window belongs to a drift. */
  drifting: Uint8Array;
  levels: Levels;
  /** The sequential test, run when first asked for. */
  sequential(): Sequential;
  /** The longer windows that end with a window, in the order of `detect.scales`. */
  longer(window: number): Comparison[];
}

/** Compares each tested window of a group with its baseline and says which belong to a drift. */
export function judgeGroup(side: Side, grid: WindowGrid, query: NormalQuery, levels: Levels): Judged {
  const { scales, leaveAlpha, m, n } = query.detect;
  const comparisons: Comparison[] = [];
  const beyond = new Uint8Array(grid.windows);
  const held = new Uint8Array(grid.windows);
  const longer = (window: number) => scales.map((length) => new Comparison(side, window, length));
  const leave = leaveAlpha / (1 + scales.length);
  for (let w = grid.firstTested; w < grid.windows; w++) {
    comparisons[w] = new Comparison(side, w);
    const where = [standing(comparisons[w], query, levels.alpha, leave)].concat(
      longer(w).map((c, i) => standing(c, query, levels.scales[i], leave))
    );
    beyond[w] = where.indexOf('beyond') >= 0 ? 1 : 0;
    held[w] = where.some((own) => own !== 'within') ? 1 : 0;
  }
  const drifting = drifts(beyond, held, m, n);
  let sequential: Sequential | undefined;
  return {
    comparisons,
    drifting,
    levels,
    longer,
    sequential: () => (sequential ??= sequentialOf(comparisons, drifting, grid, query)),
  };
}

/** The window or longer window that is the most significant for its number: p corrected for all of them (Bonferroni). */
export function mostSignificant(
  judged: Judged,
  window: number,
  query: NormalQuery
): { p: number; length: number } | null {
  const all = [judged.comparisons[window]].concat(judged.longer(window));
  let best: { p: number; length: number } | null = null;
  for (const c of all) {
    const p = significance(c, query);
    if (p !== null && (best === null || p * all.length < best.p)) {
      best = { p: Math.min(1, p * all.length), length: c.length };
    }
  }
  return best;
}
