import type { Labels } from '../model/frame';
import type { Kernel } from '../model/kernelContract';
import { bucketAt, windowStart, type WindowGrid } from './grid';
import { later } from './zone';

/**
 * Counts of one group: row-major window x category. A window without any point of the group is not present, which is not
 * zero; a category without a point in a present window is zero.
 */
export interface GroupTable {
  key: string;
  labels: Labels;
  counts: Float64Array;
  /** Number of events (states: the mean number in any state) a window. */
  n: Float64Array;
  present: Uint8Array;
  /** Why a window isn't whole: 0 where it is. */
  partial: Uint8Array;
}

/** A group's counts by bucket, while its series are added up. */
export interface BucketTable {
  key: string;
  labels: Labels;
  categories: number;
  sums: Float64Array;
  /** 1 where the bucket has points; for states, how many distinct times. */
  points: Float64Array;
  partial: Uint8Array;
}

export function emptyBuckets(key: string, labels: Labels, grid: WindowGrid, categories: number): BucketTable {
  return {
    key,
    labels,
    categories,
    sums: new Float64Array(grid.buckets * categories),
    points: new Float64Array(grid.buckets),
    partial: new Uint8Array(grid.buckets),
  };
}

/**
 * Bucket of each point; -1 outside the grid. A point stamped at its interval's end t covers (t - interval, t], one stamped at the
 * start [t, t + interval).
 */
export function bucketsOf(
  times: Float64Array,
  stamp: 'start' | 'end',
  shiftMs: number,
  grid: WindowGrid,
  kernel: Kernel
): Int32Array {
  if (grid.byClock || (shiftMs !== 0 && grid.zone.length > 1)) {
    return bucketsByClock(times, stamp, shiftMs, grid);
  }
  const out = new Int32Array(times.length);
  kernel.placePoints(times, windowStart(grid, 0) - shiftMs, grid.stepMs, grid.buckets, stamp === 'start', out);
  return out;
}

/** Bucket of each point, -1 outside: see `Kernel`. */
export function placePoints(
  times: Float64Array,
  origin: number,
  stepMs: number,
  buckets: number,
  starts: boolean,
  at: Int32Array
): void {
  for (let i = 0; i < times.length; i++) {
    const turns = (times[i] - origin) / stepMs;
    const bucket = starts ? Math.floor(turns) : Math.ceil(turns) - 1;
    // a time that isn't there is in no bucket
    at[i] = bucket >= 0 && bucket < buckets ? Math.trunc(bucket) : -1;
  }
}

function bucketsByClock(times: Float64Array, stamp: 'start' | 'end', shiftMs: number, grid: WindowGrid): Int32Array {
  const { stepMs, buckets, zone, byClock } = grid;
  return Int32Array.from(times, (time) => {
    // an end belongs to the interval before it
    const instant = stamp === 'end' ? time - 1 : time;
    const bucket = byClock ? bucketAt(grid, instant) + shiftMs / stepMs : bucketAt(grid, later(zone, instant, shiftMs));
    return bucket >= 0 && bucket < buckets ? bucket : -1;
  });
}

/** Adds the points of series to their groups': see `Kernel`. */
export function addSeries(
  sums: Float64Array[],
  points: Float64Array[],
  partial: Uint8Array[],
  categories: number,
  places: Int32Array,
  at: Int32Array[],
  values: Float64Array[],
  broken: Uint8Array[]
): void {
  for (let i = 0; i < at.length; i++) {
    const group = places[2 * i];
    addPoints(sums[group], points[group], partial[group], categories, places[2 * i + 1], at[i], values[i], broken[i]);
  }
}

function addPoints(
  sums: Float64Array,
  points: Float64Array,
  partial: Uint8Array,
  categories: number,
  category: number,
  at: Int32Array,
  values: Float64Array,
  broken: Uint8Array
): void {
  const { length } = at;
  const breaks = broken.length > 0;
  for (let i = 0; i < length; i++) {
    const bucket = at[i];
    const value = values[i];
    if (bucket < 0) {
      continue;
    }
    if (value === value) {
      sums[bucket * categories + category] += value;
      points[bucket] = 1;
    }
    if (breaks && broken[i] > 0) {
      partial[bucket] = broken[i];
    }
  }
}

/** What a mean of states is taken over: see `Kernel`. It is how many different times each bucket has, over all series of its group. */
export function countTimes(
  points: Float64Array[],
  places: Int32Array,
  times: Float64Array[],
  at: Int32Array[],
  values: Float64Array[]
): void {
  const byGroup: Times[] = [];
  for (let group = 0; group < points.length; group++) {
    byGroup.push(new Times());
  }
  for (let i = 0; i < at.length; i++) {
    byGroup[places[2 * i]].add(times[i], at[i], values[i]);
  }
  for (let group = 0; group < points.length; group++) {
    const all = byGroup[group];
    const own = points[group];
    own.fill(0);
    for (let i = 0; i < all.size; i++) {
      own[all.at[i]]++;
    }
  }
}

/** The different times that series have points at, ascending, and their buckets. */
class Times {
  times = new Float64Array(0);
  at = new Int32Array(0);
  size = 0;

  /** Adds those of a series, which ascend. */
  add(times: Float64Array, at: Int32Array, values: Float64Array): void {
    const most = this.size + at.length;
    const allTimes = new Float64Array(most);
    const allAt = new Int32Array(most);
    let size = 0;
    let known = 0;
    for (let i = 0; i < at.length; i++) {
      if (at[i] < 0 || values[i] !== values[i]) {
        continue;
      }
      // without a column of times all are one
      const time = times.length === 0 ? 0 : times[i];
      for (; known < this.size && this.times[known] <= time; known++) {
        allTimes[size] = this.times[known];
        allAt[size] = this.at[known];
        size++;
      }
      if (size === 0 || allTimes[size - 1] !== time) {
        allTimes[size] = time;
        allAt[size] = at[i];
        size++;
      }
    }
    for (; known < this.size; known++) {
      allTimes[size] = this.times[known];
      allAt[size] = this.at[known];
      size++;
    }
    this.times = allTimes;
    this.at = allAt;
    this.size = size;
  }
}

/** Buckets become windows: sums over the buckets of a window; for states the mean over the times in it. */
export function toWindows(table: BucketTable, grid: WindowGrid, mean: boolean, kernel: Kernel): GroupTable {
  const { windows, perWindow } = grid;
  const { key, labels, categories, sums, points, partial: broken } = table;
  const counts = perWindow === 1 ? sums : new Float64Array(windows * categories);
  const n = new Float64Array(windows);
  const present = new Uint8Array(windows);
  const partial = new Uint8Array(windows);
  kernel.sumWindows(sums, points, broken, categories, perWindow, mean, counts, n, present, partial);
  return { key, labels, counts, n, present, partial };
}

/** Makes windows of buckets: see `Kernel`. Where a window is one bucket, `counts` are the `sums`. */
export function sumWindows(
  sums: Float64Array,
  points: Float64Array,
  partial: Uint8Array,
  categories: number,
  perWindow: number,
  mean: boolean,
  counts: Float64Array,
  n: Float64Array,
  present: Uint8Array,
  partialWindows: Uint8Array
): void {
  for (let w = 0; w < n.length; w++) {
    let known = 0;
    for (let b = w; b < w + perWindow; b++) {
      known += points[b];
      if (partialWindows[w] === 0) {
        partialWindows[w] = partial[b];
      }
      if (perWindow > 1) {
        for (let j = 0; j < categories; j++) {
          counts[w * categories + j] += sums[b * categories + j];
        }
      }
    }
    present[w] = known > 0 ? 1 : 0;
    let total = 0;
    const end = (w + 1) * categories;
    for (let i = w * categories; i < end; i++) {
      if (mean && known > 0) {
        counts[i] /= known;
      }
      total += counts[i];
    }
    n[w] = total;
  }
}
