/** @jest-environment node */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DistributionQuery } from '../core';
import { exportPlan } from './exportPlan';
import { promqlFor } from './promql';
import { QUERY, views, type Row } from './testing/counts';
import { freePort } from './testing/engines';

const SOURCE = { metric: 'requests_total{job="shop"}', category: 'code', name: 'shop' };
const SHARES = { '200': 90, '404': 6, '500': 4 };
const BASELINES: Array<[string, DistributionQuery]> = [
  ['trailing windows', { ...QUERY, baseline: { kind: 'trailing', windows: 8, gap: 1 }, test: 'homogeneity' }],
  ['intended shares', { ...QUERY, baseline: { kind: 'fixed', shares: SHARES }, test: 'goodness of fit' }],
  ['equal shares', { ...QUERY, baseline: { kind: 'uniform' }, test: 'goodness of fit' }],
];
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
  writeFileSync(path, promqlFor(exportPlan(query), { ...SOURCE, name }));
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
    expect(promqlFor(exportPlan(QUERY), SOURCE)).toMatch(
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

type Point = [time: number, value: string];

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
    await until(async () => (await pointsOf('shop0:overdispersion')).some(({ values }) => values.length >= 5));
  }, 120_000);
  afterAll(() => running.forEach((process) => process.kill()));

  async function until(holds: () => Promise<boolean>): Promise<void> {
    while (!(await holds().catch(() => false))) {
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }

  async function pointsOf(name: string): Promise<Array<{ metric: Record<string, string>; values: Point[] }>> {
    const body = new URLSearchParams({ query: `${name}[10m]` });
    const response = await fetch(`${url}/api/v1/query`, { method: 'POST', body });
    return ((await response.json()) as { data: { result: Array<{ metric: Record<string, string>; values: Point[] }> } })
      .data.result;
  }

  it.each(BASELINES.map(([name, query], i) => [name, query, `shop${i}`] as const))(
    'has the core’s own numbers against %s',
    async (_, query, name) => {
      const counts = await pointsOf(`${name}:count`);
      const first = Math.min(...counts.flatMap(({ values }) => values.map(([time]) => time)));
      const indexOf = (time: number): number => Math.round((time - first) / STEP);
      const START = Date.UTC(2026, 0, 5, 12);
      const data = counts.flatMap(({ metric, values }) =>
        values.map(([time, value]): Row => ({
          time: START + indexOf(time) * STEP * 1000,
          region: metric.region,
          code: metric.code,
          n: Number(value),
        }))
      );
      const numbers = {
        chi_square: 'chiSquare',
        effect_w: 'w',
        kl: 'kl',
        entropy: 'entropy',
        overdispersion: 'overdispersion',
        p: 'p',
      };
      for (const [record, id] of Object.entries(numbers)) {
        let compared = 0;
        const recorded = await pointsOf(`${name}:${record}`);
        for (const view of views({ ...query, window: { size: WINDOW } }, data)) {
          const own = recorded.find(({ metric }) => metric.region === view.meta.group.region)?.values ?? [];
          for (const [time, text] of own) {
            const t = view.times.indexOf(START + indexOf(time) * STEP * 1000);
            const expected = view.statistics[id]?.[t];
            // the core pools sparse categories
            const pooled = (id === 'chiSquare' || id === 'p') && view.statistics.df?.[t] !== 2;
            if (typeof expected !== 'number' || pooled || (id === 'p' && expected < 1e-3)) {
              continue;
            }
            compared += 1;
            const tolerance = id === 'p' ? 0.18 : 1e-9;
            if (Math.abs(Number(text) - expected) > tolerance * Math.max(1e-3, Math.abs(expected))) {
              throw new Error(`${view.meta.groupName}, window ${t}, ${id}: ${text} instead of ${expected}`);
            }
          }
        }
        // against equal shares every p is as good as 0
        const enough = compared > 3 || (record === 'p' && query.baseline?.kind === 'uniform');
        expect([record, enough]).toEqual([record, true]);
      }
    }
  );
});
