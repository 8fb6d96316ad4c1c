/** @jest-environment node */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMANDS } from './commands';
import { Package } from './testing/process';
import { minutesCsv } from './testing/traffic';

const OK = { '200': 0.985, '404': 0.01, '500': 0.005 };
const BAD = { '200': 0.96, '404': 0.01, '500': 0.03 };
const incident = minutesCsv(240, 1000, (t) => (t >= 120 && t < 150 ? BAD : OK));
const quiet = minutesCsv(240, 1000, () => OK);

let cli: Package;
beforeAll(() => {
  cli = new Package();
}, 60_000);
afterAll(() => cli.remove());

describe('the package', () => {
  it('has one bin, needs nothing beside it, and says its version', () => {
    const manifest = JSON.parse(readFileSync(join(cli.folder, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({
      name: 'multinomial',
      bin: { multinomial: 'multinomial.cjs' },
      engines: { node: '>=20' },
    });
    expect(manifest.dependencies).toBeUndefined();
    expect(cli.run(['--version'])).toEqual({ code: 0, out: `${manifest.version}\n`, err: '' });
  });

  it('installs from what npm packs into an empty folder, and answers there', () => {
    const own = mkdtempSync(join(tmpdir(), 'multinomial-install-'));
    const npm = (...args: string[]): string => execFileSync('npm', args, { cwd: own, encoding: 'utf8', stdio: 'pipe' });
    const [packed] = npm('pack', cli.folder, '--silent').trim().split('\n').slice(-1);
    npm('install', '--offline', '--no-audit', '--no-fund', `./${packed}`);
    const { stdout } = spawnSync(join(own, 'node_modules/.bin/multinomial'), ['replay', '-', '--category', 'code'], {
      cwd: own,
      input: incident,
      encoding: 'utf8',
    });
    rmSync(own, { recursive: true });
    expect(stdout).toMatch(/^240 windows, \d+ in a drift; 1 page /);
  }, 60_000);

  it('explains each command and each of its options', () => {
    const { out } = cli.run(['--help']);
    for (const { name, options } of COMMANDS) {
      expect(out).toMatch(`  ${name}`);
      const help = cli.run([name, '--help']);
      expect(help.code).toBe(0);
      Object.keys(options).forEach((option) => expect(help.out).toMatch(`--${option}`));
    }
  });
});

describe('multinomial derive', () => {
  it('gives a row per window, with the statistics that were asked for', () => {
    const { code, out } = cli.run(
      ['derive', '--category', 'code', '--statistics', 'share,p,drift', '--shares', '200=98.5,404=1,500=0.5'],
      incident
    );
    const [head, ...rows] = out.trim().split('\n');
    expect({ code, head, rows: rows.length }).toEqual({
      code: 0,
      head: 'time,share:200,share:404,share:500,p,drift',
      rows: 240,
    });
    expect(rows[130]).toMatch(/^2026-01-05T14:10:00Z,0\.9\d*,0\.0\d*,0\.0\d*,[\d.e-]+,1$/);
  });

  it('splits by group, and names the group in a column', () => {
    const [head, ...rows] = incident.trim().split('\n');
    const csv = [`${head},region`, ...['eu', 'us'].flatMap((region) => rows.map((row) => `${row},${region}`))].join(
      '\n'
    );
    const { out } = cli.run(['derive', '--category', 'code', '--group-by', 'region', '--format', 'latest'], csv);
    expect(out.split('\n').map((row) => row.split(',')[0])).toEqual(['region', 'eu', 'us', '']);
  });

  it('gives Grafana’s data frames as JSON', () => {
    const { out } = cli.run(['derive', '--category', 'code', '--output', 'json', '--format', 'events'], incident);
    const [{ schema, data }] = JSON.parse(out).frames;
    expect(schema.fields[2].name).toBe('title');
    expect(data.values[2]).toEqual([expect.stringMatching(/^500 \+/)]);
  });

  it('takes the query of a panel', () => {
    const query = cli.file(
      'panel.json',
      JSON.stringify({ targets: [{ category: 'code', baseline: { kind: 'uniform' }, statistics: ['w'] }] })
    );
    const { out } = cli.run(['derive', '--query', query], quiet);
    expect(out.split('\n')[0]).toBe('time,w');
  });
});

describe('multinomial replay', () => {
  it('counts windows, drifts and pages', () => {
    const { code, out } = cli.run(['replay', '--category', 'code', '--output', 'json'], incident);
    const [{ windows, pages, drifts }] = JSON.parse(out).groups;
    expect({ code, windows, pages, drifts: drifts.length }).toEqual({ code: 0, windows: 240, pages: 1, drifts: 1 });
    expect(new Date(drifts[0].start).toISOString()).toBe('2026-01-05T14:00:00.000Z');
  });

  it('is quiet where nothing happened', () => {
    expect(cli.run(['replay', '--category', 'code'], quiet).out).toBe(
      '240 windows, 0 in a drift; 0 pages (0 a week)\n'
    );
  });
});

describe('multinomial report', () => {
  it('tells an incident from its onset to the return', () => {
    const { code, out } = cli.run(['report', '--category', 'code'], incident);
    expect(code).toBe(0);
    expect(out).toMatch(/^# Drift: 500 \+\d/);
    expect(out).toMatch('- Began: 2026-01-05 14:00 UTC');
    expect(out).toMatch(/\| 500 \| \d+ \| \d+ \| 2\.\d+ % \| 0\.\d+ % \| \+2\.\d pt \|/);
    expect(out).toMatch('| 2026-01-05 14:10 UTC | 1,000 |');
    const { out: json } = cli.run(['report', '--category', 'code', '--output', 'json'], incident);
    expect(JSON.parse(json)).toMatchObject({ version: 1, incidents: [{ categoryLabel: 'code', happened: [] }] });
  });

  it('draws a picture of it', () => {
    const { code, out } = cli.run(['report', '--category', 'code', '--output', 'svg'], incident);
    expect({ code, begins: out.slice(0, 40) }).toEqual({ code: 0, begins: '<svg xmlns="http://www.w3.org/2000/svg" ' });
    expect(out).toMatch(/Drift: (500|200) /);
  });

  it('says so where there was no drift, and where there was none at that time', () => {
    expect(cli.run(['report', '--category', 'code'], quiet).out).toMatch('# No drift');
    const { code, err } = cli.run(['report', '--category', 'code', '--at', '2026-01-05T13:00:00Z'], incident);
    expect({ code, err }).toEqual({
      code: 3,
      err: 'error: There was no drift at 2026-01-05T13:00:00Z. Leave out --at for the latest one, or choose a longer range.\n',
    });
  });
});

describe('multinomial rules', () => {
  const query = {
    datasource: { uid: 'd' },
    upstream: { datasource: { uid: 'p', type: 'prometheus' }, query: { expr: 'x' } },
  };

  it('writes packs, and says what a query lacks for one', () => {
    const file = cli.file(
      'pack.json',
      JSON.stringify({ category: 'code', upstream: { datasource: { uid: 'p' }, query: { expr: 'x' } } })
    );
    const pack = (id: string) =>
      cli.run(['rules', '--query', file, '--datasource', 'd', '--name', 'Shop', '--pack', id]);
    expect(pack('no-data').out).toMatch(/title: "?Shop: no data"?\n[^]*runbook_url: .*no-data\.md/);
    expect(pack('slo-burn')).toMatchObject({ code: 3, err: expect.stringMatching(/rare categories/) });
    expect(pack('none').err).toMatch(/There is no pack "none"/);
  });

  it('says who is told, and refuses a grouping without anyone', () => {
    const file = cli.file('query.json', JSON.stringify(query));
    const made = (...more: string[]) => cli.run(['rules', '--query', file, ...more]);
    expect(made('--contact-point', 'on call', '--per', 'region').out).toMatch(/receiver: on call\n[^]*- region\n/);
    expect(made('--per', 'region')).toMatchObject({ code: 3, err: expect.stringMatching(/Give --contact-point NAME/) });
  });

  it('takes thresholds of packs from recorded counts', () => {
    const file = cli.file('query.json', JSON.stringify({ ...query, category: 'code' }));
    const made = (...more: string[]) => cli.run(['rules', '--query', file, '--pack', 'entropy-collapse', ...more]);
    expect(made().out).toMatch(/params:\n\s+- 0\.1\n/);
    const { code, out, err } = made(cli.file('quiet.csv', quiet));
    expect({ code, err }).toEqual({ code: 0, err: 'Threshold of entropy collapse: 0.039, half of its median.\n' });
    expect(out).toMatch(/params:\n\s+- 0\.039\n/);
    expect(
      made(
        cli.file(
          'short.csv',
          minutesCsv(40, 1000, () => OK)
        )
      ).err
    ).toMatch(/0\.1, since .* too few windows/);
  });

  it('writes the rule that the app’s page makes', () => {
    const file = cli.file('query.json', JSON.stringify(query));
    const { code, out } = cli.run([
      'rules',
      '--query',
      file,
      '--name',
      'Codes',
      '--label',
      'severity=page',
      '--statistic',
      'p',
      '--below',
      '0.001',
      '--deploy-tag',
      'release',
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(/deploys:\n\s+- release\n/);
    expect(out).toMatch(/title: Codes\n/);
    expect(out).toMatch(/labels:\n\s+severity: page\n/);
    expect(out).toMatch(/type: lt\n\s+params:\n\s+- 0\.001\n/);
  });

  it('says which data source is missing', () => {
    const file = cli.file('bare.json', JSON.stringify({ category: 'code' }));
    expect(cli.run(['rules', '--query', file]).err).toMatch(
      'names no Distribution data source. Give its uid with --datasource.'
    );
    expect(cli.run(['rules', '--query', file, '--datasource', 'd']).err).toMatch(
      'names no upstream data source. Give its uid with --upstream.'
    );
  });
});

describe('multinomial export', () => {
  it('writes SQL and recording rules that name the table, the columns and the counter', () => {
    const sql = cli.run([
      'export',
      '--to',
      'duckdb',
      '--table',
      'requests',
      '--time',
      'at',
      '--category',
      'code',
      '--window',
      '5m',
    ]);
    expect(sql.code).toBe(0);
    expect(sql.out).toMatch('CAST(FLOOR((epoch("at") - 0) / 300) AS BIGINT) AS w');
    const rules = cli.run([
      'export',
      '--to',
      'prometheus',
      '--metric',
      'x_total',
      '--category',
      'code',
      '--name',
      'shop',
      '--window',
      '1m',
    ]);
    expect(rules.out).toMatch('sum by (code) (increase(x_total[1m]))');
    const stream = [
      '--to',
      'flink',
      '--topic',
      'requests',
      '--category',
      'code',
      '--shares',
      'a=1,b=1',
      '--late',
      '1m',
    ];
    expect(cli.run(['export', ...stream, '--window', '5m']).out).toMatch(
      /`time` - INTERVAL '0 00:01:00' DAY TO SECOND[^]*WHEN `code` = 'b'[^]*INTERVAL '0 00:05:00' DAY TO SECOND/
    );
  });

  it.each([
    [
      [],
      'There is no engine. Give --to and one of: postgres, duckdb, bigquery, snowflake, clickhouse, prometheus, flink.',
    ],
    [
      ['--to', 'mysql', '--table', 't'],
      '--to is "mysql". Choose postgres, duckdb, bigquery, snowflake, clickhouse, prometheus, flink.',
    ],
    [['--to', 'duckdb'], 'There is no table. Give --table NAME.'],
    [['--to', 'flink', '--categories', 'a,b'], 'There is no topic. Give --topic NAME'],
    [['--to', 'flink', '--topic', 't'], 'There are no expected categories. Give --categories'],
    [['--to', 'prometheus', '--category', 'code'], 'There is no metric. Give --metric'],
    [['--to', 'duckdb', '--table', 't', '--baseline', '1d'], 'The export can\'t carry the baseline "offset".'],
  ])('tells what to mend: %j', (args, message) => {
    const { code, err } = cli.run(['export', ...args]);
    expect(err).toMatch(`error: ${message}`);
    expect(code).toBe(3);
  });
});
