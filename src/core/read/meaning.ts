import type { ValueMeaning } from '../model/query';
import { MISSING, RESTARTED } from '../window/partial';
import type { Series } from './rawSeries';

/**
 * Values become counts, in the series' own points:
 *
 * - counts: as they are
 * - rates: x the interval between points, in seconds
 * - counters: the increase since the point before; after a restart from zero the counter's whole value. The first point has no
 *   increase, as in Prometheus' `increase`. A fall to much more than the counter has been growing by is no restart: the sum of several
 *   counters has lost some of them, and what it grew by isn't known. `broken` says where either is.
 * - states: as they are here; a window takes their mean, since those are no new trials (`window/table.ts`)
 */
export function toCounts(
  series: Series,
  meaning: ValueMeaning,
  intervalMs: number
): { values: Float64Array; broken: Uint8Array | null } {
  switch (meaning) {
    case 'rates': {
      const seconds = intervalMs / 1000;
      return { values: series.values.map((value) => value * seconds), broken: null };
    }
    case 'counters':
      return increases(series.values);
    default:
      return { values: series.values, broken: null };
  }
}

/** A restarted counter has at most so many times its usual increase, which is the largest of late. */
const OFTEN = 10;
const KEPT = 0.9;

function increases(totals: Float64Array): { values: Float64Array; broken: Uint8Array } {
  const { length } = totals;
  const values = new Float64Array(length);
  const broken = new Uint8Array(length);
  let before = NaN;
  let usual = 0;
  for (let i = 0; i < length; i++) {
    const total = totals[i];
    if (total !== total) {
      values[i] = NaN;
      continue;
    }
    if (total < before) {
      const restarted = total <= OFTEN * usual;
      values[i] = restarted ? total : NaN;
      broken[i] = restarted ? RESTARTED : MISSING;
    } else {
      values[i] = total - before;
      usual = before === before ? Math.max(values[i], KEPT * usual) : usual;
    }
    before = total;
  }
  return { values, broken };
}
