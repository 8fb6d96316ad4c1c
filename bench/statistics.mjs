#!/usr/bin/env node
/**
 * node bench/statistics.mjs: time of a call of each statistic for 10 to 10,000 categories and N = 1e9, how it grows, and beside
 * it SciPy's on the same input where a Python with SciPy is found (PYTHON, or python3 on the PATH).
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadTypeScript } from '../scripts/lib/loadTypeScript.mjs';
import { pythonPeer } from './peers.mjs';

const CATEGORIES = [10, 100, 1_000, 10_000];
const EVENTS = 1e9;
/** Every call is repeated for this long, five times; the median counts. */
const SECONDS = 0.05;

const here = dirname(fileURLToPath(import.meta.url));
const { stats, random } = await core();
const inputs = CATEGORIES.map((categories) => inputOf(categories, random));
const peer = pythonPeer('statistics_scipy.py', inputs);
console.log(`microseconds a call, N = ${EVENTS}; growth from ${CATEGORIES.at(-2)} to ${CATEGORIES.at(-1)} categories`);
console.log(peer === null ? 'no Python with SciPy found: set PYTHON\n' : `SciPy ${peer.version} in parentheses\n`);
print(['function', ...CATEGORIES.map((k) => `K = ${k}`), 'growth']);
for (const [name, call] of Object.entries(calls(stats))) {
  const times = inputs.map((input) =>
    input.x.length > 1_000 && name === 'covariance' ? NaN : timeOf(() => call(input))
  );
  const theirs = CATEGORIES.map((_, i) => peer?.times[name]?.[i] ?? NaN);
  const growth = [times, theirs].map((row) => row.at(-1) / row.at(-2));
  print([name, ...times.map((time, i) => beside(time, theirs[i])), beside(...growth)]);
}

function core() {
  const contents = "export * as stats from './stats'; export { random } from './numeric';";
  return loadTypeScript({ stdin: { contents, resolveDir: join(here, '..', 'src', 'core'), loader: 'ts' } });
}

function inputOf(categories, random) {
  const draws = random(categories);
  const q = Array.from({ length: categories }, (_, k) => 1 + (k % 97));
  const window = (n) => Array.from(draws.multinomial(n, q));
  const p = Array.from({ length: categories }, () => draws.uniform());
  return {
    x: window(EVENTS),
    y: window(EVENTS),
    q,
    p,
    table: Array.from({ length: 12 }, () => window(EVENTS / 12 - 1 / 3)),
  };
}

function calls(stats) {
  return {
    fractions: ({ x }) => stats.fractions(x),
    entropy: ({ x }) => stats.entropy(x),
    klDivergence: ({ x, q }) => stats.klDivergence(x, q),
    jensenShannon: ({ x, q }) => stats.jensenShannon(x, q),
    hellinger: ({ x, q }) => stats.hellinger(x, q),
    totalVariation: ({ x, q }) => stats.totalVariation(x, q),
    psi: ({ x, q }) => stats.psi(x, q),
    chiSquareTest: ({ x, q }) => stats.chiSquareTest(x, q),
    gTest: ({ x, q }) => stats.gTest(x, q),
    powerDivergence: ({ x, q }) => stats.powerDivergence(x, q),
    homogeneityTest: ({ x, y }) => stats.homogeneityTest(x, y),
    exactMultinomialTest: ({ x, q }) =>
      stats.exactMultinomialTest(
        x.map((_, k) => (k === 3 ? 1 : 0)),
        q
      ),
    monteCarloTest: ({ x, q }) => stats.monteCarloTest(x, q, { seed: 1, draws: 19 }),
    cohenW: ({ x, q }) => stats.cohenW(x, q),
    cramersV: ({ x, y }) => stats.cramersV(x, y),
    residuals: ({ x, q }) => stats.residuals(x, q),
    adjustPValues: ({ p }) => stats.adjustPValues(p, 'benjamini-hochberg'),
    overdispersion: ({ table }) => stats.overdispersion(table),
    dirichletMultinomialFit: ({ table }) => stats.dirichletMultinomialFit(table),
    dirichletMultinomialTest: ({ x, q }) => stats.dirichletMultinomialTest(x, q, 1e-9),
    quasiTest: ({ x, table }) => stats.quasiTest(x, table),
    logLikelihood: ({ x, q }) => stats.logLikelihood(x, q),
    dirichletMultinomialLogPmf: ({ x, q }) => stats.dirichletMultinomialLogPmf(x, q),
    credibleIntervals: ({ x }) => stats.credibleIntervals(x),
    posteriorPredictive: ({ x, q }) => stats.posteriorPredictive(x, q, 19),
    allocation: ({ x, q }) => stats.allocation(x, q),
    sequentialTest: ({ x, q }) => stats.sequentialTest(q).update(x),
    covariance: ({ q }) => stats.covariance(EVENTS, q),
    sampleSize: ({ q }) => stats.sampleSize(q, 0.1),
    ewma: ({ x }) => stats.ewma(x.length, 60).update(x),
    forgettingDirichlet: ({ x, q }) => stats.forgettingDirichlet(q, 60).update(x),
  };
}

/** Microseconds. */
function timeOf(call) {
  call();
  const runs = Array.from({ length: 5 }, () => {
    const start = performance.now();
    let times = 0;
    do {
      call();
      times += 1;
    } while (performance.now() - start < SECONDS * 1000);
    return ((performance.now() - start) / times) * 1000;
  });
  return runs.sort((a, b) => a - b)[2];
}

function short(value) {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(2);
}

function beside(ours, theirs) {
  return `${Number.isNaN(ours) ? '' : short(ours)}${Number.isNaN(theirs) ? '' : ` (${short(theirs)})`}`;
}

function print(cells) {
  console.log(cells.map((cell, i) => (i === 0 ? cell.padEnd(28) : cell.padStart(18))).join(''));
}
