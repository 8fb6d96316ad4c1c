import { DistributionError } from './model/errors';

const UNITS: Array<[string, number]> = [
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
];

const LENGTHS = new Map(UNITS);
/** Most are one number with a unit. */
const SIMPLE = /^(\d+)(ms|[wdhms])$/;
const PARTS = /(\d+(?:\.\d+)?)(ms|[wdhms])/g;

/** "90s", "1h30m", "1d" -> milliseconds; `what` names the setting in the error. */
export function parseDuration(text: string, what: string): number {
  const compact = text.trim();
  const simple = SIMPLE.exec(compact);
  if (simple !== null) {
    return Number(simple[1]) * LENGTHS.get(simple[2])!;
  }
  let total = 0;
  let matched = 0;
  PARTS.lastIndex = 0;
  for (let match = PARTS.exec(compact); match; match = PARTS.exec(compact)) {
    total += Number(match[1]) * LENGTHS.get(match[2])!;
    matched += match[0].length;
  }
  if (compact === '' || matched !== compact.length) {
    throw new DistributionError(
      'query',
      `${what} "${text}" is not a duration.`,
      'Write a number with a unit: 30s, 1m, 2h, 1d, 1w.'
    );
  }
  return Math.round(total);
}

/** Milliseconds -> "1h30m": the shortest text that `parseDuration` reads back. */
export function formatDuration(ms: number): string {
  let rest = Math.round(ms);
  let text = '';
  for (const [name, length] of UNITS) {
    const whole = Math.floor(rest / length);
    if (whole > 0) {
      text += `${whole}${name}`;
      rest -= whole * length;
    }
  }
  return text || '0s';
}
