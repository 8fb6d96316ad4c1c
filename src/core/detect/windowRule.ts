import { EFFECT, JUDGED, MOVED, MOVED_SOME, TEST_P, WHY } from '../compare/comparedWindows';
import type { Comparison } from '../compare/comparison';
import type { WindowNumbers } from '../compare/windowNumbers';
import type { NormalQuery } from '../model/normalQuery';
import { BY_TEST } from '../model/query';
import type { WindowGrid } from '../window/grid';
import { isBelow, isBeyond, isHeld, isLargeEnough, mayBeBeyond } from './judge';
import type { Levels } from './levels';
import { decisive, drifts } from './machine';

/** What decides about windows. */
interface Rules {
  mayBeBeyond(window: number): boolean;
  isBeyond(window: number, alpha: number): boolean;
  isHeld(window: number, leaveAlpha: number): boolean;
}

/**
 * Which windows belong to a drift where each is tested by itself, as divergences and one window over the whole range are: m of n beyond
 * the enter thresholds.
 */
export function driftingByTests(
  comparison: (window: number) => Comparison,
  longer: (window: number) => Comparison[],
  numbers: WindowNumbers,
  grid: WindowGrid,
  query: NormalQuery,
  levels: Levels
): Uint8Array {
  const { scales, leaveAlpha, m, n, measure } = query.detect;
  const candidates = new Uint8Array(grid.windows);
  const own = new Uint8Array(grid.windows);
  const single =
    numbers.tellsWhy && measure === BY_TEST
      ? rulesByNumbers(numbers, comparison, grid.firstTested, query)
      : rulesByComparison(comparison, query);
  for (let w = grid.firstTested; w < grid.windows; w++) {
    own[w] = single.mayBeBeyond(w) ? 1 : 0;
    candidates[w] = own[w];
    if (own[w] === 0 && scales.length > 0 && longer(w).some((c) => mayBeBeyond(c, query))) {
      candidates[w] = 1;
    }
  }
  // tests take longest: a window has one where that decides something, or where its p is asked for
  const beyond = decisive(candidates, m, n);
  const goesBeyond = (c: Comparison, i: number) => mayBeBeyond(c, query) && isBeyond(c, query, levels.scales[i]);
  for (let w = grid.firstTested; w < grid.windows; w++) {
    if (beyond[w] === 1 && !(own[w] === 1 && single.isBeyond(w, levels.alpha))) {
      beyond[w] = longer(w).some(goesBeyond) ? 1 : 0;
    }
  }
  const leave = leaveAlpha / (1 + scales.length);
  const held = (w: number) =>
    w >= grid.firstTested &&
    ((own[w] === 1 && single.isBeyond(w, levels.alpha)) ||
      single.isHeld(w, leave) ||
      longer(w).some((c, i) => goesBeyond(c, i) || isHeld(c, query, leave)));
  return drifts(beyond, held, m, n);
}

const rulesByComparison = (comparison: (window: number) => Comparison, query: NormalQuery): Rules => ({
  mayBeBeyond: (w) => mayBeBeyond(comparison(w), query),
  isBeyond: (w, alpha) => isBeyond(comparison(w), query, alpha),
  isHeld: (w, leaveAlpha) => isHeld(comparison(w), query, leaveAlpha),
});

/** The same of windows beside counted baselines, which rule nothing out, by the p of their tests. */
function rulesByNumbers(
  numbers: WindowNumbers,
  comparison: (window: number) => Comparison,
  first: number,
  query: NormalQuery
): Rules {
  const { leaveFraction } = query.detect;
  const why = numbers.column(WHY, first);
  const effect = numbers.column(EFFECT, first);
  const moved = numbers.column(MOVED, first);
  const movedSome = numbers.column(MOVED_SOME, first);
  const isSignificant = (w: number, level: number) =>
    isBelow(
      numbers.testNumber(TEST_P, w, () => comparison(w).tested),
      level
    );
  return {
    mayBeBeyond: (w) => why[w - first] === JUDGED && isLargeEnough(effect[w - first], moved[w - first] === 1, 1, query),
    isBeyond: isSignificant,
    isHeld: (w, leaveAlpha) =>
      why[w - first] === JUDGED &&
      isLargeEnough(effect[w - first], movedSome[w - first] === 1, leaveFraction, query) &&
      isSignificant(w, leaveAlpha),
  };
}
