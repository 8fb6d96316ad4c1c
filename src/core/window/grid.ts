import type { NormalQuery } from '../model/normalQuery';
import { formatDuration } from '../duration';
import { requireWithin } from '../limits';
import { DistributionError } from '../model/errors';
import type { QueryRange, ZoneOffset } from '../model/query';
import { toInstant, toLocal } from './zone';
import { accumulates, newNormalOf, preludeFor, replayStart, sequentialBegin, spreadGap, WARM_UP } from './past';

const MINUTE = 60_000;
const DAY = 86_400_000;
const WEEK = 7 * DAY;
/** 1 January 1970 was a Thursday: weeks begin four days later, on Monday. */
const MONDAY = 4 * DAY;

const ROUND = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2 * 1440, 7 * 1440].map(
  (minutes) => minutes * MINUTE
);
const AUTO_WINDOWS = 120;

/**
 * Windows over buckets. A bucket is one step long; window i covers buckets i .. i + perWindow - 1. Indices count from the
 * first bucket of the lookback; `firstBucket` makes them absolute, the same for every asked range.
 */
export interface WindowGrid {
  sizeMs: number;
  stepMs: number;
  /** Buckets a window has: 1 unless windows slide. */
  perWindow: number;
  anchorMs: number;
  firstBucket: number;
  buckets: number;
  windows: number;
  /** Windows before this one are only baseline. */
  firstTested: number;
  /** Windows before this one are not returned: they are there so that a state doesn't depend on the asked range. */
  firstVisible: number;
  /** One window spans the whole range. */
  wholeRange: boolean;
  /** Changes of the time zone whose clock whole days go by; empty where windows are shorter, and in UTC. */
  zone: ZoneOffset[];
}

const bucketStart = (grid: WindowGrid, bucket: number): number =>
  toInstant(grid.zone, grid.anchorMs + (grid.firstBucket + bucket) * grid.stepMs);

export const windowStart = bucketStart;

export const windowEnd = (grid: WindowGrid, window: number): number => bucketStart(grid, window + grid.perWindow);

/** The bucket that an instant is in, with how far into it. */
export const bucketAt = (grid: WindowGrid, instant: number): number =>
  (toLocal(grid.zone, instant) - grid.anchorMs) / grid.stepMs - grid.firstBucket;

/** End of the last window. */
export const gridEnd = (grid: WindowGrid): number => bucketStart(grid, grid.buckets);

/** What is asked of the windows, and so how many of them are needed. */
export interface Reach {
  /** Only the latest window is shown. */
  latestOnly: boolean;
  /** All windows are read since the sequential test began. */
  sequential: boolean;
}

/**
 * The windows that a query over a range needs. Visible are those that end in (from, to] and whose end + delay has
 * passed; when there is none, and for formats that show but one, the latest finished one. Aligned to the epoch in UTC, weeks to Monday;
 * whole days begin and end at midnight of the time zone, and have 23 or 25 hours where its clocks are changed.
 */
export function windowGrid(query: NormalQuery, range: QueryRange, reach: Reach): WindowGrid {
  const latest = Math.min(range.to, range.now - query.window.delay);
  if (!(range.from < range.to)) {
    throw new DistributionError('query', 'The time range is empty.', 'Choose a range that ends after it starts.');
  }
  if (query.window.size === 'range') {
    return wholeRange(range.from, latest);
  }
  const { sizeMs, stepMs } = sizes(query, range);
  const anchorMs = stepMs % WEEK === 0 ? MONDAY : 0;
  const zone = stepMs % DAY === 0 ? (range.zone ?? []) : [];
  const turns = (instant: number) => Math.floor((toLocal(zone, instant) - anchorMs) / stepMs);
  const end = turns(latest);
  const perWindow = sizeMs / stepMs;
  const lastWindow = end - perWindow;
  const first = turns(range.from) + 1 - perWindow;
  const firstVisible = reach.latestOnly ? lastWindow : Math.min(first, lastWindow);
  const longest = Math.max(1, ...query.detect.scales);
  const before = (query.trailing.windows + spreadGap(query) + longest - 1) * perWindow;
  const looked = Math.min(firstVisible, sequentialStart(query, reach, firstVisible, stepMs, anchorMs));
  const warmUp = WARM_UP(query.detect.n) + firstVisible - looked;
  const tested = firstVisible - warmUp - before;
  const firstBucket = accumulates(query) ? Math.min(tested, replayed(query, firstVisible, sizeMs, perWindow)) : tested;
  const buckets = end - firstBucket;
  requireWithin('windows', buckets);
  return {
    sizeMs,
    stepMs,
    perWindow,
    anchorMs,
    firstBucket,
    buckets,
    windows: buckets - perWindow + 1,
    firstTested: firstVisible - warmUp - firstBucket,
    firstVisible: firstVisible - firstBucket,
    wholeRange: false,
    zone,
  };
}

/** The first bucket that the replays of the first visible windows read. */
function replayed(query: NormalQuery, firstVisible: number, sizeMs: number, perWindow: number): number {
  const turn = Math.ceil((firstVisible - 2 * (perWindow - 1)) / perWindow);
  const settings = { newNormal: newNormalOf(query, sizeMs), prelude: preludeFor(query.trailing.windows) };
  return replayStart(turn, settings) * perWindow;
}

/** The first window that the sequential test looks at, where it is asked for. */
function sequentialStart(
  query: NormalQuery,
  { sequential }: Reach,
  firstVisible: number,
  stepMs: number,
  anchorMs: number
): number {
  if (!sequential) {
    return firstVisible;
  }
  const start = sequentialBegin(query.sequential, anchorMs + firstVisible * stepMs);
  return Math.ceil((start - anchorMs) / stepMs);
}

function sizes(query: NormalQuery, range: QueryRange): { sizeMs: number; stepMs: number } {
  const { size, step } = query.window;
  if (typeof size === 'number') {
    return { sizeMs: size, stepMs: step ?? size };
  }
  const wanted = (range.to - range.from) / AUTO_WINDOWS;
  const sizeMs = ROUND.filter((round) => round >= wanted)[0] ?? Math.ceil(wanted / WEEK) * WEEK;
  if (step !== null && sizeMs % step !== 0) {
    throw new DistributionError(
      'query',
      `The step ${formatDuration(step)} does not divide the window ${formatDuration(sizeMs)}, which fits this range.`,
      'Remove the step, or choose a fixed window size.'
    );
  }
  return { sizeMs, stepMs: step ?? sizeMs };
}

function wholeRange(from: number, latest: number): WindowGrid {
  if (latest <= from) {
    throw new DistributionError('query', 'The time range lies in the future.', 'Choose a range that has begun.');
  }
  return {
    sizeMs: latest - from,
    stepMs: latest - from,
    perWindow: 1,
    anchorMs: from,
    firstBucket: 0,
    buckets: 1,
    windows: 1,
    firstTested: 0,
    firstVisible: 0,
    wholeRange: true,
    zone: [],
  };
}
