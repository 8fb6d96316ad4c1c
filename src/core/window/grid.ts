import type { NormalQuery } from '../model/normalQuery';
import { formatDuration } from '../duration';
import { DistributionError } from '../model/errors';
import type { QueryRange, WeekDay, ZoneOffset } from '../model/query';
import {
  accumulates,
  newNormalOf,
  preludeFor,
  quietReach,
  replayStart,
  sequentialBegin,
  spreadGap,
  WARM_UP,
} from './past';
import { clockAt, instantOf, laterEnd } from './zone';

const MINUTE = 60_000;
const DAY = 86_400_000;
const WEEK = 7 * DAY;
/** How long after the epoch, a Thursday, the first week began. */
const WEEK_STARTS: Record<WeekDay, number> = { saturday: 2 * DAY, sunday: 3 * DAY, monday: 4 * DAY };

const ROUND = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2 * 1440, 7 * 1440].map(
  (minutes) => minutes * MINUTE
);
const AUTO_WINDOWS = 120;

/** Where buckets begin: every `stepMs` from the anchor on, by the clock of a time zone where they are days or weeks. */
export interface Steps {
  stepMs: number;
  anchorMs: number;
  firstBucket: number;
  /** The time zone's changes, for offsets of days too. Empty: UTC. */
  zone: ZoneOffset[];
  /** Buckets are days or weeks of the zone: one has an hour less or more where the clocks are changed. */
  byClock: boolean;
}

/**
 * Windows over buckets. A bucket is one step long; window i covers buckets i .. i + perWindow - 1. Indices count from the
 * first bucket of the lookback; `firstBucket` makes them absolute, the same for every asked range.
 */
export interface WindowGrid extends Steps {
  sizeMs: number;
  /** Buckets a window has: 1 unless windows slide. */
  perWindow: number;
  buckets: number;
  windows: number;
  /** Windows before this one are only baseline. */
  firstTested: number;
  /** Windows before this one are not returned: they are there so that a state doesn't depend on the asked range. */
  firstVisible: number;
  /** One window spans the whole range. */
  wholeRange: boolean;
}

/** Where a bucket begins, and the window that has it first. */
export function windowStart({ anchorMs, firstBucket, stepMs, zone, byClock }: Steps, bucket: number): number {
  const start = anchorMs + (firstBucket + bucket) * stepMs;
  return byClock ? instantOf(zone, start) : start;
}

/** The bucket that an instant lies in, whether the grid has it or not; NaN of NaN. */
export function bucketAt(steps: Steps, instant: number): number {
  const { anchorMs, firstBucket, stepMs, zone, byClock } = steps;
  if (!byClock) {
    return Math.floor((instant - anchorMs) / stepMs) - firstBucket;
  }
  let bucket = Math.floor((clockAt(zone, instant) - anchorMs) / stepMs) - firstBucket;
  // where the clocks are set back over midnight, they show the day before once more
  while (instant >= windowStart(steps, bucket + 1)) {
    bucket++;
  }
  return bucket;
}

/** Where the bucket begins that is `shiftMs` before a bucket. */
export const shiftedStart = (steps: Steps, bucket: number, shiftMs: number): number =>
  steps.byClock
    ? windowStart(steps, bucket - shiftMs / steps.stepMs)
    : laterEnd(steps.zone, windowStart(steps, bucket), -shiftMs);

export const windowEnd = (grid: WindowGrid, window: number): number => windowStart(grid, window + grid.perWindow);

/** End of the last window. */
export const gridEnd = (grid: WindowGrid): number => windowStart(grid, grid.buckets);

/** What is asked of the windows, and so how many of them are needed. */
export interface Reach {
  /** Only the latest window is shown. */
  latestOnly: boolean;
  /** All windows are read since the sequential test began. */
  sequential: boolean;
  /** How long before the first one shown there are windows at least, ms. */
  back: number;
}

/**
 * The windows that a query over a range needs. Visible are those that end in (from, to] and whose end + delay has
 * passed; when there is none, and for formats that show but one, the latest finished one. Aligned to the epoch in UTC; days and
 * weeks to midnight of the time zone, weeks to their first day.
 */
export function windowGrid(query: NormalQuery, range: QueryRange, reach: Reach): WindowGrid {
  const latest = Math.min(range.to, range.now - query.window.delay);
  if (!(range.from < range.to)) {
    throw new DistributionError('query', 'The time range is empty.', 'Choose a range that ends after it starts.');
  }
  if (query.window.size === 'range') {
    return wholeRange(range, latest);
  }
  const { sizeMs, stepMs } = sizes(query, range);
  const zone = range.zone ?? [];
  const anchorMs = stepMs % WEEK === 0 ? WEEK_STARTS[query.window.weekStart ?? range.weekStart ?? 'monday'] : 0;
  const steps: Steps = { stepMs, anchorMs, firstBucket: 0, zone, byClock: zone.length > 0 && stepMs % DAY === 0 };
  const end = bucketAt(steps, latest);
  const perWindow = sizeMs / stepMs;
  const lastWindow = end - perWindow;
  const first = bucketAt(steps, range.from) + 1 - perWindow;
  const firstVisible = reach.latestOnly ? lastWindow : Math.min(first, lastWindow);
  const longest = Math.max(1, ...query.detect.scales);
  const before = (query.trailing.windows + spreadGap(query) + longest - 1) * perWindow;
  const looked = Math.min(firstVisible, sequentialStart(query, reach, firstVisible, steps));
  const warmUp = WARM_UP(query.detect.n) + firstVisible - looked;
  const tested = firstVisible - warmUp - before;
  const least = Math.min(tested, firstVisible - Math.ceil(reach.back / stepMs));
  const read = accumulates(query) ? Math.min(least, replayed(query, firstVisible, sizeMs, perWindow)) : least;
  const firstBucket = read - quietReach(query, stepMs, perWindow);
  const buckets = end - firstBucket;
  return {
    ...steps,
    sizeMs,
    perWindow,
    firstBucket,
    buckets,
    windows: buckets - perWindow + 1,
    firstTested: firstVisible - warmUp - firstBucket,
    firstVisible: firstVisible - firstBucket,
    wholeRange: false,
  };
}

/** The first bucket that the replays of the first visible windows read. */
function replayed(query: NormalQuery, firstVisible: number, sizeMs: number, perWindow: number): number {
  const turn = Math.ceil((firstVisible - 2 * (perWindow - 1)) / perWindow);
  return replayStart(turn, newNormalOf(query, sizeMs), preludeFor(query.trailing.windows)) * perWindow;
}

/** The first window that the sequential test looks at, where it is asked for. */
function sequentialStart(query: NormalQuery, { sequential }: Reach, firstVisible: number, steps: Steps): number {
  if (!sequential) {
    return firstVisible;
  }
  const start = sequentialBegin(query.sequential, windowStart(steps, firstVisible));
  const bucket = bucketAt(steps, start);
  return windowStart(steps, bucket) < start ? bucket + 1 : bucket;
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

function wholeRange({ from, zone = [] }: QueryRange, latest: number): WindowGrid {
  if (latest <= from) {
    throw new DistributionError('query', 'The time range lies in the future.', 'Choose a range that has begun.');
  }
  return {
    sizeMs: latest - from,
    stepMs: latest - from,
    perWindow: 1,
    anchorMs: from,
    firstBucket: 0,
    zone,
    byClock: false,
    buckets: 1,
    windows: 1,
    firstTested: 0,
    firstVisible: 0,
    wholeRange: true,
  };
}
