import { dateTimeFormat, formattedValueToString, getValueFormat, systemDateFormats } from '@grafana/data';
import type { TimeZone } from '@grafana/schema';
import { corePoints, eventsText, short } from './core';

export const NO_ANSWER = '–';
/** Grafana's id of the unit that shares have: written as `percent` does, with a space before the sign. */
export const SHARE_UNIT = 'percentunit';
const MINUTE = 60_000;
const DAY = 86_400_000;
/** In percent: an interval that reaches further down reaches 0. */
const LEAST_BOUND = 0.001;
const MOST_DECIMALS = 3;

/** 0.0316 -> "3.16 %"; three digits, so that small shares stay readable, unless a number of decimals is chosen. */
export function percent(share: number | null | undefined, decimals?: number | null): string {
  return share == null ? NO_ANSWER : `${percentDigits(share * 100, decimals)} %`;
}

/** What an axis of shares in this unit says. */
export function shareTick(unit: string, decimals: number | null): (share: number) => string {
  return unit === SHARE_UNIT
    ? (share) => percent(share, decimals)
    : (share) => formattedValueToString(getValueFormat(unit)(share, decimals));
}

/** "2.8 – 3.4 %" */
export function percentRange(
  lower: number | null | undefined,
  upper: number | null | undefined,
  decimals?: number | null
): string {
  if (lower == null || upper == null) {
    return NO_ANSWER;
  }
  const least = lower * 100 < LEAST_BOUND ? 0 : lower * 100;
  return `${percentDigits(least, decimals)} ${NO_ANSWER} ${percent(upper, decimals)}`;
}

/** 0.031 -> "+3.1 pt" */
export function points(delta: number | null | undefined, decimals?: number | null): string {
  if (delta == null) {
    return NO_ANSWER;
  }
  return decimals == null ? corePoints(delta) : `${delta < 0 ? '-' : '+'}${Math.abs(delta * 100).toFixed(decimals)} pt`;
}

/** 0.5 -> "+50 %" */
export function percentChange(part: number): string {
  return `${part < 0 ? '-' : '+'}${percent(Math.abs(part))}`;
}

/** 5.57 -> "+5.6": a residual, in standard deviations. */
export function deviations(residual: number | null): string {
  return residual === null ? NO_ANSWER : `${residual < 0 ? '-' : '+'}${Math.abs(residual).toFixed(1)}`;
}

/** Decimals that give the smallest of these shares two digits: a column with them lines up. */
export function decimalsFor(shares: Array<number | null>): number {
  const least = shares.reduce<number>((min, share) => (share ? Math.min(min, Math.abs(share) * 100) : min), 10);
  return Math.min(MOST_DECIMALS, Math.max(1, 1 - Math.floor(Math.log10(least))));
}

/** 12345.6 -> "12,346" */
export function count(value: number | null | undefined): string {
  return value == null ? NO_ANSWER : eventsText(value);
}

/** Axis ticks of counts beside others: 1200 -> "+1.2K" */
export const moreOrFewer = (value: number): string => `${value < 0 ? '-' : '+'}${shortCount(Math.abs(value))}`;

/** Axis ticks of counts: 12000 -> "12K" */
export function shortCount(value: number): string {
  const units: Array<[number, string]> = [
    [1e9, 'B'],
    [1e6, 'M'],
    [1e3, 'K'],
  ];
  const unit = units.find(([size]) => Math.abs(value) >= size);
  return unit ? `${digits(value / unit[0], 2)}${unit[1]}` : digits(value, 2);
}

/** 2.13e-7 -> "2e-7", 0.0312 -> "0.031" */
export function pValue(p: number | null | undefined): string {
  return p == null ? NO_ANSWER : short(p);
}

/** The clock's time while the whole range is a day or less, else day and time; seconds only where they aren't 0. */
export function moment(at: number, timeZone: TimeZone, from: number, to: number): string {
  const near = to - from <= DAY && Math.abs(to - at) < DAY;
  const { second, minute, hour } = systemDateFormats.interval;
  const clock = at % MINUTE === 0 ? minute : second;
  const format = near ? clock : hour.replace(minute, clock);
  return dateTimeFormat(at, { timeZone, format });
}

/** "2026-03-03 14:50:00 – 14:52:00", in Grafana's formats: the day once where both ends have the same. */
export function timeSpan(from: number, to: number, timeZone: TimeZone): string {
  const day = (at: number) => dateTimeFormat(at, { timeZone, format: 'YYYY-MM-DD' });
  const format = day(from) === day(to) ? systemDateFormats.interval.second : undefined;
  return `${dateTimeFormat(from, { timeZone })} ${NO_ANSWER} ${dateTimeFormat(to, { timeZone, format })}`;
}

function percentDigits(value: number, decimals: number | null | undefined): string {
  return decimals == null ? digits(value) : value.toFixed(decimals);
}

/** Significant digits, without an exponent and without trailing zeros. */
function digits(value: number, significant = 3): string {
  const magnitude = Math.abs(value);
  if (magnitude !== 0 && magnitude < 0.001) {
    return value.toExponential(0);
  }
  return magnitude >= 10 ** (significant - 1)
    ? String(Math.round(value * 10 ** Math.max(0, significant - 3)) / 10 ** Math.max(0, significant - 3))
    : String(Number(value.toPrecision(significant)));
}
