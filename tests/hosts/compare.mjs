#!/usr/bin/env node
/**
 * The same digits in both hosts: generated queries and inputs through V8, as the browser runs the core, and through the built
 * backend's engine and frames.
 *
 *   node tests/hosts/compare.mjs [--cases 400] [--only 17]
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { ROOT, buildCore } from '../../scripts/build-core.mjs';
import { GO_ENV } from '../../scripts/lib/go.mjs';
import { loadTypeScript } from '../../scripts/lib/loadTypeScript.mjs';
import { check, close } from '../lib/check.mjs';
import { makeCase } from './cases.mjs';
import { Comparison, comparable } from './same.mjs';
import { answerTo } from './upstream.mjs';

const TOLERANCE = 1e-12;

/** The core for V8: not the backend's script, but modules, as the frontend's bundler takes them. */
const loadCore = () => loadTypeScript({ entryPoints: [`${ROOT}/src/core/index.ts`], target: 'es2022' });

/** What a host answers when the core throws, by the core's own words. */
function told({ name, code, problem, remedy, status, message }) {
  return name === 'DistributionError'
    ? { code, problem, remedy, ...(status ? { status } : {}) }
    : { code: 'internal', problem: message };
}

function inBrowser(core, one) {
  const { query, range, forAlert, test, random } = one;
  const answer = { responses: [] };
  try {
    answer.requests = core.plan(query, range).requests;
    answer.responses = answer.requests.map((request, i) =>
      test.input === 'upstream error' && i === 0
        ? { id: request.id, frames: [], error: { message: 'parse error at "{"', status: 422 } }
        : { id: request.id, frames: answerTo(request, test, random) }
    );
    answer.frames = core.derive(query, range, answer.responses, { forAlert }).frames;
  } catch (error) {
    answer.error = told(error);
  }
  return answer;
}

function inBackend(cases, answers) {
  const input = cases
    .map(({ query, range, forAlert }, i) => JSON.stringify({ query, range, forAlert, responses: answers[i].responses }))
    .join('\n');
  const { status, stdout, stderr, error } = spawnSync('go', ['run', './tests/hosts/backend'], {
    cwd: ROOT,
    env: { ...process.env, ...GO_ENV },
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) {
    throw new Error(`the backend ended with ${status}: ${error?.message ?? stderr.slice(-2000)}`);
  }
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function compareOne(comparison, ours, theirs) {
  comparison.equal(ours.requests, theirs.plan?.requests, 'requests');
  if (ours.error || theirs.error) {
    comparison.equal(ours.error, theirs.error, 'error');
    if (ours.error.code === 'internal') {
      throw new Error(`defect: ${ours.error.problem}`);
    }
    return `error ${ours.error.code}`;
  }
  // JSON leaves out what is undefined, and turns Float64Arrays into objects: the browser's frames must not have either
  comparison.equal(ours.frames, JSON.parse(JSON.stringify(ours.frames)), 'as JSON');
  comparison.equal(ours.frames.map(comparable), (theirs.frames ?? []).map(comparable), 'frames');
  return `${ours.frames.length} frames`;
}

async function main() {
  const { values: options } = parseArgs({
    options: { cases: { type: 'string', default: '400' }, only: { type: 'string' } },
  });
  const numbers = options.only ? [Number(options.only)] : Array.from({ length: Number(options.cases) }, (_, i) => i);
  await buildCore();
  const core = await loadCore();
  const statistics = core.REGISTRY.map(({ id }) => id);
  const cases = numbers.map((number) => makeCase(number, statistics));
  const ours = cases.map((one) => inBrowser(core, one));
  const theirs = inBackend(cases, ours);
  const whole = new Comparison(TOLERANCE);
  const kinds = {};
  for (const [i, { index, query, test, forAlert }] of cases.entries()) {
    const name = `${index}: ${test.shape}, ${test.values}, ${test.input}, ${query.baseline.kind}, ${query.format}${forAlert ? ' for an alert' : ''}`;
    await check(name, () => {
      const kind = compareOne(whole, ours[i], theirs[i]);
      kinds[kind] = (kinds[kind] ?? 0) + 1;
      return kind;
    });
  }
  await check('most cases have an answer', () => {
    const errors = Object.entries(kinds).reduce(
      (sum, [kind, count]) => sum + (kind.startsWith('error') ? count : 0),
      0
    );
    if (!options.only && !(errors < cases.length / 3)) {
      throw new Error(`${errors} of ${cases.length} are errors`);
    }
  });
  console.log(
    `\n${JSON.stringify(kinds)}\n${whole.values} numbers, ${whole.identical} of them bit for bit the same; ` +
      `the worst difference is ${whole.worst.toExponential(2)} relative${whole.worstAt ? ` (${whole.worstAt})` : ''}`
  );
  close();
}

main().catch((error) => {
  console.error(error.stack);
  console.log('0 passed, 1 failed, 0 skipped');
  process.exit(1);
});
