import { instantOf, clockAt } from '../../core/window/zone';
import { zoneOffsets } from '../../zoneOffsets';

/** One interval of a mute timing, as Grafana's interface has it: what is left out holds always. */
export interface MuteInterval {
  times?: Array<{ start_time: string; end_time: string }> | null;
  /** "monday", "monday:friday" */
  weekdays?: string[] | null;
  /** "1", "1:7", "-1" the last one */
  days_of_month?: string[] | null;
  /** "1", "may:august" */
  months?: string[] | null;
  years?: string[] | null;
  /** A time zone. Default UTC. */
  location?: string | null;
}

/** ms since the epoch */
export interface Span {
  from: number;
  to: number;
}

const [MINUTE, DAY] = [60_000, 86_400_000];
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** When a mute timing mutes, within a range: oldest first, those that touch as one. */
export function muteSpans(intervals: MuteInterval[], { from, to }: Span): Span[] {
  const all = intervals
    .flatMap((interval) => spansOf(interval, from, to))
    .filter((span) => span.to > from && span.from < to)
    .sort((a, b) => a.from - b.from);
  const merged: Span[] = [];
  for (const span of all) {
    const last = merged[merged.length - 1];
    if (last !== undefined && span.from <= last.to) {
      last.to = Math.max(last.to, span.to);
    } else {
      merged.push({ ...span });
    }
  }
  return merged;
}

function spansOf(interval: MuteInterval, from: number, to: number): Span[] {
  const zone = zoneOffsets(interval.location || 'utc', from - DAY, to + DAY);
  const times = interval.times?.length ? interval.times : [{ start_time: '00:00', end_time: '24:00' }];
  const spans: Span[] = [];
  const first = Math.floor(clockAt(zone, from) / DAY) * DAY;
  for (let day = first; day <= clockAt(zone, to); day += DAY) {
    if (isIn(interval, new Date(day))) {
      for (const { start_time, end_time } of times) {
        spans.push({
          from: instantOf(zone, day + minutesOf(start_time) * MINUTE),
          to: instantOf(zone, day + minutesOf(end_time) * MINUTE),
        });
      }
    }
  }
  return spans;
}

/** @param day midnight of the clock, as if it were UTC */
function isIn({ weekdays, days_of_month, months, years }: MuteInterval, day: Date): boolean {
  const length = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
  const ofMonth = (text: string) => (Number(text) < 0 ? length + 1 + Number(text) : Number(text));
  return (
    among(weekdays, day.getUTCDay(), (text) => WEEKDAYS.indexOf(text.toLowerCase())) &&
    among(days_of_month, day.getUTCDate(), ofMonth) &&
    among(months, day.getUTCMonth() + 1, (text) => MONTHS.indexOf(text.toLowerCase()) + 1 || Number(text)) &&
    among(years, day.getUTCFullYear(), Number)
  );
}

/** Whether a number is in one of the ranges "first:last"; in none that are left out, always. */
function among(ranges: string[] | null | undefined, value: number, read: (text: string) => number): boolean {
  return (
    !ranges?.length ||
    ranges.some((range) => {
      const [first, last = first] = range.split(':');
      return value >= read(first) && value <= read(last);
    })
  );
}

function minutesOf(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
