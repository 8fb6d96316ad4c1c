import { parseDuration } from '../core/duration';
import { CliError } from './error';

/** Seconds are told from milliseconds by their size: the year 5138 from the year 1973. */
const MOST_SECONDS = 1e11;
const ZONE = /(?:Z|[+-]\d\d(?::?\d\d)?)$/i;
const DATE = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?$/i;

export const looksLikeTime = (text: string): boolean => DATE.test(text);

/** ms since the epoch of an ISO time (UTC where it names no zone) or of a number of seconds or ms; NaN for anything else. */
export function parseInstant(value: string | number): number {
  const number = Number(value);
  if (value !== '' && Number.isFinite(number)) {
    return Math.abs(number) < MOST_SECONDS ? number * 1000 : number;
  }
  const text = String(value);
  if (!looksLikeTime(text)) {
    return NaN;
  }
  const iso = text.replace(' ', 'T');
  if (iso.length === 10) {
    return Date.parse(iso);
  }
  return Date.parse(ZONE.test(iso) ? iso.replace(/([+-]\d\d)$/, '$1:00') : `${iso}Z`);
}

/** "30m": so long ago. */
export const isDuration = (text: string): boolean => /^-?(?:\d+(?:\.\d+)?(?:ms|[wdhms]))+$/.test(text);

/** An instant as an option gives it: a time, a duration ago, or "now". */
export function instantOption(given: string, name: string, now: number): number {
  if (given === 'now') {
    return now;
  }
  if (isDuration(given)) {
    return now - parseDuration(given.replace(/^-/, ''), `--${name}`);
  }
  const at = parseInstant(given);
  if (Number.isNaN(at)) {
    throw new CliError(`--${name} "${given}" is no time.`, 'Write 2026-01-05T12:00:00Z, 30m (ago), or now.');
  }
  return at;
}
