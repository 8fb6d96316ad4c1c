import { dateTimeFormat, systemDateFormats, type TimeZone } from '@grafana/data';
import { points as corePoints, short } from '../core/output/sentences';

export const NO_ANSWER = '–';
const MINUTE = 60_000;
const DAY = 86_400_000;
/** In percent: an interval that reaches further down reaches 0. */
const LEAST_BOUND = 0.001;

/** 0.0316 -> "3.16 %"; three digits, so that small shares stay readable. */
export function percent(share: number | null | undefined): string {
  return share == null ? NO_ANSWER : `${digits(share * 100)} %`;
}

/** "2.8 – 3.4 %" */
export function percentRange(lower: number | null | undefined, upper: number | null | undefined): string {
  if (lower == null || upper == null) {
    return NO_ANSWER;
  }
  const least = lower * 100 < LEAST_BOUND ? 0 : lower * 100;
  return `${digits(least)} ${NO_ANSWER} ${percent(upper)}`;
}

/** 0.031 -> "+3.1 pt" */
export function points(delta: number | null | undefined): string {
  return delta == null ? NO_ANSWER : corePoints(delta);
}

/** 12345.6 -> "12,346"; fractional counts (an extrapolated increase) keep one digit while they are small. */
export function count(value: number | null | undefined): string {
  if (value == null) {
    return NO_ANSWER;
  }
  const rounded = Math.abs(value) < 100 ? Math.round(value * 10) / 10 : Math.round(value);
  return String(rounded).replace(/\B(?=(\d{3})+(?!\d)(?!\.))/g, ',');
}

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
