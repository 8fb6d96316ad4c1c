import type { WindowGrid } from './grid';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Points that a whole-range window is asked in, where the upstream answers more than one. */
const RANGE_POINTS = 100;

/** Between the points that an upstream is asked for, ms. Weeks begin on Monday, but an upstream counts weeks from the epoch's Thursday: ask for days and add them up. */
export function requestInterval(grid: WindowGrid): number {
  if (grid.wholeRange) {
    return Math.max(1000, Math.ceil(grid.sizeMs / RANGE_POINTS / 1000) * 1000);
  }
  if (grid.zone.length > 0) {
    // days begin at a local midnight, which is at a whole hour of UTC, but for some zones at a quarter of one
    return grid.zone.every(({ ahead }) => ahead % HOUR === 0) ? HOUR : HOUR / 4;
  }
  return grid.anchorMs === 0 ? grid.stepMs : DAY;
}
