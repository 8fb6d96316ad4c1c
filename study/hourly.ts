import { random } from '../src/core/numeric';
import type { DistributionQuery } from '../src/core';
import { flags, simulate } from './road';
import { median, partSlack, percent, rate, rateSlack, table, type Table } from './tables';
import type { World } from './worlds';

const HOUR = 60;
/** A series is so many hours long, and begins at any minute of one: in the middle of an incident too. */
const HOURS = 10;
/** Windows after an incident's end in which its flag may still be on, or come. */
const AFTERWARDS = 3;

/** Three handlers' status codes by their parts of a shop's traffic. */
const HANDLERS = [
  { part: 16 / 44, codes: { 200: 0.93, 201: 0.02, 400: 0.015, 404: 0.005, 429: 0.02, 500: 0.006, 503: 0.004 } },
  { part: 20 / 44, codes: { 200: 0.955, 304: 0.03, 400: 0.005, 404: 0.006, 500: 0.004 } },
  { part: 8 / 44, codes: { 200: 0.86, 401: 0.11, 403: 0.01, 429: 0.015, 500: 0.005 } },
] as const;
const CODES = [200, 201, 304, 400, 401, 403, 404, 429, 500, 503];

function sharesOf(handlers: ReadonlyArray<(typeof HANDLERS)[number]>): number[] {
  const whole = handlers.reduce((sum, { part }) => sum + part, 0);
  return CODES.map((code) =>
    handlers.reduce((sum, { part, codes }) => sum + ((codes as Record<number, number>)[code] ?? 0) * (part / whole), 0)
  );
}

/** What goes wrong in every hour: `points` move from one code to another from minute `from` to `until`. */
interface Fault {
  title: string;
  from: number;
  until: number;
  source: number;
  target: number;
  points: number;
}

const part = (handler: number, of: number) => HANDLERS[handler].part / of;
const failing = (points: number): Fault => ({
  title: '503 for 8 minutes',
  from: 40,
  until: 48,
  source: 200,
  target: 503,
  points,
});
const uncached = (points: number): Fault => ({
  title: '304 lost for 5 minutes',
  from: 12,
  until: 17,
  source: 304,
  target: 200,
  points,
});

interface Setting {
  title: string;
  n: number;
  shares: number[];
  faults: Fault[];
  query?: Partial<DistributionQuery>;
  small?: boolean;
}

const ALL = sharesOf(HANDLERS);
const SETTINGS: Setting[] = [
  {
    title: 'all handlers',
    n: 1850,
    shares: ALL,
    faults: [failing(0.6 * 0.04 * part(0, 1)), uncached(0.022 * part(1, 1))],
    small: true,
  },
  { title: 'checkout', n: 670, shares: sharesOf([HANDLERS[0]]), faults: [failing(0.6 * 0.04)] },
  { title: 'search', n: 840, shares: sharesOf([HANDLERS[1]]), faults: [uncached(0.022)] },
  {
    title: 'all handlers beside intended shares',
    n: 1850,
    shares: ALL,
    faults: [failing(0.6 * 0.04 * part(0, 1)), uncached(0.022 * part(1, 1))],
    query: {
      baseline: { kind: 'fixed', shares: Object.fromEntries(ALL.map((share, k) => [`c${k}`, 100 * share])) },
    },
  },
];

/** Incidents that come back every hour, in series as young as an hour. */
export function hourly(runs: number, seed: number, small: boolean): Table {
  const results = SETTINGS.filter((setting) => !small || setting.small).flatMap((setting, i) =>
    measure(setting, runs, seed + 10_000 * i)
  );
  return {
    title: `Incidents every hour, ${runs} series of ${HOURS} hours that begin at any minute: found, windows to the flag, and pages for nothing a day`,
    text: table(
      ['series', 'incident', 'found in hour 1', 'hour 2', 'later', 'median', 'pages for nothing'],
      results.map(({ title, fault, found, delays, idle, days }) => [
        title,
        fault.title,
        ...found.map(({ hits, tries }) => percent(hits / Math.max(1, tries))),
        String(median(delays)),
        rate(idle, days),
      ])
    ),
    claims: results.flatMap(({ title, fault, found, idle, days }) => [
      {
        title: `found, ${fault.title} every hour, ${title}`,
        value: found[2].hits / Math.max(1, found[2].tries),
        least: 0.95,
        slack: partSlack(0.95, found[2].tries),
      },
      { title: `pages for nothing a day, ${title}`, value: idle / days, most: 0.05, slack: rateSlack(0.05, days) },
    ]),
  };
}

function measure({ title, n, shares, faults, query }: Setting, runs: number, seed: number) {
  const counted = faults.map((fault) => ({
    fault,
    title,
    found: [0, 1, 2].map(() => ({ hits: 0, tries: 0 })),
    delays: [] as number[],
    idle: 0,
    days: (runs * HOURS) / 24,
  }));
  const world: World = { title, categories: shares.length, events: () => n, begin: () => () => shares };
  for (let run = 0; run < runs; run++) {
    const begin = (run * 37) % HOUR;
    const minuteOf = (t: number) => (begin + t) % HOUR;
    const during = ({ from, until }: Fault, t: number) => minuteOf(t) >= from && minuteOf(t) < until;
    const windows = HOURS * HOUR;
    const series = simulate(world, windows, random(seed + run), {
      from: 0,
      until: windows,
      change: (own, t) => faults.filter((fault) => during(fault, t)).reduce(shifted, own),
    });
    const [flag] = flags([series], { query, first: 0, offset: (run * 53) % 240 });
    counted.forEach((one) => {
      const { from, until } = one.fault;
      for (let t = (from - begin + HOUR) % HOUR; t + until - from <= windows; t += HOUR) {
        const length = until - from;
        let seen = t;
        while (seen < t + length + AFTERWARDS && flag[seen] !== 1) {
          seen++;
        }
        const place = one.found[Math.min(2, Math.floor(t / HOUR))];
        const hit = seen < t + length + AFTERWARDS;
        place.tries++;
        place.hits += Number(hit);
        one.delays.push(hit ? seen - t + 1 : Infinity);
      }
    });
    for (let t = 1; t < windows; t++) {
      const wrong = faults.some((fault) => during(fault, t) || during(fault, Math.max(0, t - AFTERWARDS)));
      counted[0].idle += flag[t] === 1 && flag[t - 1] !== 1 && !wrong ? 1 : 0;
    }
  }
  counted.forEach((one) => (one.idle = counted[0].idle));
  return counted;
}

const shifted = (shares: number[], { source, target, points }: Fault): number[] =>
  shares.map((share, k) => share + (CODES[k] === target ? points : CODES[k] === source ? -points : 0));
