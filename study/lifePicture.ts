import { random } from '../src/core/numeric';
import { answered, simulate } from './road';
import { CODES, scaled, steady } from './worlds';

const BEFORE = 900;
const WIDTH = 900;
const LEFT = 12;
const PLOT = 130;
const MINUTE = 60_000;
/** Errors are 0.5 %, and this many times as many after the change. */
const FACTOR = 3;
const EVENTS = 5000;

interface Scene {
  title: string;
  quiet: number;
  minutes: number;
  after: number;
}

const SCENES: Scene[] = [
  { title: 'An incident of an hour', quiet: 60, minutes: 60, after: 60 },
  { title: 'A change that lasts: the new normal after four hours', quiet: 60, minutes: 360, after: 0 },
];

/** What a drift is, as `derive` answers it: share, baseline, onset, when it was decided, and how it ends. */
export function lifePicture(seed: number): string {
  const parts = SCENES.map(
    (scene, i) => `<g transform="translate(0,${i * (PLOT + 70)})">${drawn(scene, seed + i)}</g>`
  );
  const height = SCENES.length * (PLOT + 70);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="13" fill="#888" role="img" aria-label="The life of a drift: onset, decision, and either the way back or a new normal">
${parts.join('\n')}
</svg>`;
}

function drawn({ title, quiet, minutes, after }: Scene, seed: number): string {
  const from = BEFORE + quiet;
  const windows = from + minutes + after;
  const change = (shares: number[]) => scaled(shares, 3, FACTOR);
  const series = simulate(steady('', CODES, EVENTS), windows, random(seed), { from, until: from + minutes, change });
  const { shares, baseline, events, begin } = answered(series, { first: BEFORE, offset: 0 }, 3);
  const x = (t: number) => LEFT + ((t - BEFORE) / (windows - BEFORE)) * (WIDTH - 2 * LEFT);
  const y = (share: number) => PLOT - share * 5500;
  const line = (values: number[]) =>
    values.map((value, i) => `${i === 0 ? 'M' : 'L'}${x(BEFORE + i).toFixed(1)},${y(value).toFixed(1)}`).join('');
  const at = (instant: number) => (instant - begin) / MINUTE;
  const marks = events.flatMap(({ start, decided, end, newNormal }) => [
    `<rect x="${x(at(start))}" y="26" width="${x(end === null ? windows : at(end)) - x(at(start))}" height="${PLOT - 22}" fill="#e02f4422"/>`,
    mark(x(at(start)), 'onset', 'end', 44),
    mark(x(at(decided)), 'decided', 'start', 44),
    ...(end === null ? [] : [mark(x(at(end)), newNormal ? 'new normal' : 'back', 'start', 44)]),
  ]);
  return `<text x="${LEFT}" y="16">${title}: share of 5xx, and what it is held against</text>
${marks.join('')}
<path d="${line(shares)}" fill="none" stroke="#e02f44"/><path d="${line(baseline)}" fill="none" stroke="#888" stroke-width="2" stroke-dasharray="6 4"/>`;
}

const mark = (x: number, word: string, anchor: string, top: number): string =>
  `<path d="M${x.toFixed(1)},26V${PLOT + 14}" stroke="#888"/><text x="${(x + (anchor === 'end' ? -4 : 4)).toFixed(1)}" y="${PLOT + top - 30}" text-anchor="${anchor}">${word}</text>`;
