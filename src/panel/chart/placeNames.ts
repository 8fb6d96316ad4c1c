import type { StackModel } from './stackModel';

export interface PlacedName {
  name: string;
  color: string;
  /** Middle of the text, from the top of the plotting area. */
  y: number;
}

/**
 * Names beside the last window's blocks: each at its block's middle, moved just as far as its neighbours need. Where the height
 * doesn't hold them all, the largest shares keep their names (the table and the tooltip have every one).
 */
export function placeNames(model: StackModel, height: number, lineHeight: number): PlacedName[] {
  const last = lastWindow(model);
  const room = Math.floor(height / lineHeight);
  if (last === null || room < 1) {
    return [];
  }
  let lower = 0;
  const blocks = model.layers.map(({ look, upper }) => {
    const edge = upper[last] ?? lower;
    const block = {
      name: look.name,
      color: look.color,
      share: edge - lower,
      y: height * (1 - ((Math.max(lower, model.bottom) + edge) / 2 - model.bottom) / (model.top - model.bottom)),
    };
    lower = edge;
    return block;
  });
  const least = [...blocks].sort((a, b) => b.share - a.share)[room - 1]?.share ?? 0;
  const kept = blocks.filter((block) => block.share >= least).slice(0, room);
  // Upwards from the bottom, then back down from the top: both sides then have the room they need.
  let limit = height + lineHeight / 2;
  for (const block of kept) {
    block.y = limit = Math.min(block.y, limit - lineHeight);
  }
  limit = -lineHeight / 2;
  for (const block of kept.reverse()) {
    block.y = limit = Math.max(block.y, limit + lineHeight);
  }
  return kept.map(({ name, color, y }) => ({ name, color, y }));
}

function lastWindow(model: StackModel): number | null {
  for (let i = model.times.length - 1; i >= 0; i--) {
    if (model.layers.some((layer) => layer.upper[i] !== null)) {
      return i;
    }
  }
  return null;
}
