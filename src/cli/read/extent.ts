import type { FrameJSON, QueryRange } from '../../core';
import { formatDuration } from '../../core/duration';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** What the times of a table say: null where it has none. */
export interface Extent {
  first: number;
  last: number;
  /** The smallest gap between two times; a minute where there is but one. */
  stepMs: number;
}

export function extentOf(frames: FrameJSON[]): Extent | null {
  const times = new Set<number>();
  for (const { schema, data } of frames) {
    const at = schema.fields.findIndex(({ type }) => type === 'time');
    for (const time of at < 0 ? [] : (data.values[at] as Array<number | null>)) {
      if (time !== null) {
        times.add(time);
      }
    }
  }
  if (times.size === 0) {
    return null;
  }
  const sorted = Float64Array.from(times).sort();
  let stepMs = Infinity;
  for (let i = 1; i < sorted.length; i++) {
    stepMs = Math.min(stepMs, sorted[i] - sorted[i - 1]);
  }
  return { first: sorted[0], last: sorted[sorted.length - 1], stepMs: stepMs === Infinity ? MINUTE : stepMs };
}

/** Windows as far apart as the times are; one where there are none. */
export const usualWindow = (extent: Extent | null): string =>
  extent === null ? 'range' : formatDuration(extent.stepMs);

/** All whole windows that hold the times; an hour of 1970 for a table without. */
export function usualRange(extent: Extent | null, windowMs: number): QueryRange {
  if (extent === null) {
    return { from: 0, to: HOUR, now: HOUR };
  }
  const from = Math.floor(extent.first / windowMs) * windowMs;
  const to = (Math.floor(extent.last / windowMs) + 1) * windowMs;
  return { from, to, now: to };
}

/** The rows of a table from one instant to before another; all where it has no times. */
export function rowsWithin(frame: FrameJSON, from: number, to: number): FrameJSON {
  const at = frame.schema.fields.findIndex(({ type }) => type === 'time');
  const times = frame.data.values[at] as Array<number | null> | undefined;
  if (times === undefined || times.every((time) => time !== null && time >= from && time < to)) {
    return frame;
  }
  const kept = times.flatMap((time, row) => (time !== null && time >= from && time < to ? [row] : []));
  return { schema: frame.schema, data: { values: frame.data.values.map((column) => kept.map((row) => column[row])) } };
}
