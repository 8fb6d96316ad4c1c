import { random, type Random } from '../src/core/numeric';
import { flagsOf, nameOf, simulate, type Counts, type Points } from './road';
import { mean, median, partSlack, percent, rate, rateSlack, table, type Table } from './tables';
import { CODES, scaled, steady } from './worlds';

const DAY = 1440;
const BEFORE = 900;
const EVENTS = 10_000;
const ERRORS = 3;
const MINUTES = 30;
/** Windows that a rule asks for, as it is evaluated each minute. */
const SHOWN = 5;

interface Late {
  title: string;
  /** Part of a window's events that is there when it ends, and so many minutes after. */
  all: number[];
  errors: number[];
  delay?: string;
  most?: number;
}

const SOON = [0.6, 0.9, 0.98, 1];
const LATER = [0.3, 0.7, 0.95, 1];
const LATE: Late[] = [
  {
    title: '60 % of the events are there at once, 90 % a minute later, 98 %, 100 %',
    all: SOON,
    errors: SOON,
    most: 0.05,
  },
  { title: '... of the errors 30, 70, 95, 100 %', all: SOON, errors: LATER },
  { title: '... and a delay of 3 minutes is set', all: SOON, errors: LATER, delay: '3m', most: 0.05 },
];

/** What is there of each window when it ends, and so many minutes after. */
function arrivals({ windows, categories, counts }: Counts, { all, errors }: Late, random: Random): Float64Array[] {
  const out = all.map(() => new Float64Array(counts.length));
  for (let t = 0; t < windows; t++) {
    for (let k = 0; k < categories; k++) {
      const at = t * categories + k;
      let there = 0;
      let part = 0;
      (k === ERRORS ? errors : all).forEach((known, age) => {
        there += random.binomial(counts[at] - there, (known - part) / (1 - part));
        part = known;
        out[age][at] = there;
      });
    }
  }
  return out;
}

/** What the upstream answers when window t has just ended. */
function seenAt({ categories, counts }: Counts, arrived: Float64Array[], t: number): Points[] {
  return Array.from({ length: categories }, (_, k) => {
    const values = new Float64Array(t + 1);
    for (let w = Math.max(0, t - BEFORE); w <= t; w++) {
      values[w] = (arrived[t - w] ?? counts)[w * categories + k];
    }
    return { labels: { code: nameOf(k) }, values };
  });
}

/** What a rule is told when window t has just ended: the flag of the newest window that it takes for whole. */
function told(series: Counts, arrived: Float64Array[], { delay }: Late, t: number, offset: number): number {
  const query = { window: { size: '1m', delay: delay ?? '0s' } };
  const flag = flagsOf(seenAt(series, arrived, t), t + 1, { query, first: t - SHOWN, offset });
  return flag.reduce((last, on) => (Number.isNaN(on) ? last : on), 0);
}

/** Events that arrive late, looked at each minute as a rule does: false pages, and how soon errors of 0.5 % that double are found. */
export function late(days: number, runs: number, seed: number, small: boolean): Table {
  const results = LATE.filter((_, i) => !small || i === 0).map((one, i) => ({
    one,
    pages: quietPages(one, days, seed + 10_000 * i),
    delays: delaysOf(one, runs, seed + 10_000 * i + 5000),
  }));
  return {
    title: `Late data, a look each minute at what is there by then: ${days} days of N = 10,000; errors of 0.5 % that double for ${MINUTES} minutes, ${runs} each`,
    text: table(
      ['upstream', 'pages a day', 'found', 'minutes until it is, mean', 'median'],
      results.map(({ one, pages, delays }) => [
        one.title,
        rate(pages, days),
        percent(delays.filter((delay) => delay < Infinity).length / runs),
        mean(delays.map((delay) => Math.min(delay, MINUTES))),
        String(median(delays)),
      ])
    ),
    claims: results
      .filter(({ one }) => one.most !== undefined)
      .flatMap(({ one: { title, most }, pages, delays }) => [
        { title: `pages a day, ${title}`, value: pages / days, most, slack: rateSlack(most!, days) },
        {
          title: `found, ${title}`,
          value: delays.filter((delay) => delay < Infinity).length / runs,
          least: 0.97,
          slack: partSlack(0.97, runs),
        },
      ]),
  };
}

function quietPages(one: Late, days: number, seed: number): number {
  let found = 0;
  for (let day = 0; day < days; day++) {
    const source = random(seed + day);
    const series = simulate(steady('', CODES, EVENTS), BEFORE + DAY, source);
    const arrived = arrivals(series, one, source);
    let before = 0;
    for (let t = BEFORE; t < BEFORE + DAY * Math.min(1, days); t++) {
      const on = told(series, arrived, one, t, (61 * day) % 240);
      found += on === 1 && before !== 1 ? 1 : 0;
      before = on;
    }
  }
  return found;
}

function delaysOf(one: Late, runs: number, seed: number): number[] {
  return Array.from({ length: runs }, (_, run) => {
    const source = random(seed + run);
    const from = BEFORE + ((run * 37) % 480);
    const change = (shares: number[]) => scaled(shares, ERRORS, 2);
    const series = simulate(steady('', CODES, EVENTS), from + MINUTES, source, { from, until: Infinity, change });
    const arrived = arrivals(series, one, source);
    let t = from;
    while (t < from + MINUTES && told(series, arrived, one, t, (run * 53) % 240) !== 1) {
      t++;
    }
    return t < from + MINUTES ? t - from + 1 : Infinity;
  });
}
