import type { NormalQuery } from '../model/normalQuery';
import type { State } from '../model/output';
import { FITTING_TEST } from '../model/query';
import type { Compared } from '../compare/compared';
import type { Comparison } from '../compare/comparison';
import { significance } from '../compare/significance';
import { PARTIAL_STATES } from '../window/partial';

/** Events in categories that the intended baseline rules out, below which they are taken for strays. */
const LEAST_UNSEEN = 5;

/** Whether a window can be beyond the enter thresholds, by all but its significance, which takes longest to know. */
export function mayBeBeyond(c: Comparison, query: NormalQuery): boolean {
  return unjudged(c, query) === null && c.compared !== null && isAway(c.compared, 1, query);
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
    unjudged(c, query) === null &&
    compared !== null &&
    (hasUnseen(compared, leaveFraction, query) ||
      (isLarge(compared, leaveFraction, query) && isBelow(significance(c, query.detect), leaveAlpha)))
  );
}

const isAway = (c: Compared, fraction: number, query: NormalQuery): boolean =>
  hasUnseen(c, fraction, query) || isLarge(c, fraction, query);

const isBelow = (p: number | null, level: number): boolean => p !== null && p < level;

/** Why a window can't be judged, as far as that is known without a test; null when it can. */
function unjudged(c: Comparison, query: NormalQuery): State | null {
  // a sum that has lost a counter has no number there, but isn't without data
  if (c.partial > 0) {
    return PARTIAL_STATES[c.partial];
  }
  if (!c.present) {
    return 'no data';
  }
  if (c.n < query.detect.minN || c.n === 0) {
    return 'few events';
  }
  const { compared, earlier } = c;
  if (compared === null ? kindsOf(c.counts) < 2 : compared.kinds < 2) {
    return 'one category';
  }
  if (c.basis.excess !== null) {
    return compared === null || (compared.excess === null && c.counted) ? 'undecided' : null;
  }
  // without two trailing windows, or one that has a baseline of its own, it can't be known how much windows vary by themselves
  // ... and where one window spans the range, more data would never tell
  const known = earlier.paired ? earlier.spread !== null : earlier.windows >= 2;
  const unknownSpread = query.test === FITTING_TEST && c.counted && !known && c.basis.trailing !== null;
  return compared === null || unknownSpread ? 'undecided' : null;
}

/** How many categories have events. */
function kindsOf(counts: Float64Array): number {
  let kinds = 0;
  for (let k = 0; k < counts.length; k++) {
    kinds += counts[k] > 0 ? 1 : 0;
  }
  return kinds;
}

const isQuiet = (why: State | null): boolean => why === 'quiet' || why === 'cold start';

/** The state of a window: drift, why it can't be judged, or ok. */
export function stateOf(c: Comparison, drifting: boolean, query: NormalQuery): State {
  const why = unjudged(c, query);
  if (drifting && why !== 'no data' && !isQuiet(why)) {
    return 'drift';
  }
  return why ?? (c.tested.p === null ? 'undecided' : 'ok');
}

/** 1 in a drift, 0 not, null where there is no answer: no data, too few events, one category, or undecided. */
export function driftValue(c: Comparison, drifting: boolean, query: NormalQuery): number | null {
  const why = unjudged(c, query);
  if (drifting && why !== 'no data' && !isQuiet(why)) {
    return 1;
  }
  return why === null || why === 'counter reset' || why === 'incomplete' ? 0 : null;
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
function isLarge(c: Compared, fraction: number, query: NormalQuery): boolean {
  const { minEffect } = query.detect;
  return (c.effect ?? 0) >= minEffect * fraction || c.hasMoved(query.detect, fraction);
}
