import { random } from '../src/core/numeric';
import { USUAL } from './charts';
import { flags, simulate } from './road';
import { percent, rate, rateSlack, table, type Table } from './tables';
import {
  autocorrelated,
  CODES,
  daily,
  dirichlet,
  mixed,
  SIX,
  steady,
  stormy,
  strays,
  swinging,
  wandering,
  WANDERER,
  type World,
} from './worlds';

const DAY = 1440;
/** Windows before the first that is judged: what the rule looks back at. */
const BEFORE = 900;

/** Worlds where nothing happens, and how many pages a day each may have. */
const QUIET: Array<{ world: World; most: number; small?: boolean }> = [
  { world: steady('i.i.d., N = 1,000, K = 4', CODES, 1000), most: 0.02, small: true },
  { world: steady('i.i.d., N = 10,000, K = 4', CODES, 10_000), most: 0.02 },
  { world: steady('i.i.d., N = 1,000, K = 6', SIX, 1000), most: 0.02, small: true },
  { world: steady('i.i.d., N = 200, K = 6', SIX, 200), most: 0.02 },
  { world: dirichlet('Dirichlet, ρ = 0.005, N = 1,000', SIX, 1000, 0.005), most: 0.02, small: true },
  { world: dirichlet('Dirichlet, ρ = 0.01, N = 10,000', SIX, 10_000, 0.01), most: 0.02 },
  { world: dirichlet('Dirichlet, ρ = 0.05, N = 1,000', SIX, 1000, 0.05), most: 0.02 },
  { world: swinging('N from 100 to 2,000 over the day', SIX, 100, 2000, 0), most: 0.02 },
  { world: swinging('N from 500 to 10,000, ρ = 0.005', SIX, 500, 10_000, 0.005), most: 0.02 },
  { world: steady('a pair, 2 % of 120', [0.98, 0.02], 120), most: 0.02 },
  { world: steady('a pair, 0.5 % of 200', [0.995, 0.005], 200), most: 0.02 },
  { world: steady('a pair, 0.3 % of 400', [0.997, 0.003], 400), most: 0.02 },
  { world: steady('a pair, 0.1 % of 1,000', [0.999, 0.001], 1000), most: 0.02 },
  { world: steady('a pair, 0.01 % of 100,000', [0.9999, 0.0001], 100_000), most: 0.02 },
  { world: strays('a new kind 10 times a day, 1 to 9 events of 10,000 in one window', 10_000, 10), most: 0.02 },
  ...[0.1, 0.3, 0.5].map((amplitude) => ({
    world: daily(
      `a 2 % category swings by ${percent(amplitude)} over the day, N = 10,000`,
      SIX,
      10_000,
      WANDERER,
      amplitude
    ),
    most: 0.02,
  })),
  { world: daily('... by 50 %, N = 100,000', SIX, 100_000, WANDERER, 0.5), most: 0.02, small: true },
  ...[
    { sd: 0.1, n: 10_000 },
    { sd: 0.2, n: 10_000 },
    { sd: 0.3, n: 10_000 },
    { sd: 0.2, n: 100_000 },
  ].map(({ sd, n }) => ({
    world: wandering(
      `a 2 % category log-normal, sd ${percent(sd)}, N = ${n.toLocaleString('en')}`,
      SIX,
      n,
      WANDERER,
      sd
    ),
    most: 0.1,
    small: n === 100_000,
  })),
  ...[5, 30, 120].map((tau) => ({
    world: autocorrelated(`a 2 % category AR(1), ${tau} minutes, sd 20 %, N = 10,000`, SIX, 10_000, WANDERER, 0.2, tau),
    most: 0.1,
    small: tau === 30,
  })),
  { world: autocorrelated('... 30 minutes, N = 100,000', SIX, 100_000, WANDERER, 0.2, 30), most: 0.1 },
  { world: autocorrelated('... 30 minutes, N = 1,000', SIX, 1000, WANDERER, 0.2, 30), most: 0.1 },
  ...[1, 2, 3, 4, 5].map((length) => ({
    world: stormy(
      `15 storms a day of ${length} window${length > 1 ? 's' : ''}, N = 10,000`,
      SIX,
      10_000,
      WANDERER,
      length,
      15
    ),
    // three windows in a row are an incident, and a page each
    most: length < 3 ? 0.05 : 15,
    small: length === 1,
  })),
  { world: mixed('mixed: AR(1), daily swing, N x5, bursts; N = 1,000', SIX, 1000, WANDERER), most: 0.05 },
  { world: mixed('... N = 10,000', SIX, 10_000, WANDERER), most: 0.05 },
];

/** Pages a day where nothing has changed: how often the flag goes from 0 to 1. */
export function pages(days: number, seed: number, small: boolean): Table {
  const results = QUIET.filter((one) => !small || one.small).map(({ world, most }, i) => {
    const chunk = Math.min(days, 5);
    let found = 0;
    let flagged = 0;
    const usual = USUAL.map(() => 0);
    for (let day = 0; day < days; day += chunk) {
      const series = simulate(world, BEFORE + chunk * DAY, random(seed + 1000 * i + day));
      const [flag] = flags([series], { first: BEFORE, offset: (37 + 61 * i) % 240 });
      found += entries(flag, BEFORE);
      flagged += flag.reduce((sum, on) => sum + (on === 1 ? 1 : 0), 0);
      USUAL.forEach(({ chart, limit }, u) => {
        const values = chart.values(series, BEFORE);
        usual[u] += entries(
          values.map((value) => (value > limit(series.categories) ? 1 : 0)),
          BEFORE
        );
      });
    }
    return { world, most, found, flagged, usual };
  });
  return {
    title: `Pages a day where nothing has changed, ${days} days each (± one standard error)`,
    text: table(
      ['world', 'ours', 'minutes flagged a day', ...USUAL.map(({ title }) => title)],
      results.map(({ world, found, flagged, usual }) => [
        world.title,
        rate(found, days),
        (flagged / days).toFixed(1),
        ...usual.map((count) => (count / days).toFixed(count / days < 10 ? 1 : 0)),
      ])
    ),
    claims: results.map(({ world, most, found }) => ({
      title: `pages a day, ${world.title}`,
      value: found / days,
      most,
      slack: rateSlack(most, days),
    })),
  };
}

/** How often a flag goes from off to on. */
export function entries(flag: Float64Array, first: number): number {
  let count = 0;
  for (let t = first + 1; t < flag.length; t++) {
    count += flag[t] === 1 && flag[t - 1] !== 1 ? 1 : 0;
  }
  return count;
}
