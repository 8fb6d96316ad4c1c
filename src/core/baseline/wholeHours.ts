import { DistributionError } from '../model/errors';
import { bucketAt, windowStart, type WindowGrid } from '../window/grid';
import { clockAt } from '../window/zone';

const HOUR = 3_600_000;

/** The hour on the clock that a window begins in, by absolute number. */
export const hourOf = (grid: WindowGrid, window: number): number =>
  Math.floor(clockAt(grid.zone, windowStart(grid, window)) / HOUR);

/** The windows of a grid, and those before and after that begin in the same hours. */
export function wholeHours(grid: WindowGrid): WindowGrid {
  if (grid.wholeRange) {
    return grid;
  }
  let first = 0;
  let end = grid.windows;
  while (hourOf(grid, first - 1) === hourOf(grid, 0)) {
    first--;
  }
  while (hourOf(grid, end) === hourOf(grid, grid.windows - 1)) {
    end++;
  }
  return windowsFrom(grid, first, end - first);
}

/** The windows of the same kind that lie whole in a time range, ms since the epoch. */
export function windowsWithin(grid: WindowGrid, from: number, to: number): WindowGrid {
  if (grid.wholeRange) {
    return { ...grid, sizeMs: to - from, stepMs: to - from, anchorMs: from };
  }
  const begun = bucketAt(grid, from);
  const first = windowStart(grid, begun) < from ? begun + 1 : begun;
  const windows = bucketAt(grid, to) - first - grid.perWindow + 1;
  if (windows < 1) {
    throw new DistributionError(
      'query',
      'The training range has no whole window.',
      'Choose a longer training range, or a shorter window.'
    );
  }
  return windowsFrom(grid, first, windows);
}

function windowsFrom(grid: WindowGrid, first: number, windows: number): WindowGrid {
  const buckets = windows + grid.perWindow - 1;
  return { ...grid, firstBucket: grid.firstBucket + first, buckets, windows, firstTested: 0, firstVisible: 0 };
}
