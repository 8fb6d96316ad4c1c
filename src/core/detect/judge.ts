import type { NormalQuery } from '../normal';
import type { State } from '../model/output';
import type { Comparison } from './comparison';
import { significance } from './measure';

/** Events in categories that the intended baseline rules out, below which they are taken for strays. */
const LEAST_UNSEEN = 5;

/** Where a window lies: beyond the enter thresholds, held by the leave thresholds, or neither. */
export type Standing = 'beyond' | 'held' | 'within';

/**
 * Where a window lies, by the levels that enter and leave a drift. Two keys: a change that matters (its size is looked at first, since it is cheap) that is also
 * significant. Events in categories that an intended baseline rules out are a signal of their own: they take no part in the
 * test. A window that can't be judged is within.
 */
export function standing(c: Comparison, query: NormalQuery, alpha: number, leaveAlpha: number): Standing {
  if (unjudged(c, query) !== null) {
    return 'within';
  }
  const { leaveFraction } = query.detect;
  const size = sizeOf(c);
  const matters = (fraction: number) => isLarge(c, size, fraction, query);
  const unseen = (fraction: number) => size.unseen > 0 && size.unseen >= (query.detect.minPoints / 100) * fraction;
  if (unseen(1)) {
    return 'beyond';
  }
  if (matters(leaveFraction)) {
    const p = significance(c, query);
    if (p !== null && p < alpha && matters(1)) {
      return 'beyond';
    }
    if (p !== null && p < leaveAlpha) {
      return 'held';
    }
  }
  return unseen(leaveFraction) ? 'held' : 'within';
}

/** Why a window can't be judged, as far as that is known without a test; null when it can. */
export function unjudged(c: Comparison, query: NormalQuery): State | null {
  if (!c.present) {
    return 'no data';
  }
  if (c.n < query.detect.minN || c.n === 0) {
    return 'few events';
  }
  if (c.active.x.length < 2) {
    return 'one category';
  }
  // without two trailing windows, or one that has a baseline of its own, it can't be known how much windows vary by themselves
  const known = c.side.paired === null ? c.trailing >= 2 : c.spread !== null;
  const unknownSpread = query.test === 'auto' && c.counted && !known;
  return c.baselineTotal === 0 || unknownSpread ? 'undecided' : null;
}

/** The state of a window: drift, why it can't be judged, or ok. */
export function stateOf(c: Comparison, drifting: boolean, query: NormalQuery): State {
  if (drifting && c.present) {
    return 'drift';
  }
  const why = unjudged(c, query);
  if (why !== null) {
    return why;
  }
  if (c.outcome.p === null) {
    return 'few events';
  }
  return c.reset ? 'counter reset' : 'ok';
}

/** 1 in a drift, 0 not, null where there is no answer: no data, or undecided. */
export function driftValue(c: Comparison, drifting: boolean, query: NormalQuery): number | null {
  if (drifting && c.present) {
    return 1;
  }
  const why = unjudged(c, query);
  return why === 'no data' || why === 'undecided' ? null : 0;
}

interface Size {
  /** Cohen's w. */
  w: number;
  /** Share of events where q = 0 and the baseline is intended. */
  unseen: number;
}

function sizeOf(c: Comparison): Size {
  return { w: c.effect ?? 0, unseen: c.counted || !c.active.pair.impossible ? 0 : unseenShare(c) };
}

function unseenShare({ active: { x, y }, n }: Comparison): number {
  let events = 0;
  for (let k = 0; k < x.length; k++) {
    events += y[k] > 0 ? 0 : x[k];
  }
  return events >= LEAST_UNSEEN ? events / n : 0;
}

/** Cohen's w at least the least effect; or some share moved by enough of its baseline and by enough points. */
function isLarge(c: Comparison, { w }: Size, fraction: number, query: NormalQuery): boolean {
  const { minEffect, minRelative, minPoints } = query.detect;
  if (w >= minEffect * fraction) {
    return true;
  }
  const { excess, nx, ny, y } = c.active.pair;
  const points = (minPoints / 100) * fraction * nx.value * ny.value;
  const relative = minRelative * fraction * nx.value;
  for (let k = 0; k < excess.length; k++) {
    const moved = Math.abs(excess[k]);
    if (moved >= points && moved >= relative * y[k] && moved > 0) {
      return true;
    }
  }
  return false;
}
