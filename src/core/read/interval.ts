import { formatDuration } from '../duration';
import { DistributionError } from '../model/errors';
import type { ValueMeaning } from '../model/query';
import type { Notices } from '../model/notices';
import type { Series } from './rawSeries';

/** Gaps needed before a series says something about its interval. */
const ENOUGH = 3;

interface Gaps {
  smallest: number;
  /** Most gaps are the smallest one: points come at that interval, and are not just rare. */
  regular: boolean;
  /** Some gap is no multiple of the smallest. */
  uneven: boolean;
}

/**
 * The interval of an answer's points, in ms: what the upstream states, else the smallest regular gap, else `asked`.
 * Throws when points come at an interval coarser than a bucket; rare points don't.
 */
export function pointInterval(
  series: Series[],
  stated: number | null,
  asked: number,
  bucketMs: number,
  meaning: ValueMeaning,
  notices: Notices
): number {
  const interval = stated ?? inferred(series, meaning, notices);
  if (interval !== null && interval > bucketMs) {
    throw new DistributionError(
      'data',
      `The answer has a point every ${formatDuration(interval)}, coarser than the ${formatDuration(bucketMs)} that a window steps.`,
      `Choose a window (and step) of at least ${formatDuration(interval)}, or a finer interval in the upstream query.`
    );
  }
  return interval ?? asked;
}

function inferred(series: Series[], meaning: ValueMeaning, notices: Notices): number | null {
  let interval: number | null = null;
  let mixed = false;
  let before: Float64Array | null = null;
  for (const { times } of series) {
    // series of the same times say the same
    const gaps = times === null || times === before ? null : gapsOf(times);
    before = times;
    if (gaps && gaps.regular) {
      mixed = mixed || gaps.uneven || (interval !== null && interval !== gaps.smallest);
      interval = interval === null ? gaps.smallest : Math.min(interval, gaps.smallest);
    }
  }
  if (mixed) {
    const used = meaning === 'rates' ? `; rates are taken over ${formatDuration(interval!)}` : '';
    notices.add(
      meaning === 'rates' ? 'warning' : 'info',
      `Points come at mixed intervals: each counts for the window that its time stamp lies in${used}.`
    );
  }
  return interval;
}

function gapsOf(times: Float64Array): Gaps | null {
  const { length } = times;
  if (length <= ENOUGH) {
    return null;
  }
  let smallest = Infinity;
  for (let i = 1; i < length; i++) {
    smallest = Math.min(smallest, times[i] - times[i - 1]);
  }
  let equal = 0;
  let uneven = false;
  for (let i = 1; i < length; i++) {
    const gap = times[i] - times[i - 1];
    equal += gap === smallest ? 1 : 0;
    uneven = uneven || gap % smallest !== 0;
  }
  return { smallest, regular: equal * 2 >= length - 1, uneven };
}
