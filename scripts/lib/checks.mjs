import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAll, buildCli } from './build.mjs';
import { findChromium, findGo, findGrafana, findPrometheus } from './find.mjs';
import { GO_ENV } from './go.mjs';

/**
 * What a check is handed: `run` as in run.mjs, and `say` for a line; what both write is shown when it's the check's turn.
 * @typedef {{run: typeof import('./run.mjs').run, say: (line: string) => void}} Tools
 * @typedef {{passed: number, failed: number, skipped: number, reason?: string}} Result reason: why it was skipped as a whole
 */

/** @returns {Result} */
export function sum(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

const passedOrNot = (passed) => ({ passed: Number(passed), failed: Number(!passed), skipped: 0 });
const skip = (reason) => ({ passed: 0, failed: 0, skipped: 1, reason });

/** Commands that pass or fail as a whole; each is run, whatever the ones before it say. */
const whole =
  (...commands) =>
  async ({ run }) => {
    let result = { passed: 0, failed: 0, skipped: 0 };
    for (const [command, ...args] of commands) {
      const { code } = await run(command, args);
      result = sum(result, passedOrNot(code === 0));
    }
    return result;
  };

/** A check of ours that closes with `N passed, N failed, N skipped`. */
async function counted({ run }, args, extraEnv) {
  const { code, output } = await run('node', args, { extraEnv });
  const line = output.match(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/m);
  const [passed, failed, skipped] = line ? line.slice(1).map((n) => Number(n ?? 0)) : [0, 0, 0];
  const broken = code !== 0 && failed === 0;
  return { passed, failed: failed + Number(broken || !line), skipped };
}

async function unit({ run, say }) {
  const folder = mkdtempSync(join(tmpdir(), 'multinomial-'));
  const file = join(folder, 'jest.json');
  const { code } = await run('npx', ['jest', '--ci', '--maxWorkers=50%', '--json', `--outputFile=${file}`, '--silent']);
  const done = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  rmSync(folder, { recursive: true });
  if (done === null) {
    return passedOrNot(false);
  }
  // their names say why
  done.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'pending')
    .forEach(({ fullName }) => say(`skipped: ${fullName}`));
  const failed = done.numFailedTests + done.numRuntimeErrorTestSuites;
  return { passed: done.numPassedTests, failed: Math.max(failed, Number(code !== 0)), skipped: done.numPendingTests };
}

async function backend({ run, say }) {
  const go = findGo();
  if (go.missing) {
    return skip(go.missing);
  }
  const vet = await run('go', ['vet', './...'], { extraEnv: GO_ENV });
  const { code, output } = await run('go', ['test', '-json', './pkg/...'], { write: () => {}, extraEnv: GO_ENV });
  const events = output.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : []));
  const count = (action) => events.filter((event) => event.Test && event.Action === action).length;
  if (code !== 0) {
    const told = events.filter(({ Action }) => Action === 'output').map(({ Output }) => Output);
    say(told.join('').slice(-6000) || output.slice(-6000));
  }
  const tests = { passed: count('pass'), failed: Math.max(count('fail'), Number(code !== 0)), skipped: count('skip') };
  return sum(passedOrNot(vet.code === 0), tests);
}

async function hosts(tools) {
  const go = findGo();
  return go.missing ? skip(go.missing) : counted(tools, ['tests/hosts/compare.mjs']);
}

let noBackend = 'it was not built in this run';
async function build({ say }) {
  noBackend = 'the build failed';
  try {
    noBackend = await buildAll(say);
    await buildCli();
    return passedOrNot(true);
  } catch (error) {
    say(error.message);
    return passedOrNot(false);
  }
}

/** A check in a browser, of what it needs beside that. */
const inBrowser = (script, missing) => async (tools) => {
  const chromium = findChromium();
  const reason = chromium.missing ?? missing();
  return reason ? skip(reason) : counted(tools, [script], { CHROMIUM: chromium.binary });
};

const noGrafana = () => findGrafana().missing ?? findPrometheus().missing ?? noBackend;

/** Every check, in the order in which they begin. @see sideBySide */
export const CHECKS = [
  { id: 'types', title: 'TypeScript, strict', check: whole(['npx', 'tsc', '--noEmit']) },
  {
    id: 'build',
    title: 'what is installed: app, data source with backend, panel; the command line',
    check: build,
  },
  {
    id: 'lint',
    title: 'ESLint, Prettier, names without a reader, circles of imports',
    check: whole(
      ['npm', 'run', '--silent', 'lint'],
      ['npm', 'run', '--silent', 'format:check'],
      ['npm', 'run', '--silent', 'unread'],
      ['npm', 'run', '--silent', 'circles']
    ),
  },
  {
    id: 'docs',
    title: 'the table of statistics, as the registry has it',
    check: whole(['node', 'scripts/docs.mjs', '--check']),
  },
  { id: 'unit', title: 'unit, golden, property and component tests', check: unit },
  {
    id: 'grafana',
    title: 'end to end in Grafana with Prometheus',
    check: inBrowser('tests/grafana/run.mjs', noGrafana),
    after: ['build'],
  },
  {
    id: 'study',
    title: 'the simulation studies, small',
    check: async (tools) =>
      sum(await counted(tools, ['study/run.mjs', '--small']), await counted(tools, ['study/gate.mjs', '--small'])),
  },
  { id: 'backend', title: 'the backend, go vet and go test', check: backend },
  { id: 'hosts', title: 'V8 and the backend, digit by digit', check: hosts },
  {
    id: 'panel',
    title: 'the panel in a real browser',
    check: inBrowser('tests/panel/run.mjs', () => null),
  },
  {
    id: 'preview',
    title: 'the embedded preview in a real browser',
    check: inBrowser('tests/preview/run.mjs', () => noBackend),
    // they look for free ports from the same numbers on
    after: ['build', 'grafana'],
  },
];
