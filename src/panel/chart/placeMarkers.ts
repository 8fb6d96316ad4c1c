import type { DriftEvent } from '../../core';
import type { PlotArea } from './area';

export interface PlacedMarker {
  event: DriftEvent;
  /** Start of the drift, from the chart's left edge. */
  left: number;
  /** Room for its words: up to the next drift or the end of the plot. */
  room: number;
}

/** Where the drifts that show in the range have their markers. One that began before the range stands at its left edge. */
export function placeMarkers(events: DriftEvent[], area: PlotArea, from: number, to: number): PlacedMarker[] {
  const x = (at: number) => area.left + ((Math.min(Math.max(at, from), to) - from) / (to - from)) * area.width;
  const shown = events.filter(({ start, end }) => start < to && (end === null || end > from));
  return shown.map((event, i) => {
    const left = x(event.start);
    const right = i + 1 < shown.length ? x(shown[i + 1].start) : area.left + area.width;
    return { event, left, room: right - left };
  });
}
