import { random } from '../src/core/numeric';
import { entries } from './pages';
import { flags, simulate } from './road';
import { mean, median, percent, rate, rateSlack, table, type Table } from './tables';
import { autocorrelated, CODES, mixed, scaled, SIX, steady, WANDERER, type World } from './worlds';

const DAY = 1440;
const BEFORE = 900;
const GROUPS = 50;
/** One in four weeks, over all groups; one a day, of which enough are spent to say how much. */
const RARE = { period: '4w', promised: 1 / 28 };
const OFTEN = { period: '1d', promised: 1 };
/** Part of the promise that has to be spent where windows are independent: a rule that never errs finds less than it could. */
const SPENT = 0.2;

const WORLDS: Array<{ title: string; of(n: number): World; often?: boolean }> = [
  { title: 'i.i.d.', of: (n) => steady('', SIX, n) },
  { title: 'AR(1), 30 minutes, sd 10 %', of: (n) => autocorrelated('', SIX, n, WANDERER, 0.1, 30) },
  { title: 'AR(1), 30 minutes, sd 20 %', of: (n) => autocorrelated('', SIX, n, WANDERER, 0.2, 30) },
  { title: 'mixed', of: (n) => mixed('', SIX, n, WANDERER) },
  { title: 'i.i.d.', of: (n) => steady('', SIX, n), often: true },
];

/** What such a promise costs: changes, found without it and with it within an hour. */
const CHANGES: Array<{ title: string; world: World; change(shares: number[]): number[] }> = [
  { title: '0.5 % x2, N = 10,000', world: steady('', CODES, 10_000), change: (shares) => scaled(shares, 3, 2) },
  { title: '2 % x2, N = 1,000', world: steady('', CODES, 1000), change: (shares) => scaled(shares, 1, 2) },
  { title: '2 % x1.5, N = 1,000', world: steady('', SIX, 1000), change: (shares) => scaled(shares, 4, 1.5) },
  { title: '0.5 -> 1 %, N = 1,000', world: steady('', CODES, 1000), change: (shares) => scaled(shares, 3, 2) },
  {
    title: 'x3 of 2 % in mixed, N = 10,000',
    world: mixed('', SIX, 10_000, WANDERER),
    change: (shares) => scaled(shares, WANDERER, 3),
  },
];
const PATIENCE = 60;

const queryOf = (period: string) => ({ detect: { budget: { alarms: 1, period, groups: GROUPS } } });

/** Windows until a change is found; Infinity where it isn't. */
function delaysOf(
  { world, change }: (typeof CHANGES)[number],
  runs: number,
  seed: number,
  promised: boolean
): number[] {
  return Array.from({ length: runs }, (_, run) => {
    const from = BEFORE + ((run * 37) % 480);
    const series = simulate(world, from + PATIENCE, random(seed + run), { from, until: Infinity, change });
    const query = promised ? queryOf(RARE.period) : {};
    const [flag] = flags([series], { query, first: from, offset: (run * 53) % 240 });
    const found = flag.indexOf(1);
    return found < 0 ? Infinity : found - from + 1;
  });
}

function costs(runs: number, seed: number): string {
  const cells = (delays: number[]) => [
    percent(delays.filter((delay) => delay < Infinity).length / runs),
    mean(delays.map((delay) => Math.min(delay, PATIENCE))),
    String(median(delays)),
  ];
  return table(
    ['change', 'found', 'mean', 'median', `found under ${RARE.promised.toFixed(3)} a day`, 'mean', 'median'],
    CHANGES.map((one, i) => [
      one.title,
      ...cells(delaysOf(one, runs, seed + 1000 * i, false)),
      ...cells(delaysOf(one, runs, seed + 1000 * i, true)),
    ])
  );
}

/** A budget of one false alarm in four weeks, or one a day, over 50 groups of 150 to 50,000 events a minute. */
export function budgets(days: number, runs: number, seed: number, small: boolean): Table {
  const results = WORLDS.filter((_, i) => !small || i === 2).map(({ title, of, often }, w) => {
    const { period, promised } = often ? OFTEN : RARE;
    let found = 0;
    for (let day = 0; day < days; day += 2) {
      for (let g = 0; g < GROUPS; g += 10) {
        const series = Array.from({ length: 10 }, (_, i) => {
          const n = Math.round(150 * Math.pow(50_000 / 150, (g + i + 0.5) / GROUPS));
          return simulate(of(n), BEFORE + 2 * DAY, random(seed + 100_000 * w + 1000 * day + g + i));
        });
        flags(series, { query: queryOf(period), first: BEFORE, offset: (day * 53) % 240 }).forEach((flag) => {
          found += entries(flag, BEFORE);
        });
      }
    }
    return { title, found, promised };
  });
  return {
    title: `Budgets of false alarms over ${GROUPS} groups, ${days} days; and what such a promise costs, ${runs} changes each`,
    text: [
      table(
        ['world', 'promised a day', 'pages a day over all groups'],
        results.map(({ title, found, promised }) => [title, promised.toFixed(3), rate(found, days)])
      ),
      ...(small ? [] : [costs(runs, seed)]),
    ].join('\n\n'),
    claims: results.flatMap(({ title, found, promised }) => [
      {
        title: `budget of ${promised.toFixed(3)} a day, ${title}`,
        value: found / days,
        most: 2 * promised,
        slack: rateSlack(2 * promised, days),
      },
      ...(promised === OFTEN.promised && days > 2
        ? [{ title: `spent, ${title}`, value: found / days, least: SPENT * promised, slack: rateSlack(SPENT, days) }]
        : []),
    ]),
  };
}
