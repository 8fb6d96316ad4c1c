import { requireWithin } from '../limits';
import { DistributionError } from '../model/errors';
import type { ZoneOffset } from '../model/query';
import { clockAt, instantOf } from './zone';

const MINUTE = 60_000;
const DAY = 86_400_000;
const WEEK_DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** From an instant to before another, ms since the epoch. */
export interface Span {
  from: number;
  to: number;
}

/** What an entry says: the days it begins on, from when and for how long; in ms by the clock. */
interface Entry {
  begins: (day: number) => boolean;
  /** After midnight of that day. */
  after: number;
  ms: number;
}

const TIMES = String.raw`(?:\s+(\d\d:\d\d)-(\d\d:\d\d))?`;
const NAME = String.raw`(?:\s+[^\d\s].*)?`;
const DATE = String.raw`\d{4}-\d\d-\d\d`;
const WEEKLY = new RegExp(String.raw`^(daily|[a-z]{3}(?:[-,][a-z]{3})*)${TIMES}${NAME}$`, 'i');
const DATED = new RegExp(String.raw`^((?:\d{4}-)?\d\d-\d\d)(?:\.\.((?:\d{4}-)?\d\d-\d\d))?${TIMES}${NAME}$`);
const LONG = new RegExp(String.raw`^(${DATE}) (\d\d:\d\d)\.\.(${DATE}) (\d\d:\d\d)${NAME}$`);

/**
 * Reads the entries of a schedule, one a line, each with a name after it if one likes:
 *
 *     sun 02:00-04:00 backup                     mon-fri, sat,sun and daily are days too
 *     2026-12-03 22:00..2026-12-04 02:00 move    from an instant to another
 *     2026-11-27..2026-11-30 Black Friday        whole days, the last one too
 *     12-24..12-26                               every year
 *
 * Times that end before they begin end on the next day.
 *
 * @throws DistributionError for an entry that is none of these
 */
export function readSchedule(lines: string[]): Entry[] {
  const entries = lines.map((line) => line.trim()).filter((line) => line !== '');
  requireWithin('schedule', entries.length);
  return entries.map((line) => {
    const entry = weekly(line) ?? long(line) ?? dated(line);
    if (entry === null || !(entry.ms > 0)) {
      throw new DistributionError(
        'query',
        `“${line}” is no quiet time.`,
        'Write days and times such as “sun 02:00-04:00”, “2026-11-27..2026-11-30”, or “2026-12-03 22:00..2026-12-04 02:00”.'
      );
    }
    return entry;
  });
}

/** The schedule's times that are in a range, by the clock of a time zone; in no order. */
export function spansOf(entries: Entry[], zone: ZoneOffset[], { from, to }: Span): Span[] {
  const spans: Span[] = [];
  for (const { begins, after, ms } of entries) {
    const first = Math.floor((clockAt(zone, from) - ms - after) / DAY);
    const last = Math.floor(clockAt(zone, to) / DAY);
    for (let day = first; day <= last; day++) {
      if (begins(day)) {
        const start = day * DAY + after;
        spans.push({ from: instantOf(zone, start), to: instantOf(zone, start + ms) });
      }
    }
  }
  return spans;
}

function weekly(line: string): Entry | null {
  const [, days, begin, end] = WEEKLY.exec(line) ?? [];
  const on = days === undefined ? null : daysOf(days.toLowerCase());
  return on && { begins: (day) => on[weekDay(day)] === true, ...timesOf(begin, end, 1) };
}

/** Which days of the week are meant, Sunday first; null where a name is none. */
function daysOf(text: string): boolean[] | null {
  if (text === 'daily') {
    return WEEK_DAYS.map(() => true);
  }
  const on = WEEK_DAYS.map(() => false);
  for (const part of text.split(',')) {
    const [first, last = first, ...more] = part.split('-').map((name) => WEEK_DAYS.indexOf(name));
    if (first < 0 || last < 0 || more.length > 0) {
      return null;
    }
    for (let day = first; ; day = (day + 1) % 7) {
      on[day] = true;
      if (day === last) {
        break;
      }
    }
  }
  return on;
}

/** The epoch was a Thursday. */
const weekDay = (day: number): number => (((day + 4) % 7) + 7) % 7;

function long(line: string): Entry | null {
  const [, first, begin, last, end] = LONG.exec(line) ?? [];
  const [from, to] = [dayOf(first), dayOf(last)];
  if (from === null || to === null) {
    return null;
  }
  const after = minutesOf(begin);
  return { begins: (day) => day === from, after, ms: (to - from) * DAY + minutesOf(end) - after };
}

function dated(line: string): Entry | null {
  const [, first, last = first, begin, end] = DATED.exec(line) ?? [];
  if (first === undefined || first.length !== last.length) {
    return null;
  }
  if (first.length > 'MM-DD'.length) {
    const [from, to] = [dayOf(first), dayOf(last)];
    return from === null || to === null ? null : lasting((day) => day - from, to - from, begin, end);
  }
  // a leap year has every day
  const [from, to] = [dayOf(`2000-${first}`), dayOf(`2000-${last}`)];
  if (from === null || to === null) {
    return null;
  }
  const days = (to - from + 366) % 366;
  return lasting((day) => (yearly(day) === first ? 0 : -1), days, begin, end);
}

/** Whole days from the first to the last; with times, each of those days. */
function lasting(since: (day: number) => number, days: number, begin?: string, end?: string): Entry {
  return begin === undefined
    ? { begins: (day) => since(day) === 0, after: 0, ms: (days + 1) * DAY }
    : {
        begins: (day) => {
          for (let ago = 0; ago <= days; ago++) {
            if (since(day - ago) === 0) {
              return true;
            }
          }
          return false;
        },
        ...timesOf(begin, end, 1),
      };
}

function timesOf(begin: string | undefined, end: string | undefined, days: number): Pick<Entry, 'after' | 'ms'> {
  if (begin === undefined || end === undefined) {
    return { after: 0, ms: days * DAY };
  }
  const after = minutesOf(begin);
  const ms = minutesOf(end) - after;
  return { after, ms: ms > 0 ? ms : ms + DAY };
}

/** "02:30" in ms; NaN where there is no such time. */
function minutesOf(text: string): number {
  const [hours, minutes] = text.split(':').map(Number);
  return hours * 60 + minutes <= 24 * 60 && minutes < 60 ? (hours * 60 + minutes) * MINUTE : NaN;
}

/** Days since the epoch; null where there is no such date. */
function dayOf(text: string | undefined): number | null {
  const ms = text === undefined ? NaN : Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(text!) ? ms / DAY : null;
}

/** "12-24" */
const yearly = (day: number): string => new Date(day * DAY).toISOString().slice('YYYY-'.length, 'YYYY-MM-DD'.length);
