import { random } from '../src/core/numeric';
import { CHARTS, USUAL } from './charts';
import { flags, simulate } from './road';
import { CODES, scaled, steady } from './worlds';

const BEFORE = 900;
const QUIET = 60;
const MINUTES = 120;
const AFTER = 60;
const WIDTH = 900;
const LEFT = 190;
const LINE = 26;
const PLOT = 120;
/** Limits that the charts have about once in 100 days in this world; the picture shows which minutes are past them. */
const LIMITS = [41, 9.5, 23];

/** Error share and the minutes that each rule flags, through an incident of two hours: 0.5 % of errors become 2.5 %. */
export function incidentPicture(seed: number): string {
  const from = BEFORE + QUIET;
  const until = from + MINUTES;
  const world = steady('', CODES, 5000);
  const change = (shares: number[]) => scaled(shares, 3, 5);
  const series = simulate(world, until + AFTER, random(seed), { from, until, change });
  const [ours] = flags([series], { first: BEFORE, offset: 0 });
  const rows: Array<{ title: string; on: (t: number) => boolean }> = [
    { title: 'ours', on: (t) => ours[t] === 1 },
    ...CHARTS.map((chart, c) => {
      const values = chart.values(series, BEFORE);
      return { title: chart.title, on: (t: number) => values[t] > LIMITS[c] };
    }),
    ...USUAL.map(({ title, chart, limit }) => {
      const values = chart.values(series, BEFORE);
      return { title, on: (t: number) => values[t] > limit(series.categories) };
    }),
  ];
  const x = (t: number) => LEFT + ((t - BEFORE) / (QUIET + MINUTES + AFTER)) * (WIDTH - LEFT - 10);
  const share = (t: number) => series.counts[t * 4 + 3] / 5000;
  const line = Array.from({ length: series.windows - BEFORE }, (_, i) => BEFORE + i)
    .map((t, i) => `${i === 0 ? 'M' : 'L'}${x(t).toFixed(1)},${(PLOT - share(t) * 3600).toFixed(1)}`)
    .join('');
  const strips = rows.map(({ title, on }, r) => {
    const y = PLOT + 20 + r * LINE;
    const blocks: string[] = [];
    for (let t = BEFORE; t < series.windows; t++) {
      if (on(t)) {
        blocks.push(
          `<rect x="${x(t).toFixed(1)}" y="${y}" width="${(x(1) - x(0) + 0.2).toFixed(2)}" height="14" fill="#e02f44"/>`
        );
      }
    }
    return `<text x="8" y="${y + 12}">${title.replace('<', '&lt;').replace('>', '&gt;')}</text><rect x="${LEFT}" y="${y}" width="${WIDTH - LEFT - 10}" height="14" fill="#8884"/>${blocks.join('')}`;
  });
  const height = PLOT + 20 + rows.length * LINE + 24;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="13" fill="#888" role="img" aria-label="Which minutes each rule flags through an incident of two hours">
<text x="8" y="20">share of 5xx</text><path d="${line}" fill="none" stroke="#e02f44"/>
<path d="M${x(from)},10V${height - 22}M${x(until)},10V${height - 22}" stroke="#888" stroke-dasharray="4 4"/>
${strips.join('\n')}
<text x="${x(from)}" y="${height - 6}" text-anchor="middle">begins</text><text x="${x(until)}" y="${height - 6}" text-anchor="middle">ends, 2 h later</text>
</svg>`;
}
