import type { Notices } from '../model/notices';
import { SKIPPED } from '../window/partial';

/**
 * Marks where a running total has no points for some buckets: what it grew by since stands in one bucket, which isn't whole.
 *
 * @param at bucket of each point; -1 outside
 * @param totals of the points; NaN is none
 * @param increases of the points; NaN where it isn't known
 * @returns whether there is such a bucket
 */
export function markSkipped(
  at: Int32Array,
  totals: Float64Array,
  increases: Float64Array,
  broken: Uint8Array
): boolean {
  // all points are there, one after the other: nothing to look for
  const { length } = at;
  if (length === 0 || (!totals.includes(NaN) && at[length - 1] - at[0] < length)) {
    return false;
  }
  let before = -1;
  let found = false;
  for (let i = 0; i < length; i++) {
    if (totals[i] !== totals[i]) {
      continue;
    }
    if (before >= 0 && at[i] > before + 1 && increases[i] > 0 && broken[i] === 0) {
      broken[i] = SKIPPED;
      found = true;
    }
    before = at[i];
  }
  return found;
}

export const noteSkipped = (notices: Notices): void =>
  notices.add(
    'info',
    'Running totals have no points for a while: what they grew by until the next one stands in one window, which is incomplete, neither evaluated nor learned from.'
  );
