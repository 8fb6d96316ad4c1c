import type { Comparison } from '../compare/comparison';
import type { NormalQuery } from '../model/normalQuery';
import type { WindowGrid } from '../window/grid';
import { isBeyond, isHeld, mayBeBeyond } from './judge';
import type { Levels } from './levels';
import { decisive, drifts } from './machine';

/**
 * Which windows belong to a drift where each is tested by itself, as divergences and one window over the whole range are: m of n beyond
 * the enter thresholds.
 */
export function driftingByTests(
  comparisons: Comparison[],
  longer: (window: number) => Comparison[],
  grid: WindowGrid,
  query: NormalQuery,
  levels: Levels
): Uint8Array {
  const { scales, leaveAlpha, m, n } = query.detect;
  const candidates = new Uint8Array(grid.windows);
  const own = new Uint8Array(grid.windows);
  for (let w = grid.firstTested; w < grid.windows; w++) {
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
  return drifts(beyond, held, m, n);
}
