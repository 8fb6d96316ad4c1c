import type { DistributionQuery } from '../src/core';
import { random, type Random } from '../src/core/numeric';
import { entries } from './pages';
import { flagsOf, nameOf, simulate, type Counts, type Points } from './road';
import { mean, median, partSlack, percent, rate, rateSlack, table, type Table } from './tables';
import { CODES, daily, scaled } from './worlds';

const DAY = 1440;
const BEFORE = 900;
const QUIET = 60;
const MINUTES = 30;
const AFTER = 90;
/** Events a minute, in all targets together. */
const EVENTS = 10_000;
/** Errors swing by so much over the day. */
const SWING = 0.3;
/** What has to be found: errors of 0.5 % double. */
const ERRORS = 3;
const doubled = (shares: number[]): number[] => scaled(shares, ERRORS, 2);

/** What an upstream makes of what its targets counted. */
interface Upstream {
  title: string;
  targets: number;
  /** Times a day that it happens, and for how many windows. */
  perDay: number;
  length: number;
  values: DistributionQuery['values'];
  points(targets: Counts[], happens: Uint8Array, random: Random): Points[];
  small?: boolean;
}

/** Running totals of one target, from zero in each window in `restarts`: half of what it counted in that one is lost. */
function totalsOf({ windows, categories, counts }: Counts, restarts: Uint8Array, random: Random): Float64Array[] {
  // a target was there long before
  const begun = windows * random.uniform();
  return Array.from({ length: categories }, (_, k) => {
    const out = new Float64Array(windows);
    let total = Math.round(begun * counts[k]);
    for (let t = 0; t < windows; t++) {
      const x = counts[t * categories + k];
      total = restarts[t] === 1 ? Math.round(x / 2) : total + x;
      out[t] = total;
    }
    return out;
  });
}

/** Series of each category, summed over the targets; those that are NaN take no part. */
function summed(targets: Float64Array[][]): Points[] {
  return targets[0].map((first, k) => ({
    labels: { code: nameOf(k) },
    values: first.map((_, t) => {
      let sum = 0;
      let any = false;
      for (const own of targets) {
        const value = own[k][t];
        sum += Number.isNaN(value) ? 0 : value;
        any = any || !Number.isNaN(value);
      }
      return any ? sum : NaN;
    }),
  }));
}

/** Where target `g` of `of` is concerned: one of them each time, or one after the other. */
const oneOf = (happens: Uint8Array, g: number, of: number, length: number, rolling: boolean): Uint8Array => {
  const out = new Uint8Array(happens.length);
  let times = 0;
  for (let t = 0; t < happens.length; t++) {
    if (happens[t] === 1) {
      if (rolling) {
        out[Math.min(out.length - 1, t + g)] = 1;
      } else if (times % of === g) {
        out.fill(1, t, t + length);
      }
      times++;
    }
  }
  return out;
};

const countsOf = ({ windows, categories, counts }: Counts): Points[] =>
  Array.from({ length: categories }, (_, k) => ({
    labels: { code: nameOf(k) },
    values: Float64Array.from({ length: windows }, (__, t) => counts[t * categories + k]),
  }));

/** Points, none in the windows that are marked. */
const without = ({ labels, values }: Points, gone: Uint8Array): Points => ({
  labels,
  values: Float64Array.from(values, (value, t) => (gone[t] === 1 ? NaN : value)),
});

const lasting = (happens: Uint8Array, length: number): Uint8Array => oneOf(happens, 0, 1, length, false);

const restarting = (rolling: boolean) => (targets: Counts[], happens: Uint8Array, random: Random) =>
  summed(targets.map((own, g) => totalsOf(own, oneOf(happens, g, targets.length, 1, rolling), random)));

/** Each target has series of its own; one that is replaced goes on under another name. */
function replaced(targets: Counts[], happens: Uint8Array, random: Random): Points[] {
  return targets.flatMap((own, g) => {
    const restarts = oneOf(happens, g, targets.length, 1, true);
    const lives: Array<{ from: number; until: number }> = [{ from: 0, until: own.windows }];
    restarts.forEach((on, t) => {
      if (on === 1) {
        lives[lives.length - 1].until = t;
        lives.push({ from: t, until: own.windows });
      }
    });
    return totalsOf(own, restarts, random).flatMap((totals, k) =>
      lives.map(({ from, until }, life) => ({
        labels: { code: nameOf(k), pod: `p${g}-${life}` },
        values: totals.map((value, t) => (t >= from && t < until ? value : NaN)),
      }))
    );
  });
}

const UPSTREAMS: Upstream[] = [
  {
    title: 'counters of one target, which restarts 6 times a day',
    targets: 1,
    perDay: 6,
    length: 1,
    values: 'counters',
    points: restarting(false),
  },
  {
    title: 'sum by (code) of six targets’ counters, of which one restarts 15 times a day',
    targets: 6,
    perDay: 15,
    length: 1,
    values: 'counters',
    points: restarting(false),
    small: true,
  },
  {
    title: '... all six restart, one a minute, 4 times a day',
    targets: 6,
    perDay: 4,
    length: 1,
    values: 'counters',
    points: restarting(true),
  },
  {
    title: '... one isn’t scraped for 3 minutes, 15 times a day: its totals go and come back',
    targets: 6,
    perDay: 15,
    length: 3,
    values: 'counters',
    points: (targets, happens, random) =>
      summed(
        targets.map((own, g) => {
          const gone = oneOf(happens, g, targets.length, 3, false);
          return totalsOf(own, new Uint8Array(own.windows), random).map((totals) =>
            totals.map((value, t) => (gone[t] === 1 ? NaN : value))
          );
        })
      ),
  },
  {
    title: 'a counter for each of six targets, which are replaced by others, one a minute, 4 times a day',
    targets: 6,
    perDay: 4,
    length: 1,
    values: 'counters',
    points: replaced,
  },
  {
    title: 'counters without points for 3 minutes, 15 times a day',
    targets: 1,
    perDay: 15,
    length: 3,
    values: 'counters',
    points: ([own], happens, random) =>
      summed([totalsOf(own, new Uint8Array(own.windows), random)]).map((one) => without(one, lasting(happens, 3))),
  },
  {
    title: 'counts without points for 3 minutes, 15 times a day',
    targets: 1,
    perDay: 15,
    length: 3,
    values: 'counts',
    points: ([own], happens) => countsOf(own).map((one) => without(one, lasting(happens, 3))),
  },
  {
    title: 'counts, one of the four series missing for 3 minutes, 15 times a day',
    targets: 1,
    perDay: 15,
    length: 3,
    values: 'counts',
    points: ([own], happens) =>
      countsOf(own).map((one, k) => without(one, oneOf(happens, k, own.categories, 3, false))),
  },
];

/** When it happens: at random, `perDay` times a day, well apart. */
function times(windows: number, { perDay }: Upstream, random: Random): Uint8Array {
  const out = new Uint8Array(windows);
  let next = 0;
  for (let t = BEFORE / 10; t < windows - 10; t++) {
    if (t >= next && random.uniform() < perDay / DAY) {
      out[t] = 1;
      next = t + 20;
    }
  }
  return out;
}

/** What the upstream answers of `windows` windows. */
function answer(upstream: Upstream, windows: number, seed: number, shift?: { from: number; until: number }): Points[] {
  const source = random(seed);
  const world = daily('', CODES, Math.round(EVENTS / upstream.targets), ERRORS, SWING);
  const targets = Array.from({ length: upstream.targets }, () =>
    simulate(world, windows, source, shift && { ...shift, change: doubled })
  );
  const happens = times(windows, upstream, source);
  if (shift !== undefined) {
    // the hardest minute for it to happen in
    happens.fill(0, shift.from - 20, shift.from + 20);
    happens[shift.from] = 1;
  }
  return upstream.points(targets, happens, source);
}

/** What upstreams do to counts that nothing is wrong with, and whether a shift that begins in the same minute is found. */
export function upstreams(days: number, runs: number, seed: number, small: boolean): Table {
  const results = UPSTREAMS.filter((one) => !small || one.small).map((upstream, i) => ({
    upstream,
    pages: quietPages(upstream, days, seed + 10_000 * i),
    ...shifts(upstream, runs, seed + 10_000 * i + 5000),
  }));
  return {
    title: `What upstreams do, ${days} days each; and errors of 0.5 % that double for ${MINUTES} minutes in the minute in which it happens, N = 10,000, ${runs} each (a minute without an answer changes nothing)`,
    text: table(
      ['upstream', 'pages a day', 'found', 'mean', 'median', 'flagged', 'pages after'],
      results.map(({ upstream, pages, found, delays, flagged, after }) => [
        upstream.title,
        rate(pages, days),
        percent(found),
        mean(delays.map((delay) => Math.min(delay, MINUTES))),
        String(median(delays)),
        percent(flagged, 1),
        percent(after, 1),
      ])
    ),
    claims: results.flatMap(({ upstream: { title }, pages, found, after }) => [
      { title: `pages a day, ${title}`, value: pages / days, most: 0.05, slack: rateSlack(0.05, days) },
      { title: `found, ${title}`, value: found, least: 0.95, slack: partSlack(0.95, runs) },
      { title: `pages after, ${title}`, value: after, most: 0.01, slack: partSlack(0.01, runs) },
    ]),
  };
}

function quietPages(upstream: Upstream, days: number, seed: number): number {
  const chunk = Math.min(days, 5);
  let found = 0;
  for (let day = 0; day < days; day += chunk) {
    const windows = BEFORE + chunk * DAY;
    const road = { query: { values: upstream.values }, first: BEFORE, offset: (37 + 61 * day) % 240 };
    found += entries(kept(flagsOf(answer(upstream, windows, seed + day), windows, road)), BEFORE);
  }
  return found;
}

function shifts(upstream: Upstream, runs: number, seed: number) {
  const delays: number[] = [];
  let found = 0;
  let on = 0;
  let between = 0;
  let after = 0;
  for (let run = 0; run < runs; run++) {
    const from = BEFORE + QUIET + ((run * 37) % 480);
    const until = from + MINUTES;
    const windows = until + AFTER;
    const points = answer(upstream, windows, seed + run, { from, until });
    const road = { query: { values: upstream.values }, first: from - QUIET, offset: (run * 53) % 240 };
    const flag = kept(flagsOf(points, windows, road));
    let seen = from;
    while (seen < until && flag[seen] !== 1) {
      seen++;
    }
    delays.push(seen < until ? seen - from + 1 : Infinity);
    found += Number(seen < until);
    for (let t = seen; t < until; t++) {
      on += flag[t] === 1 ? 1 : 0;
    }
    between += until - seen;
    after += Number(entries(flag, until) > 0);
  }
  return { delays, found: found / runs, flagged: on / Math.max(1, between), after: after / runs };
}

/** The flag of an alert that is left as it is by a minute without an answer. */
function kept(flag: Float64Array): Float64Array {
  let before = 0;
  return flag.map((on) => (before = Number.isNaN(on) ? before : on));
}
