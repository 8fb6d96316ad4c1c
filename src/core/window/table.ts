import { requireWithin } from '../limits';
import type { Labels } from '../model/frame';
import { bucketStart, type WindowGrid } from './grid';

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
  /** A counter started again in this window. */
  reset: Uint8Array;
}

/** A group's counts by bucket, while its series are added up. */
export interface BucketTable {
  key: string;
  labels: Labels;
  categories: number;
  sums: Float64Array;
  /** Points in the bucket; for states, distinct times in it. */
  points: Float64Array;
  reset: Uint8Array;
}

export function emptyBuckets(key: string, labels: Labels, grid: WindowGrid, categories: number): BucketTable {
  return {
    key,
    labels,
    categories,
    sums: new Float64Array(grid.buckets * categories),
    points: new Float64Array(grid.buckets),
    reset: new Uint8Array(grid.buckets),
  };
}

/**
 * Bucket of each point; -1 outside the grid and where there is no value. A point stamped at its interval's end t covers
 * (t - interval, t], one stamped at the start [t, t + interval).
 */
export function bucketsOf(
  times: Float64Array,
  values: Float64Array,
  stamp: 'start' | 'end',
  shiftMs: number,
  grid: WindowGrid
): Int32Array {
  const out = new Int32Array(times.length);
  const origin = bucketStart(grid, 0) - shiftMs;
  const { stepMs, buckets } = grid;
  for (let i = 0; i < out.length; i++) {
    const at = (times[i] - origin) / stepMs;
    const bucket = stamp === 'start' ? Math.floor(at) : Math.ceil(at) - 1;
    out[i] = bucket >= 0 && bucket < buckets && values[i] === values[i] ? bucket : -1;
  }
  return out;
}

/** Adds a series' points to its group. */
export function addPoints(
  table: BucketTable,
  category: number,
  at: Int32Array,
  values: Float64Array,
  resets: Uint8Array | null
): void {
  const { sums, points, categories, reset } = table;
  for (let i = 0; i < at.length; i++) {
    const bucket = at[i];
    if (bucket >= 0) {
      sums[bucket * categories + category] += values[i];
      points[bucket]++;
      if (resets !== null && resets[i] === 1) {
        reset[bucket] = 1;
      }
    }
  }
}

/** Buckets become windows: sums over the buckets of a window; for states the mean over the times in it. */
export function toWindows(table: BucketTable, grid: WindowGrid, mean: boolean): GroupTable {
  const { windows, perWindow } = grid;
  const k = table.categories;
  requireWithin('cells', windows * k);
  const counts = perWindow === 1 ? table.sums : new Float64Array(windows * k);
  const n = new Float64Array(windows);
  const present = new Uint8Array(windows);
  const reset = new Uint8Array(windows);
  for (let w = 0; w < windows; w++) {
    let points = 0;
    for (let b = w; b < w + perWindow; b++) {
      points += table.points[b];
      reset[w] |= table.reset[b];
      if (perWindow > 1) {
        for (let j = 0; j < k; j++) {
          counts[w * k + j] += table.sums[b * k + j];
        }
      }
    }
    present[w] = points > 0 ? 1 : 0;
    let total = 0;
    for (let i = w * k; i < (w + 1) * k; i++) {
      if (mean && points > 0) {
        counts[i] /= points;
      }
      total += counts[i];
    }
    n[w] = total;
  }
  return { key: table.key, labels: table.labels, counts, n, present, reset };
}
