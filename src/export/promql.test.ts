/** @jest-environment node */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DistributionQuery } from '../core';
import { QUERY, RANGE, type Row } from './testing/counts';
import { freePort } from './testing/engines';
import { BASELINES, expectTheCores, pointsOf, rulesFor, type Recorded } from './testing/recordedRules';

const STEP = 2;
const WINDOW = `${STEP}s`;
const missing = (['prometheus', 'promtool'] as const).find(
  (name) => spawnSync(name, ['--version']).error !== undefined
);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'multinomial-promql-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function rulesFile(query: DistributionQuery, name: string): string {
  const path = join(folder, `${name}.yml`);
  writeFileSync(path, rulesFor(query, name));
  return path;
}

/** Tests that need them, or none with the reason. */
const describeRun: typeof describe = missing ? describe.skip : describe;
if (missing) {
  it.skip(`PromQL is not run: no ${missing} on the PATH`, () => {});
}

describeRun('PromQL', () => {
  it.each(BASELINES)('is taken by promtool: %s, with groups and without', (_, query) => {
    for (const groupBy of [[], ['region']]) {
      const { status, stderr } = spawnSync(
        'promtool',
        ['check', 'rules', rulesFile({ ...query, groupBy }, 'checked')],
        { encoding: 'utf8' }
      );
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    }
  });

  it('says what it can’t carry', () => {
    expect(rulesFor(QUERY, 'shop')).toMatch(
      /^# Not carried: drifts by accumulated evidence[^]*# Not carried: categories without a series/
    );
  });

  it('fires while the shares are away, and then not', () => {
    // the 500s of minutes 40 to 49 come four times as often
    const rules = rulesFile({ ...QUERY, groupBy: [], baseline: { kind: 'trailing', windows: 20, gap: 1 } }, 'shop');
    const series = Object.entries({ '200': [900, 870], '404': [60, 60], '500': [10, 40] }).map(
      ([code, [usual, away]]) => `      - series: 'requests_total{job="shop",code="${code}"}'
        values: '0+${usual}x40 ${40 * usual + away}+${away}x9 ${40 * usual + 10 * away + usual}+${usual}x40'`
    );
    const at = (minute: number, firing: boolean): string => `      - eval_time: ${minute}m
        alertname: DistributionDrift
        exp_alerts:${firing ? "\n          - exp_labels: { distribution: shop }\n            exp_annotations: { summary: 'The distribution of code in shop has left its baseline.' }" : ' []'}`;
    const test = join(folder, 'test.yml');
    writeFileSync(
      test,
      `rule_files: [${rules}]
evaluation_interval: 1m
tests:
  - interval: 1m
    input_series:
${series.join('\n')}
    alert_rule_test:
${[at(30, false), at(39, false), at(46, true), at(49, true), at(58, false)].join('\n')}
`
    );
    const { status, stdout, stderr } = spawnSync('promtool', ['test', 'rules', test], { encoding: 'utf8' });
    expect({ status, said: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, said: '' });
  });
});

describeRun('a live Prometheus', () => {
  const running: ChildProcess[] = [];
  let url = '';

  beforeAll(async () => {
    const exporter = spawn('node', [join(__dirname, 'testing/exporter.mjs')]);
    running.push(exporter);
    const [port] = (await once(exporter.stdout!, 'data')) as [Buffer];
    const files = BASELINES.map(([, query], i) => rulesFile({ ...query, window: { size: WINDOW } }, `shop${i}`));
    const config = join(folder, 'prometheus.yml');
    writeFileSync(
      config,
      `global: { scrape_interval: 500ms, evaluation_interval: ${WINDOW} }
rule_files: [${files.join(', ')}]
scrape_configs: [{ job_name: shop, honor_labels: true, static_configs: [{ targets: ['127.0.0.1:${port.toString().trim()}'] }] }]
`
    );
    const own = await freePort();
    url = `http://127.0.0.1:${own}`;
    running.push(
      spawn(
        'prometheus',
        [
          `--config.file=${config}`,
          `--storage.tsdb.path=${join(folder, 'data')}`,
          `--web.listen-address=127.0.0.1:${own}`,
        ],
        {
          stdio: 'ignore',
        }
      )
    );
    // until the trailing windows and those that tell how much windows vary are there
    await until(async () => (await read('shop0:overdispersion')).some(({ values }) => values.length >= 5));
  }, 120_000);
  afterAll(() => running.forEach((process) => process.kill()));

  async function until(holds: () => Promise<boolean>): Promise<void> {
    while (!(await holds().catch(() => false))) {
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }

  const read = (name: string): Promise<Recorded[]> => pointsOf(url, name, '10m');

  it.each(BASELINES.map(([name, query], i) => [name, query, `shop${i}`] as const))(
    'has the core’s own numbers against %s',
    async (_, query, name) => {
      const counts = await read(`${name}:count`);
      const first = Math.min(...counts.flatMap(({ values }) => values.map(([time]) => time)));
      const indexOf = (time: number): number => Math.round((time - first) / STEP);
      const timeOf = (seconds: number): number => RANGE.from + indexOf(seconds) * STEP * 1000;
      const data = counts.flatMap(({ metric, values }) =>
        values.map(([time, value]): Row => ({
          time: timeOf(time),
          region: metric.region,
          code: metric.code,
          n: Number(value),
        }))
      );
      await expectTheCores((record) => read(`${name}:${record}`), timeOf, {
        query: { ...query, window: { size: WINDOW } },
        data,
        shares: 1e-12,
      });
    }
  );
});
