#!/usr/bin/env node
/**
 * node bench/core.mjs [--plot docs/performance-core.svg]: what an answer takes the core in a browser's engine, from the upstream's frames to the panel's, beside NumPy and SciPy
 * vectorised where a Python has them (PYTHON, or python3 on the PATH), Gonum, and jStat. Processor time, medians of one run.
 *
 * NumPy, Gonum and jStat do what a plain rule takes: X² of each window beside the 60 before it, their variation, the F tail, Cohen's w, 3 of 5. Ours reads
 * frames, replays the drift rule over its whole memory, and has every default statistic's columns. `tested` is ours as close to NumPy's work
 * as a query can ask: each window tested by itself (m of n), and p, w and drift returned.
 */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadTypeScript } from '../scripts/lib/loadTypeScript.mjs';
import { plot } from './plot.mjs';
import { goPeer, pythonPeer } from './peers.mjs';
import { rolling } from './rolling.mjs';

const SIZES = [
  [60, 10],
  [1_440, 20],
  [10_000, 100],
];
const MINUTE = 60_000;
/** Windows that the first one is compared with, and those between. */
const BEFORE = 61;
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
    data: { values: [times, times.map(() => draws.binomial(Math.round((4000 * (k + 1)) / (categories + 1)), 0.5))] },
  }));
}

/** Calls that are timed together: processor time is counted in steps of some milliseconds. */
const TOGETHER_MS = 40;
const RUNS = 15;
/** By then the engine has compiled what is called. */
const WARM_MS = 1_000;

function median(call) {
  let calls = 0;
  const began = performance.now();
  do {
    call();
    calls++;
  } while (performance.now() - began < WARM_MS);
  const together = Math.max(1, Math.round((calls * TOGETHER_MS) / (performance.now() - began)));
  const times = Array.from({ length: RUNS }, () => {
    const start = process.cpuUsage();
    for (let i = 0; i < together; i++) {
      call();
    }
    return process.cpuUsage(start).user / 1000 / together;
  });
  return times.sort((a, b) => a - b)[RUNS >> 1];
}

/** Counts of the frames, a row a window, with the windows that the first one shown is compared with. */
function rowsOf(windows, categories) {
  const columns = frames(END - (windows + BEFORE) * MINUTE, END, categories).map(({ data }) => data.values[1]);
  return columns[0].map((_, t) => columns.map((column) => column[t]));
}

const ms = (value) => `${value >= 100 ? value.toFixed(0) : value.toPrecision(2)} ms`;
const line = (cells) =>
  console.log(cells.map((cell, i) => cell[i === 0 ? 'padEnd' : 'padStart'](i === 0 ? 22 : 15)).join(''));

const theirs = pythonPeer('core_numpy.py', SIZES);
const gonum = goPeer('gonum', SIZES);
console.log(
  theirs === null ? 'no Python with SciPy found: set PYTHON' : `NumPy ${theirs.numpy}, SciPy ${theirs.scipy}`
);
const lines = ['default', 'tested', 'NumPy', 'Gonum', 'jStat'].map((name) => ({ name, points: [] }));
line(['windows x categories', ...Object.keys(ASKED), 'NumPy', 'Gonum', 'jStat', 'NumPy / tested']);
SIZES.forEach(([windows, categories], i) => {
  const ours = Object.values(ASKED).map((settings) => median(question(windows, categories, settings)));
  const rows = rowsOf(windows, categories);
  const others = [theirs?.times[i] ?? NaN, gonum?.times[i] ?? NaN, median(() => rolling(rows))];
  [...ours, ...others].forEach((value, of) => {
    if (value > 0) {
      lines[of].points.push([windows * categories, value]);
    }
  });
  line([`${windows} x ${categories}`, ...[...ours, ...others].map(ms), (others[0] / ours[1]).toFixed(2)]);
  if (i === 0 && theirs?.evidently) {
    const each = (ours[0] / windows / categories).toPrecision(2);
    console.log(`  a window and category: ${each} ms; Evidently ${(theirs.evidently / categories).toPrecision(2)} ms`);
  }
});
const { values: options } = parseArgs({ options: { plot: { type: 'string' } } });
if (options.plot) {
  const title = 'An answer in a browser’s engine, by its windows x categories';
  writeFileSync(
    options.plot,
    plot({ title, x: 'windows x categories', y: 'ms', lines: lines.filter(({ points }) => points.length > 0) })
  );
}
