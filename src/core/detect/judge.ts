import type { NormalQuery } from '../model/normalQuery';
import { STATES, type State } from '../model/output';
import type { Basis } from '../compare/basis';
import type { Compared } from '../compare/compared';
import { JUDGED, kindsOf, WHY, whyUncompared, whyUncounted } from '../compare/comparedWindows';
import type { Comparison } from '../compare/comparison';
import type { Earlier } from '../compare/earlier';
import { significance } from '../compare/significance';
import { driftNumber, stateNumber } from './stateKernel';

/** Events in categories that the intended baseline rules out, below which they are taken for strays. */
const LEAST_UNSEEN = 5;

/** Whether a window can be beyond the enter thresholds, by all but its significance, which takes longest to know. */
export function mayBeBeyond(c: Comparison, query: NormalQuery): boolean {
  return whyUnjudged(c, query) === JUDGED && c.compared !== null && isAway(c.compared, 1, query);
}

/**
 * Whether a window that may be beyond the enter thresholds is. Two keys: a change that matters (its size) that is also significant.
 * Events in categories that an intended baseline rules out are a signal of their own: they take no part in the test.
 */
export function isBeyond(c: Comparison, query: NormalQuery, alpha: number): boolean {
  return (c.compared !== null && hasUnseen(c.compared, 1, query)) || isBelow(significance(c, query.detect), alpha);
}

/** Whether a window passes the leave thresholds. */
export function isHeld(c: Comparison, query: NormalQuery, leaveAlpha: number): boolean {
  const { leaveFraction } = query.detect;
  const { compared } = c;
  return (
    whyUnjudged(c, query) === JUDGED &&
    compared !== null &&
    (hasUnseen(compared, leaveFraction, query) ||
      (isLarge(compared, leaveFraction, query) && isBelow(significance(c, query.detect), leaveAlpha)))
  );
}

const isAway = (c: Compared, fraction: number, query: NormalQuery): boolean =>
  hasUnseen(c, fraction, query) || isLarge(c, fraction, query);

/** Whether a p lies below a level: one that isn't there (null, NaN) doesn't. */
export const isBelow = (p: number | null, level: number): boolean => p !== null && p < level;

/** Why a window can't be judged, as far as that is known without a test: a state's number, or JUDGED. */
function whyUnjudged(c: Comparison, query: NormalQuery): number {
  const { known } = c;
  return known !== null && known.tellsWhy ? known.of(c.window, WHY) : whyOf(c, query);
}

function whyOf(c: Comparison, { detect }: NormalQuery): number {
  const why = whyUncounted(c.partial, c.present, c.n, detect.minN);
  if (why !== JUDGED) {
    return why;
  }
  const { compared, earlier, basis } = c;
  return compared === null
    ? whyUncompared(kindsOf(c.counts), false)
    : whyUncompared(compared.kinds, knows(compared, earlier, basis));
}

/** Whether enough is known to judge a window. */
function knows({ excess, counted }: Compared, earlier: Earlier, basis: Basis): boolean {
  if (basis.excess !== null) {
    return excess !== null || !counted;
  }
  // without two trailing windows, or one that has a baseline of its own, it can't be known how much windows vary by themselves
  // ... and where one window spans the range, more data would never tell
  return !basis.asksPast || !counted || (earlier.paired ? earlier.spread !== null : earlier.windows >= 2);
}

/** The state of a window: drift, why it can't be judged, or ok. */
export function stateOf(c: Comparison, drifting: boolean, query: NormalQuery): State {
  const why = whyUnjudged(c, query);
  return STATES[stateNumber(why, drifting, why === JUDGED && !drifting ? (c.tested.p ?? NaN) : NaN)];
}

/** 1 in a drift, 0 not, null where there is no answer: no data, too few events, one category, or undecided. */
export function driftValue(c: Comparison, drifting: boolean, query: NormalQuery): number | null {
  const value = driftNumber(whyUnjudged(c, query), drifting);
  return isNaN(value) ? null : value;
}

/** Enough of the events are in categories that an intended baseline rules out. */
function hasUnseen(c: Compared, fraction: number, query: NormalQuery): boolean {
  if (c.counted || !c.active.contrast.impossible) {
    return false;
  }
  const { n, active } = c;
  const { x, y } = active;
  let events = 0;
  for (let k = 0; k < x.length; k++) {
    events += y[k] > 0 ? 0 : x[k];
  }
  return events >= LEAST_UNSEEN && events / n >= (query.detect.minPoints / 100) * fraction;
}

/** Cohen's w at least the least effect; or some share moved by enough of its baseline and by enough points. */
const isLarge = (c: Compared, fraction: number, query: NormalQuery): boolean =>
  isLargeEnough(c.effect ?? NaN, c.hasMoved(query.detect, fraction), fraction, query);

/** The same of numbers; `effect` NaN where there is none. */
export const isLargeEnough = (effect: number, moved: boolean, fraction: number, { detect }: NormalQuery): boolean =>
  moved || (isNaN(effect) ? 0 : effect) >= detect.minEffect * fraction;
