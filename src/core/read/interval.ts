import { formatDuration } from '../duration';
import { DistributionError } from '../model/errors';
import type { ValueMeaning } from '../model/query';
import type { Notices } from '../model/notices';
import type { Series } from './rawSeries';

/** Gaps needed before a series says something about its interval. */
const ENOUGH = 3;

interface Gaps {
  /** The usual one, to the whole second where stamps jitter. */
  usual: number;
  /** Most gaps are the usual one: points come at that interval, and are not just rare. */
  regular: boolean;
  /** Some gap is no multiple of the usual. */
  uneven: boolean;
}

/** Part of the usual gap that stamps may be off by. */
const JITTER = 0.2;

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
      mixed = mixed || gaps.uneven || (interval !== null && interval !== gaps.usual);
      interval = interval === null ? gaps.usual : Math.min(interval, gaps.usual);
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
  const gaps = new Float64Array(length - 1);
  for (let i = 1; i < length; i++) {
    gaps[i - 1] = times[i] - times[i - 1];
  }
  const sorted = gaps.slice().sort();
  const smallest = sorted[0];
  const median = sorted[sorted.length >> 1];
  // the smallest one where it is common: then stamps are exact, and longer gaps are missing points
  const exact = sorted[Math.ceil((length - 1) / 2) - 1] === smallest;
  const usual = exact ? smallest : roundedGap(median);
  const near = (gap: number) => Math.abs(gap - Math.max(1, Math.round(gap / usual)) * usual) <= JITTER * usual;
  let common = 0;
  let uneven = false;
  for (const gap of gaps) {
    common += Math.abs(gap - usual) <= JITTER * usual ? 1 : 0;
    uneven = uneven || (exact ? gap % usual !== 0 : !near(gap));
  }
  return { usual, regular: common * 2 >= length - 1, uneven };
}

const SECOND = 1000;

/** A gap that jitters, to the whole second, or to the tenth of it: the same whatever part of a series is asked for. */
function roundedGap(gap: number): number {
  const unit = gap >= 2 * SECOND ? SECOND : SECOND / 10;
  return Math.max(unit, Math.round(gap / unit) * unit);
}
