import type { Look } from './look';
import type { StackModel } from './stackModel';

/** Where a category ends at the right of the plotting area. */
export interface End {
  look: Look;
  /** Its middle there: 0 at the top of the plotting area, 1 at its bottom. */
  middle: number;
  /** The largest keep their names where there is no room for all. */
  weight: number;
}

export interface PlacedName {
  look: Look;
  /** Middle of the text, from the top of the plotting area. */
  y: number;
}

/**
 * Names beside the plot: each at its category's end, moved just as far as its neighbours need. Where the height doesn't hold them all,
 * the heaviest keep their names (the table and the tooltip have every one).
 *
 * @param ends from the bottom up
 */
export function placeNames(ends: End[], height: number, lineHeight: number): PlacedName[] {
  const room = Math.floor(height / lineHeight);
  if (room < 1) {
    return [];
  }
  const least = [...ends].sort((a, b) => b.weight - a.weight)[room - 1]?.weight ?? -Infinity;
  const kept = ends
    .filter(({ weight }) => weight >= least)
    .slice(0, room)
    .map(({ look, middle }) => ({ look, y: height * middle }));
  // Upwards from the bottom, then back down from the top: both sides then have the room they need.
  let limit = height + lineHeight / 2;
  for (const name of kept) {
    name.y = limit = Math.min(name.y, limit - lineHeight);
  }
  limit = -lineHeight / 2;
  for (const name of kept.reverse()) {
    name.y = limit = Math.max(name.y, limit + lineHeight);
  }
  return kept;
}

/** Where the last window's blocks lie. */
export function stackEnds(model: StackModel): End[] {
  const last = lastWindow(model);
  if (last === null) {
    return [];
  }
  let lower = 0;
  return model.layers.map(({ look, upper }) => {
    const edge = upper[last] ?? lower;
    const middle = (Math.max(lower, model.bottom) + edge) / 2;
    const end = { look, weight: edge - lower, middle: 1 - (middle - model.bottom) / (model.top - model.bottom) };
    lower = edge;
    return end;
  });
}

/** The last window with data; null without one. */
export function lastWindow(model: StackModel): number | null {
  for (let i = model.times.length - 1; i >= 0; i--) {
    if (model.layers.some((layer) => layer.upper[i] !== null)) {
      return i;
    }
  }
  return null;
}
