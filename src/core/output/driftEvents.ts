import type { NormalQuery } from '../model/normalQuery';
import type { DriftEvent } from '../model/output';
import type { Judged } from '../detect/group';
import type { Drift } from '../detect/replay';
import { percent, points } from '../model/numberWords';
import { EFFECT } from '../compare/comparedWindows';
import { explainP } from '../compare/explain';
import { shareDeltas } from '../stats/shareDeltas';
import { windowEnd, windowStart, type WindowGrid } from '../window/grid';

/** Categories that an event names at most, and the part of the largest move that others need to be named. */
const NAMED = 3;
const NAMED_PART = 0.2;

/** Drifts that reach into the visible windows, oldest first. */
export function driftEvents(judged: Judged, names: string[], grid: WindowGrid, query: NormalQuery): DriftEvent[] {
  return judged.drifts
    .filter(({ end }) => end < 0 || end > grid.firstVisible)
    .map((drift) => driftEvent(judged, drift, names, grid, query));
}

function driftEvent(judged: Judged, drift: Drift, names: string[], grid: WindowGrid, query: NormalQuery): DriftEvent {
  const { onset, entry, end, newNormal } = drift;
  const last = end < 0 ? grid.windows - 1 : end - 1;
  // what a range doesn't show has no say, so that the windows that it shows say the same everywhere
  let peak = Math.min(last, Math.max(entry, grid.firstVisible));
  for (let w = Math.max(onset, grid.firstVisible); w <= last; w++) {
    if (effectOf(judged, w) > effectOf(judged, peak)) {
      peak = w;
    }
  }
  const { tested, effect, n, fractions, shares } = judged.comparison(peak);
  const moved = movedMost(fractions, shares, names, query);
  const changes = moved.map(
    ({ category, share, baseline, delta }) =>
      `${category} went from ${percent(baseline)} to ${percent(share)} (${points(delta)})`
  );
  return {
    start: windowStart(grid, onset),
    startEarliest: windowStart(grid, drift.onsetEarliest),
    startLatest: windowStart(grid, drift.onsetLatest),
    decided: windowEnd(grid, entry),
    end: end < 0 ? null : windowEnd(grid, last),
    newNormal,
    moved,
    p: tested.p,
    w: effect,
    n,
    title: moved.length > 0 ? `${moved[0].category} ${points(moved[0].delta)}` : 'Drift',
    text: `${changes.join(', ') || 'The distribution moved'}; at its peak ${explainP(tested.test, tested.p, effect)}, N = ${Math.round(n)}.${newNormal ? ' It lasted, and is taken for the new normal.' : ''}`,
  };
}

/** Cohen's w; -1 where there is none. */
function effectOf({ numbers, comparison }: Judged, window: number): number {
  const w = numbers.any ? numbers.of(window, EFFECT) : comparison(window).effect;
  return w === null || isNaN(w) ? -1 : w;
}

/**
 * The categories whose shares moved most from those of the baseline: the first, and others that moved by as much as matters. Most is by what each adds to a
 * symmetric X², (p - q)² / (p + q): 5xx from 1 to 6 % comes before 2xx from 95 to 90 %. The one with the largest change is always among them.
 */
export function movedMost(
  fractions: ArrayLike<number> | null,
  shares: ArrayLike<number> | null,
  names: string[],
  query: NormalQuery
): DriftEvent['moved'] {
  if (shares === null || fractions === null) {
    return [];
  }
  const deltas = shareDeltas(fractions, shares);
  const sorted = names
    .map((category, k) => ({
      category,
      delta: deltas[k],
      share: fractions[k],
      baseline: shares[k],
    }))
    .filter(({ delta }) => delta !== 0)
    .sort((a, b) => weight(b) - weight(a));
  const largest = sorted.reduce((most, { delta }) => Math.max(most, Math.abs(delta)), 0);
  const least = Math.max(query.detect.minPoints / 100, NAMED_PART * largest);
  const named = sorted.slice(0, NAMED);
  if (sorted.length > NAMED && named.every(({ delta }) => Math.abs(delta) < largest)) {
    named[NAMED - 1] = sorted.filter(({ delta }) => Math.abs(delta) === largest)[0];
  }
  return named.filter(({ delta }, index) => index === 0 || Math.abs(delta) >= least);
}

const weight = ({ delta, share, baseline }: DriftEvent['moved'][number]): number =>
  (delta * delta) / (share + baseline);
