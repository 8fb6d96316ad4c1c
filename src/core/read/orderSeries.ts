import type { ValueMeaning } from '../model/query';
import type { Notices } from '../model/notices';
import { counted } from '../model/numberWords';
import type { RawSeries, Series } from './rawSeries';

/**
 * A series in ascending order of time, no time twice.
 *
 * - unsorted: sorted, notice
 * - no time in a row: left out, notice
 * - the same time twice: in a series the last value wins, notice. In a long table with counts the rows are events, so they
 *   add up, without a notice: that is what several rows mean there.
 */
export function orderSeries(series: RawSeries, meaning: ValueMeaning, notices: Notices): Series {
  const { labels, times, values } = series;
  const adds = series.long && (meaning === 'counts' || meaning === 'states');
  if (times === null || series.ascending) {
    return series;
  }
  const rows: number[] = [];
  let sorted = true;
  for (let i = 0; i < times.length; i++) {
    if (times[i] === times[i]) {
      sorted = sorted && (rows.length === 0 || times[i] >= times[rows[rows.length - 1]]);
      rows.push(i);
    }
  }
  if (!sorted) {
    notices.count('unsorted', 1, 'info', (n) => `${n} series had unsorted times and were sorted.`);
  }
  notices.count(
    'no time',
    times.length - rows.length,
    'warning',
    (n) => `${counted(n, 'value has', 'values have')} no time and ${n === 1 ? 'is' : 'are'} left out.`
  );
  rows.sort((a, b) => times[a] - times[b] || a - b);
  const outTimes: number[] = [];
  const outValues: number[] = [];
  let duplicates = 0;
  for (const row of rows) {
    const last = outTimes.length - 1;
    if (last < 0 || outTimes[last] !== times[row]) {
      outTimes.push(times[row]);
      outValues.push(values[row]);
    } else if (values[row] === values[row]) {
      const known = outValues[last];
      outValues[last] = adds && known === known ? known + values[row] : values[row];
      duplicates += adds ? 0 : 1;
    }
  }
  notices.count(
    'duplicates',
    duplicates,
    'warning',
    (n) => `${counted(n, 'value stands', 'values stand')} at a time that the series has already; the last one counts.`
  );
  return { labels, times: Float64Array.from(outTimes), values: Float64Array.from(outValues) };
}
