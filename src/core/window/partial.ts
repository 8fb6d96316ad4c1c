import { COLD_START, COUNTER_RESET, INCOMPLETE, QUIET_TIME } from '../model/output';

/** Why a bucket or window isn't whole, so that it is neither evaluated nor learned from; 0 where it is. */
export const RESTARTED = 1;
export const MISSING = 2;
/** In the schedule; and too soon after a deploy, or with few of the usual events. */
export const QUIET = 3;
export const COLD = 4;
/** A running total had no points for a while before. */
export const SKIPPED = 5;

/** The state that a window has then. */
export function stateOfPartial(why: number): number {
  if (why === RESTARTED) {
    return COUNTER_RESET;
  }
  if (why === QUIET) {
    return QUIET_TIME;
  }
  return why === COLD ? COLD_START : INCOMPLETE;
}

/** Where series are missing: see `Kernel`. */
export function missingSeries(
  points: Float64Array[],
  places: Int32Array,
  at: Int32Array[],
  values: Float64Array[]
): Float64Array {
  const out: number[] = [];
  for (let i = 0; i < at.length; i++) {
    const missing = missingAt(at[i], values[i], points[places[2 * i]]);
    for (let j = 0; j < missing.length; j++) {
      out.push(i);
      out.push(missing[j]);
    }
  }
  return Float64Array.from(out);
}

/** Events that a series has had in a bucket, on average, for its absence to be no zero. */
const LEAST = 20;
/** Buckets that tell it, and for so many the series is taken to be missing; from then on it has ended. */
export const TELLING = 5;
const PATIENCE = 10;

/**
 * The buckets where a series is missing that was there just before, with events enough that it can't be empty by chance: a target
 * that wasn't scraped, say.
 *
 * @param at bucket of each point, ascending but for -1
 * @param values of the points; NaN is none
 * @param points 1 where the group has points of any series
 */
export function missingAt(at: Int32Array, values: Float64Array, points: Float64Array): number[] {
  const missing: number[] = [];
  let buckets = 0;
  let last = -1;
  for (let i = 0; i < at.length; i++) {
    const bucket = at[i];
    if (bucket <= last || values[i] !== values[i]) {
      continue;
    }
    if (bucket > last + 1 && buckets >= TELLING && isBusy(at, values, i)) {
      note(last, bucket, points, missing);
    }
    buckets++;
    last = bucket;
  }
  if (last + 1 < points.length && buckets >= TELLING && isBusy(at, values, at.length)) {
    note(last, points.length, points, missing);
  }
  return missing;
}

/** Whether a series has many events in the buckets of its points before one. */
function isBusy(at: Int32Array, values: Float64Array, end: number): boolean {
  let sum = 0;
  let buckets = 0;
  let bucket = -1;
  for (let i = end - 1; i >= 0; i--) {
    if (at[i] < 0 || values[i] !== values[i]) {
      continue;
    }
    if (at[i] !== bucket) {
      bucket = at[i];
      buckets++;
    }
    if (buckets > TELLING) {
      break;
    }
    sum += values[i];
  }
  return sum >= LEAST * TELLING;
}

/** Notes the buckets after one where others have points. */
function note(last: number, until: number, points: Float64Array, missing: number[]): void {
  for (let b = last + 1; b < until && b <= last + PATIENCE; b++) {
    if (points[b] > 0) {
      missing.push(b);
    }
  }
}
