/** @jest-environment node */
import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { random } from '../core/numeric';
import { Package } from './testing/process';
import { minute, minutesCsv } from './testing/traffic';

const DOCS = readFileSync(join(__dirname, '../../docs/integrations.md'), 'utf8');
const PYTHON = process.env.DUCKDB_PYTHON ?? 'python3';

function example(name: string): string {
  const [, code] = new RegExp(`<!-- example: ${name} -->\\s+\`\`\`\\w+\\n([^]*?)\`\`\``).exec(DOCS) ?? [];
  return code;
}

let cli: Package;

beforeAll(() => {
  cli = new Package();
  symlinkSync(join(cli.folder, 'multinomial.cjs'), join(cli.folder, 'multinomial'));
}, 60_000);
afterAll(() => cli.remove());

/** Runs a script as it stands in the page. */
function run(script: string) {
  const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', script], {
    cwd: cli.folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${cli.folder}:${process.env.PATH}` },
  });
  return { code: status, out: stdout, err: stderr };
}

const made = (name: string): string => readFileSync(join(cli.folder, name), 'utf8');

const labels = (csv: string, column: string) => csv.replace('time,code,count', `time,${column},count`);
const TRAINED = { cat: 4500, dog: 3500, bird: 2000 };
const served = (cat: number) =>
  labels(
    minutesCsv(120, 1000, (t) => (t < 60 ? { cat: 0.45, dog: 0.35, bird: 0.2 } : { cat, dog: 0.8 - cat, bird: 0.2 })),
    'label'
  );

it('writes recording rules, and statements for a stream', () => {
  expect(run(example('metrics')).code).toBe(0);
  expect(made('rules.yml')).toMatch(/record: "?shop:chi_square/);
  expect(run(example('streaming')).code).toBe(0);
  expect(made('shop.sql')).toMatch(/TUMBLE/);
});

it.each([
  ['warehouse', 'training.csv', `label,count\n${Object.entries(TRAINED).join('\n')}\n`],
  ['model', 'run.json', JSON.stringify({ data: { label_counts: TRAINED } })],
])('compares what is served with a training set’s counts: %s', (name, file, content) => {
  cli.file(file, content);
  cli.file('served.csv', served(0.3));
  const drifted = run(example(name));
  expect(drifted).toMatchObject({ code: 0, out: expect.stringMatching(/; 1 page [^]*2026-01-05 13:00 UTC (cat|dog)/) });
  cli.file('served.csv', served(0.45));
  expect(run(example(name)).out).toMatch(/; 0 pages/);
});

it('counts log lines', () => {
  const lines = Array.from(
    { length: 300 },
    (_, i) => `${minute(Math.floor(i / 100))},${i % 10 === 0 ? 'error' : 'info'},line ${i}`
  );
  cli.file('logs.csv', `time,level,message\n${lines.join('\n')}\n`);
  expect(run(example('logs')).code).toBe(0);
  expect(made('levels.csv').trim().split('\n')).toEqual([
    'time,share:info,share:error,n',
    ...[0, 1, 2].map((t) => `${minute(t).replace('.000', '')},0.9,0.1,100`),
  ]);
});

it('gates by what Grafana answers for any of its data sources', () => {
  const source = random(5);
  const times = Array.from({ length: 30 }, (_, t) => Date.parse(minute(t)));
  const frames = ['v1', 'v2'].flatMap((version) => {
    const rows = times.map(() => source.multinomial(2000, version === 'v1' ? [0.99, 0.01] : [0.95, 0.05]));
    return ['200', '500'].map((status_code, k) => ({
      schema: {
        fields: [
          { name: 'Time', type: 'time' },
          { name: 'Value', type: 'number', labels: { status_code, version } },
        ],
      },
      data: { values: [times, rows.map((row) => row[k])] },
    }));
  });
  cli.file('answer.json', JSON.stringify({ results: { A: { status: 200, frames } } }));
  expect(run(example('saas'))).toMatchObject({ code: 1, out: expect.stringMatching(/^DRIFT: .*500/) });
});

describe.each([
  ['scipy', 'notebook', '60 windows agree'],
  ['pymc', 'pymc', '3 intervals agree'],
])('a notebook with %s', (library, name, said) => {
  const missing = spawnSync(PYTHON, ['-c', `import ${library}`]).status !== 0;
  if (missing) {
    it.skip(`is not run: no ${library} in ${PYTHON}; name a Python with it by DUCKDB_PYTHON`, () => {});
    return;
  }
  it('reads the exported JSON, and agrees', () => {
    cli.file(
      'counts.csv',
      minutesCsv(60, 4000, () => ({ '200': 0.984, '404': 0.0105, '500': 0.0055 }))
    );
    expect(run(example('frames'))).toMatchObject({ code: 0, err: '' });
    const { status, stdout } = spawnSync(PYTHON, ['-c', example(name)], { cwd: cli.folder, encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${said}\n` });
  }, 120_000);
});

it('takes the expected categories from a registry’s answer', () => {
  const avro = {
    type: 'record',
    name: 'Order',
    fields: [{ name: 'status', type: { type: 'enum', name: 'S', symbols: ['new', 'paid'] } }],
  };
  cli.file('orders.json', JSON.stringify({ subject: 'orders-value', version: 3, schema: JSON.stringify(avro) }));
  const odd = (t: number): Record<string, number> => (t < 2 ? { new: 1, paid: 1 } : { new: 1, paid: 0.8, lost: 0.2 });
  cli.file('orders.csv', labels(minutesCsv(4, 100, odd), 'status'));
  const { code, out } = run(example('schema'));
  expect(code).toBe(0);
  const unseen = out
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => Number(row.split(',')[1]));
  expect(unseen.slice(0, 2)).toEqual([0, 0]);
  expect(Math.min(...unseen.slice(2))).toBeGreaterThan(0);
});

describe('feature flags', () => {
  const FILES = {
    'flagd.json': {
      flags: {
        'new-basket': {
          state: 'ENABLED',
          variants: { control: 'a', blue: 'b', green: 'c' },
          defaultVariant: 'control',
          targeting: {
            if: [
              { in: ['@example.com', { var: 'email' }] },
              {
                fractional: [
                  ['control', 50],
                  ['blue', 25],
                  ['green', 25],
                ],
              },
            ],
          },
        },
      },
    },
    'growthbook.json': {
      features: {
        'new-basket': {
          defaultValue: 'control',
          rules: [{ variations: ['control', 'blue', 'green'], weights: [0.5, 0.25, 0.25], coverage: 1 }],
        },
      },
    },
    'launchdarkly.json': {
      key: 'new-basket',
      variations: [
        { value: 0, name: 'control' },
        { value: 1, name: 'blue' },
        { value: 2, name: 'green' },
      ],
      environments: {
        production: {
          fallthrough: {
            rollout: {
              variations: [
                { variation: 0, weight: 50_000 },
                { variation: 1, weight: 25_000 },
                { variation: 2, weight: 25_000 },
              ],
            },
          },
        },
      },
    },
  };
  const assigned = (control: number) =>
    labels(
      minutesCsv(40, 4000, () => ({ control, blue: (1 - control) / 2, green: (1 - control) / 2 })),
      'variant'
    );

  beforeAll(() => Object.entries(FILES).forEach(([name, flag]) => cli.file(name, JSON.stringify(flag))));

  it('say what shares a split should have, each in its own form', () => {
    const commands = example('flags').trim().split('\n');
    expect(commands).toHaveLength(3);
    for (const command of commands) {
      cli.file('assigned.csv', assigned(0.5));
      expect(run(command)).toMatchObject({ code: 0, out: expect.stringMatching(/^PASS/) });
      cli.file('assigned.csv', assigned(0.53));
      expect(run(command)).toMatchObject({ code: 1, out: expect.stringMatching(/^DRIFT.*control/) });
    }
  });

  it.each([
    ['@none.json', /none\.json can't be read/],
    ['@flagd.json#/flags/other', /there is nothing at "\/flags\/other"/],
    ['@flagd.json', /holds no shares/],
  ])('say what to mend: %s', (reference, message) => {
    cli.file('assigned.csv', assigned(0.5));
    expect(run(`multinomial gate --shares ${reference} --category variant assigned.csv`)).toMatchObject({
      code: 3,
      err: expect.stringMatching(message),
    });
  });
});
