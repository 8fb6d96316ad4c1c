import type { Kernel } from '../model/kernelContract';
import type { ValueMeaning } from '../model/query';
import type { Notices } from '../model/notices';
import { counted } from '../model/numberWords';
import type { RawSeries, Series } from './rawSeries';
import { SETTLED } from './rowKernel';

/**
 * A series in ascending order of time, no time twice.
 *
 * - unsorted: sorted, notice
 * - no time in a row: left out, notice
 * - the same time twice: in a series the last value wins, notice. In a long table with counts the rows are events, so they
 *   add up, without a notice: that is what several rows mean there.
 */
export function orderSeries(series: RawSeries, meaning: ValueMeaning, notices: Notices, kernel: Kernel): Series {
  const { labels, times, values } = series;
  const adds = series.long && (meaning === 'counts' || meaning === 'states');
  if (times === null || series.ascending) {
    return series;
  }
  const settled = kernel.settled(times, values, adds);
  const [unsorted, noTime, duplicates, kept] = [settled[0], settled[1], settled[2], settled[3]];
  if (unsorted === 1) {
    notices.count('unsorted', 1, 'info', (n) => `${n} series had unsorted times and were sorted.`);
  }
  notices.count(
    'no time',
    noTime,
    'warning',
    (n) => `${counted(n, 'value has', 'values have')} no time and ${n === 1 ? 'is' : 'are'} left out.`
  );
  notices.count(
    'duplicates',
    duplicates,
    'warning',
    (n) => `${counted(n, 'value stands', 'values stand')} at a time that the series has already; the last one counts.`
  );
  return {
    labels,
    times: settled.subarray(SETTLED, SETTLED + kept),
    values: settled.subarray(SETTLED + kept, SETTLED + 2 * kept),
  };
}
