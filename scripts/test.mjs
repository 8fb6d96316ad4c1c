#!/usr/bin/env node
/**
 * npm test: every check, from a fresh clone too. What can't run here is printed as skipped, with the reason.
 * The last line is `N passed, N failed, N skipped`.
 *
 *   npm test -- [--only types,lint,unit,docs,study,backend,hosts,build,panel,preview,grafana]
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildAll, buildCore } from './lib/build.mjs';
import { findChromium, findGo, findGrafana, findPrometheus } from './lib/find.mjs';
import { install } from './lib/install.mjs';
import { ROOT, run } from './lib/run.mjs';

const total = { passed: 0, failed: 0, skipped: 0 };
const say = (text) => console.log(text);

/** A check that is one command: it passes or fails as a whole. */
async function whole(command, args) {
  const { code } = await run(command, args);
  return { passed: Number(code === 0), failed: Number(code !== 0), skipped: 0 };
}

/** A check of ours that closes with `N passed, N failed, N skipped`. */
async function counted(command, args, extraEnv) {
  const { code, output } = await run(command, args, { extraEnv });
  const line = output.match(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/m);
  const [passed, failed, skipped] = line ? line.slice(1).map((n) => Number(n ?? 0)) : [0, 0, 0];
  const broken = code !== 0 && failed === 0;
  return { passed, failed: failed + Number(broken || !line), skipped };
}

const skip = (reason) => ({ passed: 0, failed: 0, skipped: 1, reason });

async function unit() {
  const folder = mkdtempSync(join(tmpdir(), 'multinomial-'));
  const file = join(folder, 'jest.json');
  const { code } = await run('npx', ['jest', '--ci', '--maxWorkers=2', '--json', `--outputFile=${file}`, '--silent']);
  if (!existsSync(file)) {
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = JSON.parse(
    readFileSync(file, 'utf8')
  );
  rmSync(folder, { recursive: true });
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  return { passed: numPassedTests, failed: Math.max(failed, Number(code !== 0)), skipped: numPendingTests };
}

async function backend() {
  const go = findGo();
  if (go.missing) {
    return skip(go.missing);
  }
  const vet = await run('go', ['vet', './...']);
  const { code, output } = await run('go', ['test', '-json', './pkg/...'], { quiet: true });
  const events = output.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : []));
  const count = (action) => events.filter((event) => event.Test && event.Action === action).length;
  const failed = count('fail') + Number(vet.code !== 0);
  if (code !== 0) {
    say(
      events
        .filter((event) => event.Action === 'output')
        .map((event) => event.Output)
        .join('')
        .slice(-6000) || output.slice(-6000)
    );
  }
  return {
    passed: count('pass') + Number(vet.code === 0),
    failed: Math.max(failed, Number(code !== 0)),
    skipped: count('skip'),
  };
}

async function hosts() {
  const go = findGo();
  return go.missing ? skip(go.missing) : counted('node', ['tests/hosts/compare.mjs']);
}

let noBackend = 'it was not built in this run';
async function build() {
  try {
    noBackend = await buildAll(say);
    return { passed: 1, failed: 0, skipped: 0 };
  } catch (error) {
    say(error.message);
    noBackend = 'the build failed';
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

async function panel() {
  const chromium = findChromium();
  return chromium.missing
    ? skip(chromium.missing)
    : counted('node', ['tests/panel/run.mjs'], { CHROMIUM: chromium.binary });
}

async function preview() {
  const missing = findChromium().missing ?? noBackend;
  return missing ? skip(missing) : counted('node', ['tests/preview/run.mjs'], { CHROMIUM: findChromium().binary });
}

async function grafana() {
  const missing =
    [findGrafana(), findPrometheus(), findChromium()].map((found) => found.missing).find(Boolean) ?? noBackend;
  return missing ? skip(missing) : counted('node', ['tests/grafana/run.mjs'], { CHROMIUM: findChromium().binary });
}

const CHECKS = [
  ['types', 'TypeScript, strict', () => whole('npx', ['tsc', '--noEmit'])],
  [
    'lint',
    'ESLint and Prettier',
    async () =>
      sum(await whole('npm', ['run', '--silent', 'lint']), await whole('npm', ['run', '--silent', 'format:check'])),
  ],
  ['unit', 'unit, golden, property and component tests', unit],
  ['docs', 'the table of statistics, as the registry has it', () => whole('node', ['scripts/docs.mjs', '--check'])],
  ['study', 'the simulation study, small', () => counted('node', ['study/run.mjs', '--small'])],
  ['backend', 'the backend, go vet and go test', backend],
  ['hosts', 'V8 and the backend, digit by digit', hosts],
  ['build', 'what is installed: app, data source with backend, panel', build],
  ['panel', 'the panel in a real browser', panel],
  ['preview', 'the embedded preview in a real browser', preview],
  ['grafana', 'end to end in Grafana with Prometheus', grafana],
];

function sum(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

async function main() {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  const only = values.only?.split(',');
  const unknown = only?.find((name) => !CHECKS.some(([id]) => id === name));
  if (unknown) {
    throw new Error(`there is no check ${unknown}; there are ${CHECKS.map(([id]) => id).join(', ')}`);
  }
  await install(say);
  await buildCore();
  const rows = [];
  for (const [id, title, check] of CHECKS) {
    if (only && !only.includes(id)) {
      continue;
    }
    say(`\n== ${title}`);
    const start = Date.now();
    const result = await check();
    Object.assign(total, sum(total, result));
    const seconds = Math.round((Date.now() - start) / 1000);
    const verdict = result.reason
      ? `skipped: ${result.reason}`
      : `${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped`;
    rows.push(`${id.padEnd(8)} ${String(seconds).padStart(4)} s  ${verdict}`);
    say(`-- ${rows.at(-1)}`);
  }
  say(`\n${rows.join('\n')}\n`);
  say(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
}

main().catch((error) => {
  console.error(error.message);
  say(`${total.passed} passed, ${total.failed + 1} failed, ${total.skipped} skipped`);
  process.exit(1);
});
