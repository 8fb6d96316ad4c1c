import { Replay, type Drift, type Traffic, type Verdicts } from './replay';
import { replayStart } from '../window/past';
import type { DriftRule } from './rule';
import type { Stops } from './stops';

/** The drifts of a group, and what the rule says of each of its windows. */
export interface Life {
  verdicts: Verdicts;
  /** Oldest first. */
  drifts: Drift[];
}

/**
 * Judges the windows of a group from `first` on. Each is judged by a replay that began at an aligned anchor well before it, so that what is
 * said of a window is the same for every range that shows it.
 *
 * @param origin absolute index of the table's first window
 * @param perWindow buckets that a window has: where windows slide, those that don't overlap are played by themselves
 * @param stops where replays of the same windows, up to there, were before; null where that isn't kept
 */
export function lifeOf(
  traffic: Traffic,
  rule: DriftRule,
  first: number,
  origin: number,
  perWindow: number,
  stops: Stops | null
): Life {
  return livedBy(
    (from, to, emit, anchor, verdicts) => {
      const replay = new Replay(traffic, rule, from, to, emit, perWindow, anchor);
      if (stops === null) {
        return replay.run(verdicts, null);
      }
      const known = stops.before(from, anchor, emit);
      if (known !== null) {
        replay.resume(known);
      }
      return replay.run(verdicts, stops.at(from, anchor, emit));
    },
    traffic,
    rule,
    first,
    origin,
    perWindow
  );
}

/** Judges the windows from `from` up to `to`, writes what is said of those from `emit` on, and has their drifts. */
export type Play = (from: number, to: number, emit: number, anchor: number, verdicts: Verdicts) => Drift[];

/** The same by replays of another kind. */
export function livedBy(
  run: Play,
  { n, categories }: Traffic,
  rule: DriftRule,
  first: number,
  origin: number,
  perWindow: number
): Life {
  const begin = firstPlayed(first, perWindow);
  const verdicts = noVerdicts(n.length, categories, begin);
  const drifts: Drift[] = [];
  for (let phase = 0; phase < perWindow; phase++) {
    drifts.push(...play(run, n.length, rule, begin, origin, perWindow, phase, verdicts));
  }
  return perWindow === 1
    ? { verdicts, drifts }
    : { verdicts: held(verdicts, perWindow), drifts: merged(drifts, perWindow) };
}

/** The first window that is written, so that those from `first` on have all that overlap them. */
export const firstPlayed = (first: number, perWindow: number): number => Math.max(0, first - perWindow + 1);

/** Room for what is said of so many windows, by category of those from `first` on. */
export const noVerdicts = (windows: number, categories: number, first: number): Verdicts => ({
  first,
  drifting: new Uint8Array(windows),
  judged: new Uint8Array(windows),
  outlying: new Uint8Array(windows),
  reference: new Float64Array((windows - first) * categories),
  total: new Float64Array(windows),
  squares: new Float64Array(windows),
  size: new Float64Array(windows),
  excess: new Float64Array((windows - first) * categories),
  df: new Float64Array((windows - first) * categories),
  inflation: new Float64Array(windows),
});

/** One series of windows that don't overlap, segment by segment. */
function play(
  run: Play,
  windows: number,
  rule: DriftRule,
  begin: number,
  origin: number,
  perWindow: number,
  phase: number,
  verdicts: Verdicts
): Drift[] {
  // absolute indices of this phase are phase, phase + perWindow, ...
  const turnOf = (w: number) => Math.ceil((origin + w - phase) / perWindow);
  const placeOf = (turn: number) => turn * perWindow + phase - origin;
  const drifts: Drift[] = [];
  let w = placeOf(turnOf(begin));
  while (w < windows) {
    const segment = Math.floor(turnOf(w) / rule.newNormal);
    const next = Math.min(windows, placeOf((segment + 1) * rule.newNormal));
    const start = placeOf(replayStart(segment * rule.newNormal, rule.newNormal, rule.prelude));
    const from = start < 0 ? placeOf(turnOf(0)) : start;
    const anchor = placeOf(segment * rule.newNormal);
    const found = run(from, next, w, anchor, verdicts);
    const last = drifts[drifts.length - 1];
    const ended = found.length > 0 && found[0].end === w ? found.shift() : undefined;
    if (last !== undefined && last.end < 0) {
      if (found.length > 0 && found[0].entry < w) {
        // the same one, which the later replay has the say of
        drifts.pop();
      } else {
        last.end = w;
        last.newNormal = ended !== undefined && ended.newNormal;
      }
    }
    drifts.push(...found);
    w = placeOf(turnOf(next));
  }
  return drifts;
}

/** A window that slides belongs to a drift while one of those that overlap it and began before does. */
function held(verdicts: Verdicts, perWindow: number): Verdicts {
  const { drifting } = verdicts;
  const out = drifting.slice();
  for (let w = 0; w < out.length; w++) {
    for (let i = 1; i < perWindow && w - i >= 0 && out[w] === 0; i++) {
      out[w] = drifting[w - i];
    }
  }
  return { ...verdicts, drifting: out };
}

/** Drifts of windows that slide, as one where they overlap. */
export function merged(drifts: Drift[], perWindow: number): Drift[] {
  const sorted = drifts.slice().sort((a, b) => a.entry - b.entry);
  const out: Drift[] = [];
  for (const drift of sorted) {
    const last = out[out.length - 1];
    if (last !== undefined && (last.end < 0 || drift.entry <= last.end)) {
      const end = drift.end < 0 ? -1 : drift.end + perWindow - 1;
      if (last.end >= 0 && (end < 0 || end > last.end)) {
        last.end = end;
        last.newNormal = drift.newNormal;
      }
    } else {
      out.push({ ...drift, end: drift.end < 0 ? -1 : drift.end + perWindow - 1 });
    }
  }
  return out;
}
