import type { WindowGrid } from './grid';
import { unitOf } from './zone';

const DAY = 86_400_000;
/** Points that a whole-range window is asked in, where the upstream answers more than one. */
const RANGE_POINTS = 100;

/** Between the points that an upstream is asked for, ms. Weeks begin on Monday, but an upstream counts weeks from the epoch's Thursday: ask for days and add them up; days of a time zone from its hours. */
export function requestInterval(grid: WindowGrid): number {
  if (grid.wholeRange) {
    return Math.max(1000, Math.ceil(grid.sizeMs / RANGE_POINTS / 1000) * 1000);
  }
  if (grid.byClock) {
    return unitOf(grid.zone);
  }
  return grid.anchorMs === 0 ? grid.stepMs : DAY;
}
