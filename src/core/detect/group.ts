import type { NormalQuery } from '../normal';
import type { WindowGrid } from '../window/grid';
import { Comparison, type Basis } from '../compare/comparison';
import { isBeyond, isHeld, mayBeBeyond } from './judge';
import type { Levels } from './levels';
import { decisive, drifts } from './machine';
import { significance } from '../compare/significance';
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
export function judgeGroup(basis: Basis, grid: WindowGrid, query: NormalQuery, levels: Levels): Judged {
  const { scales, leaveAlpha, m, n } = query.detect;
  const comparisons: Comparison[] = [];
  const known: Comparison[][] = [];
  const longer = (window: number) => (known[window] ??= scales.map((length) => new Comparison(basis, window, length)));
  const candidates = new Uint8Array(grid.windows);
  const own = new Uint8Array(grid.windows);
  for (let w = grid.firstTested; w < grid.windows; w++) {
    comparisons[w] = new Comparison(basis, w);
    own[w] = mayBeBeyond(comparisons[w], query) ? 1 : 0;
    candidates[w] = own[w] === 1 || longer(w).some((c) => mayBeBeyond(c, query)) ? 1 : 0;
  }
  // tests take longest: a window has one where that decides something, or where its p is asked for
  const beyond = decisive(candidates, m, n);
  const goesBeyond = (c: Comparison, i: number) => mayBeBeyond(c, query) && isBeyond(c, query, levels.scales[i]);
  for (let w = grid.firstTested; w < grid.windows; w++) {
    if (beyond[w] === 1 && !(own[w] === 1 && isBeyond(comparisons[w], query, levels.alpha))) {
      beyond[w] = longer(w).some(goesBeyond) ? 1 : 0;
    }
  }
  const leave = leaveAlpha / (1 + scales.length);
  const held = (w: number) =>
    w >= grid.firstTested &&
    ((own[w] === 1 && isBeyond(comparisons[w], query, levels.alpha)) ||
      isHeld(comparisons[w], query, leave) ||
      longer(w).some((c, i) => goesBeyond(c, i) || isHeld(c, query, leave)));
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
    const p = significance(c, query.detect);
    if (p !== null && (best === null || p * all.length < best.p)) {
      best = { p: Math.min(1, p * all.length), length: c.length };
    }
  }
  return best;
}
