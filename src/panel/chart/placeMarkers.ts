import type { DriftEvent } from '../core';
import type { PlotArea } from './area';

export interface PlacedMarker {
  event: DriftEvent;
  /** Start of the drift, from the chart's left edge. */
  at: number;
  /** Where its words stand: right of the start, left of it where only there is room, or nowhere. */
  words: 'right' | 'left' | null;
}

/**
 * Where the drifts that show in the range have their markers. One that began before the range stands at its left edge. The last one has
 * its words before all others: it may be the one that goes on.
 * `widthOf` is the width of a marker with its words; without them it has `iconWidth`.
 */
export function placeMarkers(
  events: DriftEvent[],
  area: PlotArea,
  from: number,
  to: number,
  widthOf: (event: DriftEvent) => number,
  iconWidth: number
): PlacedMarker[] {
  const x = (time: number) => area.left + ((Math.min(Math.max(time, from), to) - from) / (to - from)) * area.width;
  const shown = events.filter(({ start, end }) => start < to && (end === null || end > from));
  const end = area.left + area.width;
  let taken = area.left;
  return shown.map((event, i) => {
    const [at, width] = [x(event.start), widthOf(event)];
    const limit = i + 1 < shown.length ? nextBegins(shown.slice(i + 1)) : end;
    const words = at + width <= limit ? 'right' : at - width >= taken && at <= limit ? 'left' : null;
    taken = words === 'right' ? at + width : words === 'left' ? at : at + iconWidth;
    return { event, at, words };
  });

  /** Where the next marker's box begins: the last one's words may stand left of its start. */
  function nextBegins([next, ...others]: DriftEvent[]): number {
    const [start, width] = [x(next.start), widthOf(next)];
    const leftOf = others.length === 0 && start + width > end && start - width >= area.left;
    return leftOf ? start - width : start;
  }
}
