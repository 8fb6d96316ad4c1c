/** @jest-environment node */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Package } from './testing/process';

const DOCS = readFileSync(join(__dirname, '../../docs/gate.md'), 'utf8');
const START = new Date(Date.now() - 60 * 60_000).toISOString();

/** A block of code of the page, and the scripts that stand in it: after `key: |`, or after `- |`. */
function example(name: string): string {
  const [, code] = new RegExp(`<!-- example: ${name} -->\\s+\`\`\`\\w+\\n([^]*?)\`\`\``).exec(DOCS) ?? [];
  return code;
}

function scriptsIn(yaml: string): string[] {
  return Array.from(yaml.matchAll(/^( *)(?:- |\w+: |- \w+: )\|\n((?:\1 +.*\n|\n)+)/gm), ([, , body]) => {
    const indent = /^ */.exec(body)![0];
    return body.replace(new RegExp(`^${indent}`, 'gm'), '');
  });
}

let cli: Package;
const servers: ChildProcess[] = [];
const ports: Record<string, number> = {};

beforeAll(async () => {
  cli = new Package();
  symlinkSync(join(cli.folder, 'multinomial.cjs'), join(cli.folder, 'multinomial'));
  for (const state of ['good', 'bad', 'young', 'absent']) {
    const server = spawn('node', [join(__dirname, 'testing/prometheusProcess.mjs')], {
      env: { ...process.env, STATE: state, START },
    });
    servers.push(server);
    const [chunk] = (await once(server.stdout!, 'data')) as [Buffer];
    ports[state] = Number(chunk.toString());
  }
}, 60_000);
afterAll(() => {
  servers.forEach((server) => server.kill());
  cli.remove();
});

function run(script: string, state: string) {
  // as a runner does: stops at the first command that fails
  const { status, stdout, stderr, error } = spawnSync('sh', ['-c', script], {
    cwd: cli.folder,
    encoding: 'utf8',
    timeout: 20_000,
    env: {
      ...process.env,
      PATH: `${cli.folder}:${process.env.PATH}`,
      PROMETHEUS_URL: `http://127.0.0.1:${ports[state]}`,
      ROLLOUT_START: START,
      INTERVAL: '0',
    },
  });
  return { status, stdout, stderr, error };
}

const once60 = (script: string): string => script.replace('seq 60', 'seq 2');

describe('the examples of docs/gate.md', () => {
  it.each([
    ['good', 0],
    ['bad', 1],
    ['young', 2],
    ['absent', 2],
  ])('shell: a %s canary ends with %d', (state, code) => {
    const { status, stderr } = run(once60(example('shell')), state);
    expect({ status, stderr: stderr.replace('Still undecided after an hour.\n', '') }).toEqual({
      status: code,
      stderr: '',
    });
  });

  it.each([
    ['good', 0, 'tests="1" failures="0"'],
    ['bad', 1, 'tests="1" failures="1"'],
    ['young', 2, 'skipped="1"'],
  ])('GitHub Actions: a %s canary ends with %d and writes JUnit', (state, code, told) => {
    const [script] = scriptsIn(example('actions'));
    expect(run(`set -e\n${script}`, state).status).toBe(code);
    expect(readFileSync(join(cli.folder, 'gate.xml'), 'utf8')).toMatch(told);
  });

  it.each([
    ['good', 0],
    ['bad', 1],
  ])('Argo Rollouts: a %s canary ends the job with %d', (state, code) => {
    const [script] = scriptsIn(example('argo'));
    expect(run(script, state).status).toBe(code);
  });

  it.each([
    ['good', 0, 0],
    ['bad', 1, 1],
    ['young', 0, 2],
  ])(
    'Flagger: at a %s canary the rollout hook ends with %d, that before promotion with %d',
    (state, rollout, promotion) => {
      const [noDrift, passed] = scriptsIn(example('flagger'));
      expect([run(noDrift, state).status, run(passed, state).status]).toEqual([rollout, promotion]);
    }
  );
});

describe('Prometheus', () => {
  it('passes on what it says, and what to do when it is not there', () => {
    const ask = (url: string, ...more: string[]) =>
      cli.run(['gate', '--prometheus', url, '--promql', 'x', '--control-promql', 'y', '--from', START, ...more]);
    const { code, err } = ask(`http://127.0.0.1:${ports.good}`, '--window', '5m');
    expect({ code, err }).toEqual({
      code: 3,
      err: expect.stringMatching(/^error: Prometheus says: not asked by the minute.* Correct the PromQL/),
    });
    expect(ask(`http://127.0.0.1:${ports.good}`, '--from', '30m').err).toMatch(
      'warning: --from 30m moves with the clock.'
    );
    expect(ask('http://127.0.0.1:1').err).toMatch(/^error: Prometheus at http:\/\/127.0.0.1:1 does not answer: \w+/);
  });
});
