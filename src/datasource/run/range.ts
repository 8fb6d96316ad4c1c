import { dateTime, type TimeRange } from '@grafana/data';
import type { DistributionQuery, QueryRange } from '../../core';
import { zoneOffsets } from '../../zoneOffsets';

const WEEK_STARTS: Record<number, QueryRange['weekStart']> = { 1: 'monday', 6: 'saturday', 7: 'sunday' };

/** The asked range, with the changes of the query's time zone, else the dashboard's, and the first day of the week as the dashboard has it. */
export function queryRange(
  { timeZone }: DistributionQuery,
  { from, to }: Pick<TimeRange, 'from' | 'to'>,
  dashboards = 'browser'
): QueryRange {
  const [start, end] = [from.valueOf(), to.valueOf()];
  return {
    from: start,
    to: end,
    now: Date.now(),
    zone: zoneOffsets(timeZone || dashboards, start, end),
    weekStart: WEEK_STARTS[Number(dateTime(end).startOf('week').isoWeekday())],
  };
}
