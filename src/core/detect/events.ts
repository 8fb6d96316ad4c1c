import type { NormalQuery } from '../normal';
import type { DriftEvent } from '../model/output';
import { explainP, percent, points } from '../output/sentences';
import { shareDeltas } from '../stats/shareDeltas';
import { windowEnd, windowStart, type WindowGrid } from '../window/grid';
import type { Judged } from './group';

/** Categories that an event names at most, and the part of the largest move that others need to be named. */
const NAMED = 3;
const NAMED_PART = 0.2;

/**
 * Runs of drifting windows that reach into the visible ones, oldest first. A drift that was on before the first visible window
 * starts where the warm-up shows it.
 */
export function driftEvents(judged: Judged, names: string[], grid: WindowGrid, query: NormalQuery): DriftEvent[] {
  const events: DriftEvent[] = [];
  const { drifting } = judged;
  let w = grid.firstVisible;
  while (w > grid.firstTested && drifting[w] === 1 && drifting[w - 1] === 1) {
    w--;
  }
  while (w < grid.windows) {
    if (drifting[w] === 0) {
      w++;
      continue;
    }
    let last = w;
    while (last + 1 < grid.windows && drifting[last + 1] === 1) {
      last++;
    }
    events.push(driftEvent(judged, w, last, names, grid, query));
    w = last + 1;
  }
  return events;
}

function driftEvent(
  judged: Judged,
  first: number,
  last: number,
  names: string[],
  grid: WindowGrid,
  query: NormalQuery
): DriftEvent {
  let peak = first;
  for (let w = first; w <= last; w++) {
    if ((judged.comparisons[w].effect ?? -1) > (judged.comparisons[peak].effect ?? -1)) {
      peak = w;
    }
  }
  const moved = movedMost(judged, peak, names, query);
  const { outcome, effect, n } = judged.comparisons[peak];
  const changes = moved.map(
    ({ category, share, baseline, delta }) =>
      `${category} went from ${percent(baseline)} to ${percent(share)} (${points(delta)})`
  );
  return {
    start: windowStart(grid, first),
    end: last === grid.windows - 1 ? null : windowEnd(grid, last),
    moved,
    p: outcome.p,
    w: effect,
    n,
    title: moved.length > 0 ? `${moved[0].category} ${points(moved[0].delta)}` : 'Drift',
    text: `${changes.join(', ') || 'The distribution moved'}; at its peak ${explainP(outcome.test, outcome.p, effect)}, N = ${Math.round(n)}.`,
  };
}

/**
 * The categories that moved most in a window: the first, and others that moved by as much as matters. Most is by what each adds to a
 * symmetric X², (p - q)² / (p + q): 5xx from 1 to 6 % comes before 2xx from 95 to 90 %.
 */
function movedMost(judged: Judged, window: number, names: string[], query: NormalQuery): DriftEvent['moved'] {
  const { fractions, shares } = judged.comparisons[window];
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
    .sort((a, b) => weight(b) - weight(a))
    .slice(0, NAMED);
  const largest = sorted.reduce((most, { delta }) => Math.max(most, Math.abs(delta)), 0);
  const least = Math.max(query.detect.minPoints / 100, NAMED_PART * largest);
  return sorted.filter(({ delta }, index) => index === 0 || Math.abs(delta) >= least);
}

const weight = ({ delta, share, baseline }: DriftEvent['moved'][number]): number =>
  (delta * delta) / (share + baseline);
