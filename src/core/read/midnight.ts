import { formatDuration } from '../duration';
import type { Notices } from '../model/notices';
import { bucketAt, windowStart, type WindowGrid } from '../window/grid';
import { requestInterval } from '../window/requestInterval';
import type { Series } from './rawSeries';

/** Says where points are so far apart that one holds events of two days of the time zone. */
export function noteOverMidnight(
  series: Series[],
  stamp: 'start' | 'end',
  interval: number,
  grid: WindowGrid,
  notices: Notices
): void {
  const spills = (time: number): boolean => {
    const bucket = bucketAt(grid, stamp === 'end' ? time - 1 : time);
    const [start, end] = [windowStart(grid, bucket), windowStart(grid, bucket + 1)];
    return stamp === 'end' ? time !== end && time - interval < start : time !== start && time + interval > end;
  };
  if (series.some(({ times }) => times !== null && times.some(spills))) {
    const needed = formatDuration(requestInterval(grid));
    notices.add(
      'warning',
      `Points are ${formatDuration(interval)} apart, and some go on past midnight of the time zone: they count for the day of their time stamp. Group by $__interval (${needed}) in the upstream query, or set the query’s time zone to UTC.`
    );
  }
}
