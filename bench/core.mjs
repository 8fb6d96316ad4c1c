#!/usr/bin/env node
/**
 * node bench/core.mjs [--plot docs/performance-core.svg]: what an answer takes the core in a browser's engine, from the upstream's frames to the panel's, beside NumPy and SciPy
 * vectorised where a Python has them (PYTHON, or python3 on the PATH), Gonum, and jStat. Processor time, medians of one run.
 *
 * NumPy, Gonum and jStat do what a plain rule takes: X² of each window beside the 60 before it, their variation, the F tail, Cohen's w, 3 of 5. Ours reads
 * frames, replays the drift rule over its whole memory, and has every default statistic's columns. `tested` is ours as close to NumPy's work
 * as a query can ask: each window tested by itself (m of n), and p, w and drift returned.
 *
 * _Again_ is the default answer where the page has it already: the same counts asked through another range, within a window.
 *
 * Then 1,000 windows x 10,000 categories tested, in a process of its own with the limits raised: time, and how far its memory grows over what
 * the upstream's frames take, garbage included. `--large even` measures that alone.
 */
import { spawnSync } from 'node:child_process';
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
const LARGE = [1_000, 10_000];
const MINUTE = 60_000;
/** Windows that the first one is compared with, and those between. */
const BEFORE = 61;
const END = 1_767_600_000_000;
const ASKED = {
  default: {},
  tested: { test: 'quasi-F', statistics: ['p', 'w', 'drift'] },
};

const here = dirname(fileURLToPath(import.meta.url));
const { plan, derive, random, KERNEL, DerivedMemory } = await loadTypeScript({
  stdin: {
    contents: `export { plan, derive } from './core'; export { random } from './core/numeric'; export { KERNEL } from './core/kernel';
      export { DerivedMemory } from './datasource/run/derivedMemory';`,
    resolveDir: join(here, '..', 'src'),
    loader: 'ts',
  },
});

function question(windows, categories, settings, kept, events) {
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
  const responses = plan(query, range, kept).requests.map(({ id, from, to }) => ({
    id,
    frames: frames(from, to, categories, events),
  }));
  const memory = new DerivedMemory();
  let later = 0;
  const again = () => {
    later = (later + 1) % MINUTE;
    return memory.derive(query, { ...range, from: range.from + later, to: END + later }, responses, {}, KERNEL);
  };
  return { ask: () => derive(query, range, responses, { kept }), again };
}

/** A frame a series, as Prometheus answers. @param events that a category has, at most and twice as many as usual, in a window */
function frames(from, to, categories, events = (k) => Math.round((4000 * (k + 1)) / (categories + 1))) {
  const draws = random(1);
  const times = Array.from({ length: Math.round((to - from) / MINUTE) }, (_, i) => from + (i + 1) * MINUTE);
  return Array.from({ length: categories }, (_, k) => ({
    schema: {
      fields: [
        { name: 'Time', type: 'time' },
        { name: 'Value', type: 'number', labels: { code: String(200 + k) } },
      ],
    },
    data: { values: [times, times.map(() => draws.binomial(events(k), 0.5))] },
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

/** Events of a category of many, at most: all have a thousand, or they are as different as in the sizes before, so that the rare are one cell. */
const MANY = { even: () => 2000, uneven: undefined };

/** Prints the time in ms and the bytes a cell that an answer of many categories takes. */
function large(name) {
  const [windows, categories] = LARGE;
  const kept = { limits: { cells: 4 * windows * categories } };
  const { ask } = question(windows, categories, ASKED.tested, kept, MANY[name]);
  const before = process.memoryUsage().rss;
  const times = Array.from({ length: 5 }, () => {
    const start = process.cpuUsage();
    ask();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  const grown = process.resourceUsage().maxRSS * 1024 - before;
  const took = times.sort((a, b) => a - b)[times.length >> 1];
  const cell = (grown / windows / categories).toFixed(0);
  console.log(`${windows} x ${categories} tested, ${name}: ${took.toFixed(0)} ms, ${cell} bytes a cell`);
}

const { values: options } = parseArgs({ options: { plot: { type: 'string' }, large: { type: 'string' } } });
if (options.large) {
  large(options.large);
  process.exit();
}

const theirs = pythonPeer('core_numpy.py', SIZES);
const gonum = goPeer('gonum', SIZES);
console.log(
  theirs === null ? 'no Python with SciPy found: set PYTHON' : `NumPy ${theirs.numpy}, SciPy ${theirs.scipy}`
);
const lines = ['default', 'tested', 'NumPy', 'Gonum', 'jStat'].map((name) => ({ name, points: [] }));
line(['windows x categories', ...Object.keys(ASKED), 'again', 'NumPy', 'Gonum', 'jStat', 'NumPy / tested']);
SIZES.forEach(([windows, categories], i) => {
  const ours = Object.values(ASKED).map((settings) => median(question(windows, categories, settings).ask));
  const again = median(question(windows, categories, ASKED.default).again);
  const rows = rowsOf(windows, categories);
  const others = [theirs?.times[i] ?? NaN, gonum?.times[i] ?? NaN, median(() => rolling(rows))];
  [...ours, ...others].forEach((value, of) => {
    if (value > 0) {
      lines[of].points.push([windows * categories, value]);
    }
  });
  line([`${windows} x ${categories}`, ...[...ours, again, ...others].map(ms), (others[0] / ours[1]).toFixed(2)]);
  if (i === 0 && theirs?.evidently) {
    const each = (ours[0] / windows / categories).toPrecision(2);
    console.log(`  a window and category: ${each} ms; Evidently ${(theirs.evidently / categories).toPrecision(2)} ms`);
  }
});
Object.keys(MANY).forEach((name) =>
  spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--large', name], { stdio: 'inherit' })
);
if (options.plot) {
  const title = 'An answer in a browser’s engine, by its windows x categories';
  writeFileSync(
    options.plot,
    plot({ title, x: 'windows x categories', y: 'ms', lines: lines.filter(({ points }) => points.length > 0) })
  );
}
