#!/usr/bin/env node
/**
 * node bench/core.mjs: what an answer takes the core in a browser's engine, from the upstream's frames to the panel's, beside NumPy and SciPy
 * vectorised where a Python has them (PYTHON, or python3 on the PATH). Processor time, medians of one run.
 *
 * NumPy does what a plain rule takes: X² of each window beside the 60 before it, their variation, the F tail, Cohen's w, 3 of 5. Ours reads
 * frames, replays the drift rule over its whole memory, and has every default statistic's columns. `tested` is ours as close to NumPy's work
 * as a query can ask: each window tested by itself (m of n), and p, w and drift returned.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadTypeScript } from '../scripts/lib/loadTypeScript.mjs';
import { pythonPeer } from './pythonPeer.mjs';

const SIZES = [
  [60, 10],
  [1_440, 20],
  [10_000, 100],
];
const MINUTE = 60_000;
const END = 1_767_600_000_000;
const ASKED = {
  default: {},
  tested: { test: 'quasi-F', statistics: ['p', 'w', 'drift'] },
};

const here = dirname(fileURLToPath(import.meta.url));
const { plan, derive, random } = await loadTypeScript({
  stdin: {
    contents: "export { plan, derive } from './index'; export { random } from './numeric';",
    resolveDir: join(here, '..', 'src', 'core'),
    loader: 'ts',
  },
});

function question(windows, categories, settings) {
  const query = {
    refId: 'A',
    upstream: { datasource: { uid: 'p', type: 'prometheus' }, query: { expr: 'x' } },
    category: 'code',
    window: { size: '1m' },
    categories: { keep: { top: categories } },
    format: 'series',
    ...settings,
  };
  const range = { from: END - windows * MINUTE, to: END, now: END };
  const responses = plan(query, range).requests.map(({ id, from, to }) => ({
    id,
    frames: frames(from, to, categories),
  }));
  return () => derive(query, range, responses);
}

/** A frame a series, as Prometheus answers. */
function frames(from, to, categories) {
  const draws = random(1);
  const times = Array.from({ length: Math.round((to - from) / MINUTE) }, (_, i) => from + (i + 1) * MINUTE);
  return Array.from({ length: categories }, (_, k) => ({
    schema: {
      fields: [
        { name: 'Time', type: 'time' },
        { name: 'Value', type: 'number', labels: { code: String(200 + k) } },
      ],
    },
    data: { values: [times, times.map(() => draws.binomial(2000 * (k + 1), 0.5))] },
  }));
}

function median(call, runs) {
  call();
  const times = Array.from({ length: runs }, () => {
    const start = process.cpuUsage();
    call();
    return process.cpuUsage(start).user / 1000;
  });
  return times.sort((a, b) => a - b)[runs >> 1];
}

const ms = (value) => `${value >= 100 ? value.toFixed(0) : value.toPrecision(2)} ms`;
const line = (cells) =>
  console.log(cells.map((cell, i) => cell[i === 0 ? 'padEnd' : 'padStart'](i === 0 ? 22 : 20)).join(''));

const theirs = pythonPeer('core_numpy.py', SIZES);
console.log(
  theirs === null ? 'no Python with SciPy found: set PYTHON' : `NumPy ${theirs.numpy}, SciPy ${theirs.scipy}`
);
line(['windows x categories', ...Object.keys(ASKED), 'NumPy', 'NumPy / tested']);
SIZES.forEach(([windows, categories], i) => {
  const runs = windows * categories > 100_000 ? 3 : 15;
  const ours = Object.values(ASKED).map((settings) => median(question(windows, categories, settings), runs));
  const other = theirs?.times[i] ?? NaN;
  line([`${windows} x ${categories}`, ...ours.map(ms), ms(other), (other / ours[1]).toFixed(2)]);
  if (i === 0 && theirs?.evidently) {
    const each = (ours[0] / windows / categories).toPrecision(2);
    console.log(`  a window and category: ${each} ms; Evidently ${(theirs.evidently / categories).toPrecision(2)} ms`);
  }
});
