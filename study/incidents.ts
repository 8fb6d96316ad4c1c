import { random } from '../src/core/numeric';
import { flags, simulate } from './road';
import { mean, median, partSlack, percent, table, type Table } from './tables';
import {
  autocorrelated,
  byEffect,
  CODES,
  moved,
  scaled,
  SIX,
  steady,
  stormy,
  wandering,
  WANDERER,
  type World,
} from './worlds';

const BEFORE = 900;
const QUIET = 60;
const AFTER = 90;

interface Kind {
  title: string;
  world: World;
  change(shares: number[]): number[];
  minutes: number;
  /** What has to hold: found, median delay, flagged of the minutes in between. */
  found: number;
  delay?: number;
  flagged?: number;
  small?: boolean;
}

const times = (k: number, factor: number) => (shares: number[]) => scaled(shares, k, factor);
const at = (k: number, share: number) => (shares: number[]) => moved(shares, k, share);

const LASTING: Kind[] = [30, 120, 210].flatMap((minutes) =>
  [
    { title: '0.5 % x2, N = 10,000', world: steady('', CODES, 10_000), change: times(3, 2) },
    { title: '0.5 % x5, N = 10,000', world: steady('', CODES, 10_000), change: times(3, 5) },
    { title: '0.5 % x20, N = 10,000', world: steady('', CODES, 10_000), change: times(3, 20) },
    { title: '2 % x2, N = 1,000', world: steady('', CODES, 1000), change: times(1, 2) },
    { title: '0 -> 10 %, N = 1,000', world: steady('', [0.97, 0.03, 0], 1000), change: at(2, 0.1) },
  ].map((kind) => ({
    ...kind,
    title: `${kind.title}, ${minutes} min`,
    minutes,
    found: 0.97,
    delay: 5,
    flagged: 0.97,
    small: minutes === 120 && kind.title.startsWith('0'),
  }))
);

const SPARSE: Kind[] = [
  { title: 'clean 0 -> 2 %, N = 1,000', world: steady('', [1, 0], 1000), change: at(1, 0.02), small: true },
  { title: '0.1 -> 1 %, N = 1,000', world: steady('', [0.999, 0.001], 1000), change: at(1, 0.01) },
  { title: '0.3 -> 5 %, N = 300', world: steady('', [0.997, 0.003], 300), change: at(1, 0.05) },
  { title: '0.5 -> 3 %, N = 200', world: steady('', [0.995, 0.005], 200), change: at(1, 0.03), small: true },
  { title: '2 -> 10 %, N = 120', world: steady('', [0.98, 0.02], 120), change: at(1, 0.1) },
  { title: 'a new code at 3 % beside 60/40, N = 1,000', world: steady('', [0.6, 0.4, 0], 1000), change: at(2, 0.03) },
].map((kind) => ({ ...kind, minutes: 120, found: 0.97, delay: 4 }));

const RARE: Kind[] = [
  { title: '0.01 % x10, N = 5,000', n: 5000, share: 0.0001, factor: 10, small: true },
  { title: '0.01 % x10, N = 100,000', n: 100_000, share: 0.0001, factor: 10 },
  { title: '0.1 % x2, N = 100,000', n: 100_000, share: 0.001, factor: 2 },
].map(({ title, n, share, factor, small }) => ({
  title,
  world: steady('', [0.98, 0.02 - share, share], n),
  change: times(2, factor),
  minutes: 120,
  found: 0.97,
  delay: 6,
  small,
}));

const SMALL: Kind[] = [
  { title: 'w = 0.1, N = 1,000', world: steady('', SIX, 1000), change: () => byEffect(0.1), small: true },
  { title: '2 % x1.5, N = 1,000', world: steady('', SIX, 1000), change: times(4, 1.5) },
  { title: '1 % x2, N = 1,000', world: steady('', SIX, 1000), change: times(5, 2) },
  { title: '0.5 -> 1 %, N = 1,000', world: steady('', CODES, 1000), change: times(3, 2) },
].map((kind) => ({ ...kind, minutes: 120, found: 0.98 }));

const WANDERING: Kind[] = [
  ...[10_000, 100_000].map((n) => ({
    title: `x3 where the category is log-normal, sd 20 %, N = ${n.toLocaleString('en')}`,
    world: wandering('', SIX, n, WANDERER, 0.2),
  })),
  ...[5, 30, 120].map((tau) => ({
    title: `x3 where it is AR(1), ${tau} minutes, sd 20 %, N = 10,000`,
    world: autocorrelated('', SIX, 10_000, WANDERER, 0.2, tau),
  })),
].map((kind) => ({ ...kind, change: times(WANDERER, 3), minutes: 120, found: 0.9, delay: 10 }));

const STORMS: Kind[] = [1, 2, 3, 4, 5].map((length) => ({
  title: `0.5 % x2 among 15 storms a day of ${length} window${length > 1 ? 's' : ''}, N = 10,000`,
  world: stormy('', CODES, 10_000, 1, length, 15),
  change: times(3, 2),
  minutes: 30,
  found: 0.95,
  // those of two windows come so often that two of them in a row have to be told from a drift
  delay: length === 2 ? 8 : 5,
}));

const KINDS = [...LASTING, ...SPARSE, ...RARE, ...SMALL, ...WANDERING, ...STORMS];

/** Incidents from start to end: whether they are seen, how soon, all of them, and what comes after. */
export function incidents(runs: number, seed: number, small: boolean): Table {
  const results = KINDS.filter((kind) => !small || kind.small).map((kind, i) => measure(kind, runs, seed + 10_000 * i));
  return {
    title: `Incidents, ${runs} each: found, windows from the shift to the flag, minutes flagged from then to the end, windows until it is off, entries for each, and pages in the 90 minutes after`,
    text: table(
      ['incident', 'found', 'mean', 'median', 'flagged', 'off after', 'entries', 'pages after'],
      results.map(({ kind, found, delays, middle, flagged, off, entered, after }) => [
        kind.title,
        percent(found),
        mean(delays),
        String(middle),
        percent(flagged, 1),
        `${off.middle} (most ${off.most})`,
        entered.toFixed(2),
        percent(after, 1),
      ])
    ),
    claims: results.flatMap(({ kind, found, middle, flagged, after }) => [
      { title: `found, ${kind.title}`, value: found, least: kind.found, slack: partSlack(kind.found, runs) },
      ...(kind.delay === undefined
        ? []
        : [{ title: `median windows, ${kind.title}`, value: middle, most: kind.delay }]),
      ...(kind.flagged === undefined
        ? []
        : [
            { title: `flagged, ${kind.title}`, value: flagged, least: kind.flagged },
            { title: `pages after, ${kind.title}`, value: after, most: 0.01, slack: partSlack(0.01, runs) },
          ]),
    ]),
  };
}

function measure(kind: Kind, runs: number, seed: number) {
  const { world, change, minutes } = kind;
  const delays: number[] = [];
  const offs: number[] = [];
  let on = 0;
  let between = 0;
  let entered = 0;
  let after = 0;
  for (let run = 0; run < runs; run++) {
    const from = BEFORE + QUIET + ((run * 37) % 480);
    const until = from + minutes;
    const series = simulate(world, until + AFTER, random(seed + run), { from, until, change });
    const [flag] = flags([series], { first: from - QUIET, offset: (run * 53) % 240 });
    let seen = from;
    while (seen < until && flag[seen] !== 1) {
      seen++;
    }
    delays.push(seen < until ? seen - from + 1 : Infinity);
    if (seen === until) {
      continue;
    }
    let off = until;
    while (off < flag.length && flag[off] === 1) {
      off++;
    }
    offs.push(off - until);
    for (let t = seen; t < until; t++) {
      on += flag[t] === 1 ? 1 : 0;
      entered += flag[t] === 1 && flag[t - 1] !== 1 ? 1 : 0;
    }
    between += until - seen;
    let again = 0;
    for (let t = Math.max(off, until) + 1; t < flag.length; t++) {
      again = flag[t] === 1 && flag[t - 1] !== 1 ? 1 : again;
    }
    after += again;
  }
  const found = offs.length;
  return {
    kind,
    found: found / runs,
    delays: delays.map((delay) => Math.min(delay, minutes)),
    middle: median(delays),
    flagged: on / Math.max(1, between),
    off: { middle: found > 0 ? median(offs) : NaN, most: Math.max(0, ...offs) },
    entered: entered / Math.max(1, found),
    after: after / runs,
  };
}
