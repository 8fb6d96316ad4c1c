import { random } from '../../core/numeric';

const START = Date.UTC(2026, 0, 5, 12);

export const minute = (index: number): string => new Date(START + index * 60_000).toISOString();

export interface Side {
  name: string;
  /** Events in a window. */
  events: number;
  shares: Record<string, number>;
}

/** CSV of `windows` minutes: time, side, code, count. */
export function sidesCsv(windows: number, sides: Side[], seed = 1): string {
  const source = random(seed);
  const rows = Array.from({ length: windows }, (_, t) =>
    sides.flatMap(({ name, events, shares }) => {
      const counts = source.multinomial(events, Object.values(shares));
      return Object.keys(shares).map((code, k) => `${minute(t)},${name},${code},${counts[k]}`);
    })
  );
  return `time,side,code,count\n${rows.flat().join('\n')}\n`;
}

/** CSV of minutes: time, code, count; `shares` says what holds in each. */
export function minutesCsv(
  windows: number,
  events: number,
  shares: (t: number) => Record<string, number>,
  seed = 1
): string {
  const source = random(seed);
  const rows = Array.from({ length: windows }, (_, t) => {
    const own = shares(t);
    const counts = source.multinomial(events, Object.values(own));
    return Object.keys(own).map((code, k) => `${minute(t)},${code},${counts[k]}`);
  });
  return `time,code,count\n${rows.flat().join('\n')}\n`;
}
