import { random } from '../src/core/numeric';
import { entries } from './pages';
import { flags, simulate } from './road';
import { median, percent, rate, table, type Table } from './tables';
import {
  autocorrelated,
  CODES,
  daily,
  dirichlet,
  mixed,
  scaled,
  SIX,
  steady,
  stormy,
  WANDERER,
  type World,
} from './worlds';

const DAY = 1440;
/** A day for the comparison, and what a replay reads. */
const BEFORE = 900 + DAY;
const SLOW = { detect: { slow: '1d' } };

interface Ramp {
  title: string;
  world: World;
  category: number;
  factor: number;
  minutes: number;
  /** Part that has to be found. */
  found?: number;
}

const RAMPS: Ramp[] = [
  {
    title: '0.5 % x10 in a day, N = 10,000',
    world: steady('', CODES, 10_000),
    category: 3,
    factor: 10,
    minutes: DAY,
    found: 0.95,
  },
  { title: '... N = 1,000', world: steady('', CODES, 1000), category: 3, factor: 10, minutes: DAY },
  {
    title: '0.5 % x3 in 6 hours, N = 10,000',
    world: steady('', CODES, 10_000),
    category: 3,
    factor: 3,
    minutes: 360,
    found: 0.95,
  },
  {
    title: '2 % x10 in a day, with a daily swing of 50 %, N = 10,000',
    world: daily('', SIX, 10_000, WANDERER, 0.5),
    category: WANDERER,
    factor: 10,
    minutes: DAY,
    found: 0.95,
  },
  {
    title: '2 % x3 in 6 hours, AR(1), 30 minutes, sd 20 %',
    world: autocorrelated('', SIX, 10_000, WANDERER, 0.2, 30),
    category: WANDERER,
    factor: 3,
    minutes: 360,
  },
];

const UNCHANGED: Array<{ title: string; world: World; most?: number }> = [
  { title: 'i.i.d., N = 1,000', world: steady('', SIX, 1000), most: 0.02 },
  { title: 'Dirichlet, ρ = 0.01, N = 10,000', world: dirichlet('', SIX, 10_000, 0.01), most: 0.02 },
  { title: 'a 2 % category swings by 50 % over the day', world: daily('', SIX, 10_000, WANDERER, 0.5), most: 0.02 },
  { title: '15 storms a day of 2 windows', world: stormy('', SIX, 10_000, WANDERER, 2, 15), most: 0.1 },
  { title: 'AR(1), 30 minutes, sd 20 %', world: autocorrelated('', SIX, 10_000, WANDERER, 0.2, 30) },
  { title: 'AR(1), 120 minutes, sd 20 %', world: autocorrelated('', SIX, 10_000, WANDERER, 0.2, 120) },
  { title: 'mixed', world: mixed('', SIX, 10_000, WANDERER) },
];

/** Shares that rise over hours, with and without the comparison with a day before, and what that costs where nothing changes. */
export function slow(runs: number, days: number, seed: number, small: boolean): Table {
  const claims: Table['claims'] = [];
  const ramps = RAMPS.slice(0, small ? 1 : RAMPS.length).map((ramp) => {
    const [off, on] = [{}, SLOW].map((query) =>
      Array.from({ length: runs }, (_, run) => foundAt(ramp, query, run, seed))
    );
    const found = on.filter((at) => at < Infinity);
    if (ramp.found !== undefined) {
      claims.push({ title: `slow, ${ramp.title}`, value: found.length / runs, least: ramp.found });
    }
    const middle = median(on);
    return [
      ramp.title,
      percent(off.filter((at) => at < Infinity).length / runs),
      percent(found.length / runs),
      middle < Infinity ? String(middle) : 'never',
      middle < Infinity ? Math.pow(ramp.factor, middle / ramp.minutes).toFixed(2) : '',
    ];
  });
  const pages = (small ? [] : UNCHANGED).map(({ title, world, most }) => {
    let found = 0;
    for (let day = 0; day < days; day += 5) {
      const series = simulate(world, BEFORE + 5 * DAY, random(seed + day));
      const [flag] = flags([series], { query: SLOW, first: BEFORE, offset: (37 + day * 61) % 240 });
      found += entries(flag, BEFORE);
    }
    if (most !== undefined) {
      claims.push({ title: `slow, pages, ${title}`, value: found / days, most, slack: 2 * Math.sqrt(most / days) });
    }
    return [title, rate(found, days)];
  });
  const text = [
    table(['rise', 'found without', 'found', 'minutes (median)', 'risen by then, times'], ramps),
    ...(small ? [] : [table(['nothing changes', 'pages a day'], pages)]),
  ];
  return {
    title: `Slow changes, compared with a day before on request (\`detect.slow\`), ${runs} rises each; ${days} days where nothing changes`,
    text: text.join('\n\n'),
    claims,
  };
}

function foundAt({ world, category, factor, minutes }: Ramp, query: object, run: number, seed: number): number {
  const from = BEFORE + 100;
  const change = (shares: number[], t: number) =>
    scaled(shares, category, Math.pow(factor, Math.min(1, (t - from) / minutes)));
  const series = simulate(world, from + minutes, random(seed + run), { from, until: Infinity, change });
  const [flag] = flags([series], { query, first: from - 10, offset: (37 + run * 61) % 240 });
  const at = flag.findIndex((on, t) => t >= from && on === 1);
  return at < 0 ? Infinity : at - from;
}
