import { random } from '../src/core/numeric';
import { CHARTS, USUAL, type Chart } from './charts';
import { flags, simulate, type Counts } from './road';
import { median, percent, table, type Table } from './tables';
import { byEffect, CODES, scaled, SIX, steady, type World } from './worlds';

const DAY = 1440;
const BEFORE = 900;
const PATIENCE = 120;

const SHIFTS: Array<{ title: string; shares: number[]; change(shares: number[]): number[] }> = [
  { title: 'w = 0.1', shares: SIX, change: () => byEffect(0.1) },
  { title: '2 % x1.5', shares: SIX, change: (shares) => scaled(shares, 4, 1.5) },
  { title: '1 % x2', shares: SIX, change: (shares) => scaled(shares, 5, 2) },
  { title: '0.5 -> 1 %', shares: CODES, change: (shares) => scaled(shares, 3, 2) },
];

/** The limit under which a chart has an alarm in one of `days` days: a quantile of the days' largest values, nothing having changed. */
function limitOf(chart: Chart, world: World, days: number, simulated: number, seed: number): number {
  const most: number[] = [];
  for (let day = 0; day < simulated; day += 5) {
    const values = chart.values(simulate(world, 100 + 5 * DAY, random(seed + day)), 100);
    for (let d = 0; d < 5; d++) {
      most.push(values.subarray(100 + d * DAY, 100 + (d + 1) * DAY).reduce((a, b) => Math.max(a, b), 0));
    }
  }
  most.sort((a, b) => b - a);
  return most[Math.floor(most.length / days)];
}

/** How soon small lasting shifts are found at N = 1,000, beside control charts that are as quiet. */
export function delays(runs: number, days: number, simulated: number, seed: number): Table {
  const rows: string[][] = [];
  const claims: Table['claims'] = [];
  for (const { title, shares, change } of SHIFTS) {
    const world = steady(title, shares, 1000);
    const limits = CHARTS.map((chart) => limitOf(chart, world, days, simulated, seed));
    const found: number[][] = [[], ...CHARTS.map(() => []), ...USUAL.map(() => [])];
    for (let run = 0; run < runs; run++) {
      const from = BEFORE + ((run * 37) % 480);
      const series = simulate(world, from + PATIENCE, random(seed + 77 + run), { from, until: Infinity, change });
      const [flag] = flags([series], { first: from - 10, offset: (run * 53) % 240 });
      found[0].push(firstFrom(from, series, (t) => flag[t] === 1));
      CHARTS.forEach((chart, c) => {
        const values = chart.values(series, from - 10);
        found[c + 1].push(firstFrom(from, series, (t) => values[t] > limits[c]));
      });
      USUAL.forEach(({ chart, limit }, u) => {
        const values = chart.values(series, from - 10);
        const most = limit(series.categories);
        found[CHARTS.length + 1 + u].push(firstFrom(from, series, (t) => values[t] > most));
      });
    }
    const means = found.map((own) => own.reduce((sum, delay) => sum + Math.min(delay, PATIENCE), 0) / runs);
    const best = Math.min(...means.slice(1, 1 + CHARTS.length));
    rows.push([
      title,
      ...found.map(
        (own, i) =>
          `${means[i].toFixed(1)} (${medianText(own)}; ${percent(own.filter((d) => d === Infinity).length / runs, 1)})`
      ),
      (means[0] / best).toFixed(2),
    ]);
    claims.push({ title: `mean delay beside the best chart, ${title}`, value: means[0] / best, most: 1.3 });
  }
  return {
    title: `Windows until a shift is found at N = 1,000: mean (median; never in ${PATIENCE}), ${runs} shifts each; charts with one false alarm in ${days} days, the others as they are often written`,
    text: table(['shift', 'ours', ...[...CHARTS, ...USUAL].map(({ title }) => title), 'ours / best chart'], rows),
    claims,
  };
}

function medianText(delays: number[]): string {
  const middle = median(delays);
  return middle === Infinity ? 'never' : String(middle);
}

function firstFrom(from: number, { windows }: Counts, isAlarm: (t: number) => boolean): number {
  for (let t = from; t < windows; t++) {
    if (isAlarm(t)) {
      return t - from + 1;
    }
  }
  return Infinity;
}
