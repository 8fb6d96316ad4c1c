/** "1 value is", "3 values are" */
export const counted = (n: number, one: string, more: string): string => (n === 1 ? `1 ${one}` : `${n} ${more}`);

/** 0.0000021 -> "2e-6", 0.213 -> "0.21": two digits, for sentences only. */
export function short(value: number): string {
  if (value === 0) {
    return '0';
  }
  const magnitude = Math.abs(value);
  if (magnitude >= 0.001 && magnitude < 100_000) {
    return String(Number(value.toPrecision(magnitude >= 100 ? 5 : 2)));
  }
  const [mantissa, exponent] = value.toExponential(0).split('e');
  return `${mantissa}e${Number(exponent)}`;
}

/** 12345.6 -> "12,346"; fractional counts (an extrapolated increase) keep one digit while they are small. */
export function eventsText(count: number): string {
  const rounded = Math.abs(count) < 100 ? Math.round(count * 10) / 10 : Math.round(count);
  return String(rounded).replace(/\B(?=(\d{3})+(?!\d)(?!\.))/g, ',');
}

/** A number in words, or "-" where there is none. */
export const orDash = (value: number | null, inWords: (value: number) => string): string =>
  value === null ? '-' : inWords(value);

/** 0.031 -> "+3.1 pt" */
export function points(delta: number): string {
  const value = delta * 100;
  const digits = Math.abs(value) >= 10 ? 0 : Math.abs(value) >= 1 ? 1 : 2;
  return `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(digits)} pt`;
}

/** 0.03123 -> "3.12 %" */
export const percent = (share: number): string => `${Number((share * 100).toPrecision(3))} %`;

/** "2026-01-05 12:40 UTC", with seconds where there are some. */
export const timeText = (ms: number): string => `${clockText(ms)} UTC`;

/** "2026-01-05 12:40 to 13:40 UTC" */
export function rangeText(from: number, to: number): string {
  const [start, end] = [clockText(from), clockText(to)];
  const [day] = start.split(' ');
  return `${start} to ${end.indexOf(day) === 0 ? end.slice(day.length + 1) : end} UTC`;
}

const LAST_INSTANT = 8.64e15;

function clockText(ms: number): string {
  if (!(Math.abs(ms) <= LAST_INSTANT)) {
    return String(ms);
  }
  const [date, time] = new Date(ms).toISOString().split('T');
  return `${date} ${time.slice(0, ms % 60_000 === 0 ? 5 : 8)}`;
}
