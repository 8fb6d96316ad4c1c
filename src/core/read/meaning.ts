import type { Kernel } from '../model/kernelContract';
import type { ValueMeaning } from '../model/query';
import type { Series } from './rawSeries';

/**
 * Values become counts, in the series' own points:
 *
 * - counts: as they are
 * - rates: x the interval between points, in seconds
 * - counters: the increase since the point before; after a restart from zero the counter's whole value. The first point has no
 *   increase, as in Prometheus' `increase`. A fall to much more than the counter has been growing by is no restart: the sum of several
 *   counters has lost some of them, and what it grew by isn't known, nor where they come back. `broken` says where either is.
 * - states: as they are here; a window takes their mean, since those are no new trials (`window/table.ts`)
 */
export function toCounts(
  series: Series,
  meaning: ValueMeaning,
  intervalMs: number,
  kernel: Kernel
): { values: Float64Array; broken: Uint8Array | null } {
  switch (meaning) {
    case 'rates':
      return { values: kernel.scaled(series.values, intervalMs / 1000, 1), broken: null };
    case 'counters': {
      const values = new Float64Array(series.values.length);
      const broken = new Uint8Array(values.length);
      kernel.increases(series.values, values, broken);
      return { values, broken };
    }
    default:
      return { values: series.values, broken: null };
  }
}
