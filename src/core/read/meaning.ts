import type { ValueMeaning } from '../model/query';
import type { Series } from './rawSeries';

/**
 * Values become counts, in the series' own points:
 *
 * - counts: as they are
 * - rates: x the interval between points, in seconds
 * - counters: the increase since the point before; after a reset (a fall) the counter's whole value. The first point has no
 *   increase, as in Prometheus' `increase`. `resets` has a 1 at each reset.
 * - states: as they are here; a window takes their mean, since those are no new trials (`window/table.ts`)
 */
export function toCounts(
  series: Series,
  meaning: ValueMeaning,
  intervalMs: number
): { values: Float64Array; resets: Uint8Array | null } {
  switch (meaning) {
    case 'rates': {
      const seconds = intervalMs / 1000;
      return { values: series.values.map((value) => value * seconds), resets: null };
    }
    case 'counters':
      return increases(series.values);
    default:
      return { values: series.values, resets: null };
  }
}

function increases(totals: Float64Array): { values: Float64Array; resets: Uint8Array } {
  const { length } = totals;
  const values = new Float64Array(length);
  const resets = new Uint8Array(length);
  let before = NaN;
  for (let i = 0; i < length; i++) {
    const total = totals[i];
    if (total !== total) {
      values[i] = NaN;
      continue;
    }
    if (total < before) {
      values[i] = total;
      resets[i] = 1;
    } else {
      values[i] = total - before;
    }
    before = total;
  }
  return { values, resets };
}
