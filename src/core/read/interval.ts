import { formatDuration } from '../duration';
import { DistributionError } from '../model/errors';
import type { ValueMeaning } from '../model/query';
import type { Kernel } from '../model/kernelContract';
import type { Notices } from '../model/notices';
import type { Series } from './rawSeries';

/**
 * The interval of an answer's points, in ms: what the upstream states, else the usual gap, else `asked`.
 * Throws when points come at an interval coarser than a bucket; rare points don't.
 */
export function pointInterval(
  series: Series[],
  stated: number | null,
  asked: number,
  bucketMs: number,
  meaning: ValueMeaning,
  notices: Notices,
  kernel: Kernel
): number {
  const interval = stated ?? inferred(series, meaning, notices, kernel);
  if (interval !== null && interval > bucketMs) {
    throw new DistributionError(
      'data',
      `The answer has a point every ${formatDuration(interval)}, coarser than the ${formatDuration(bucketMs)} that a window steps.`,
      `Choose a window (and step) of at least ${formatDuration(interval)}, or a finer interval in the upstream query.`
    );
  }
  return interval ?? asked;
}

/** The interval that each series' rates are taken over: what the upstream states, else its own usual one, else `common`. */
export function ownInterval(stated: number | null, common: number, kernel: Kernel): (series: Series) => number {
  let known: { times: Float64Array; interval: number } | null = null;
  return ({ times }) => {
    if (stated !== null || times === null) {
      return common;
    }
    if (known?.times !== times) {
      const [usual, regular] = kernel.gaps(times);
      known = { times, interval: regular === 1 ? usual : common };
    }
    return known.interval;
  };
}

function inferred(series: Series[], meaning: ValueMeaning, notices: Notices, kernel: Kernel): number | null {
  let interval: number | null = null;
  let mixed = false;
  let before: Float64Array | null = null;
  for (const { times } of series) {
    // series of the same times say the same
    if (times === null || times === before) {
      continue;
    }
    const [usual, regular, uneven] = kernel.gaps(times);
    before = times;
    if (regular === 1) {
      mixed = mixed || uneven === 1 || (interval !== null && interval !== usual);
      interval = interval === null ? usual : Math.min(interval, usual);
    }
  }
  if (mixed) {
    const used = meaning === 'rates' ? `; rates are taken over the usual one of each series` : '';
    notices.add(
      meaning === 'rates' ? 'warning' : 'info',
      `Points come at mixed intervals: each counts for the window that its time stamp lies in${used}.`
    );
  }
  return interval;
}
