import { DistributionError, type ZoneOffset } from './core';

const DAY = 86_400_000;
/** How long before a range its baselines can be: a year, and some. */
const BEFORE = 400 * DAY;
/** Clocks are never changed twice in so short a time. */
const STEP = 14 * DAY;
const PRECISION = 60_000;

interface Found {
  from: number;
  to: number;
  offsets: ZoneOffset[];
}

/** What was found last, by time zone: all queries of a dashboard ask for the same range, and soon for one a little later. */
const found = new Map<string, Found>();

/**
 * When a time zone's offset changes, from long enough before a range to its end, or later: what the core needs to know of a calendar.
 *
 * @param timeZone a name such as "Europe/Berlin", "utc", or "browser" for where the browser is, as dashboards have it
 */
export function zoneOffsets(timeZone: string, from: number, to: number): ZoneOffset[] {
  if (timeZone.toLowerCase() === 'utc') {
    return [];
  }
  const known = found.get(timeZone);
  if (known && known.from <= from && to <= known.to) {
    return known.offsets;
  }
  const offsets = offsetsBetween(aheadOf(timeZone), from - BEFORE, to + STEP);
  found.set(timeZone, { from, to: to + STEP - DAY, offsets });
  return offsets;
}

function offsetsBetween(ahead: (instant: number) => number, start: number, end: number): ZoneOffset[] {
  const zone = [{ from: start, ahead: ahead(start) }];
  for (let low = start; low < end; low += STEP) {
    const high = Math.min(low + STEP, end);
    const before = zone[zone.length - 1].ahead;
    const after = ahead(high);
    if (after !== before) {
      zone.push({ from: changeBetween(low, high, (instant) => ahead(instant) === before), ahead: after });
    }
  }
  return zone;
}

function changeBetween(low: number, high: number, isBefore: (instant: number) => boolean): number {
  let before = Math.floor(low / PRECISION);
  let after = Math.ceil(high / PRECISION);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (isBefore(middle * PRECISION)) {
      before = middle;
    } else {
      after = middle;
    }
  }
  return after * PRECISION;
}

function aheadOf(timeZone: string): (instant: number) => number {
  const format = formatIn(timeZone === 'browser' || timeZone === '' ? undefined : timeZone);
  return (instant) => {
    const part: Record<string, number> = {};
    format.formatToParts(instant).forEach(({ type, value }) => {
      part[type] = Number(value);
    });
    const local = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
    return local - Math.floor(instant / 1000) * 1000;
  };
}

function formatIn(timeZone: string | undefined): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    throw new DistributionError(
      'query',
      `The time zone "${timeZone}" is unknown.`,
      'Choose a name such as Europe/Berlin, or none for the dashboard’s.'
    );
  }
}
