import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onPath } from '../../scripts/lib/find.mjs';
import { answers, freePort, must, service } from '../../scripts/lib/run.mjs';
import { eventually } from './check.mjs';

const programs = (names, folders = []) =>
  names.map((name) => onPath(name, folders)).find((found) => found !== null) ?? null;

async function send(url, body) {
  const response = await fetch(url, { method: 'POST', body });
  if (!response.ok) {
    throw new Error(`POST ${url}: ${response.status} ${(await response.text()).slice(0, 300)}`);
  }
}

/**
 * Servers that can hold the demo's past, each started on loopback by `start(folder)`, with what Grafana needs to read it.
 * `missing` says why one can't be started here, else it is null.
 */
export const victoriaMetrics = {
  name: 'VictoriaMetrics',
  program: programs(['victoria-metrics', 'victoria-metrics-prod']),
  get missing() {
    return this.program ? null : 'no `victoria-metrics` on the PATH (Debian has it as victoria-metrics)';
  },
  async start(folder) {
    const url = `http://127.0.0.1:${await freePort(8500)}`;
    const child = service(
      this.name,
      this.program,
      [`-storageDataPath=${join(folder, 'data')}`, `-httpListenAddr=${new URL(url).host}`, '-retentionPeriod=1'],
      { log: join(folder, 'log') }
    );
    await answers(`${url}/health`, child);
    return {
      url,
      /** @param samples [{key: name{label="value"}, time (ms), value}] */
      async load(samples) {
        const lines = samples.map(({ key, time, value }) => `${key} ${value} ${time}`);
        await send(`${url}/api/v1/import/prometheus`, lines.join('\n'));
        // what was just written is searched from then on
        await fetch(`${url}/internal/force_flush`);
      },
      dataSource: { type: 'prometheus', url, access: 'proxy', jsonData: { timeInterval: '15s' } },
    };
  },
};

export const influxdb = {
  name: 'InfluxDB',
  program: programs(['influxd']),
  get missing() {
    if (!this.program) {
      return 'no `influxd` on the PATH (Debian has it as influxdb)';
    }
    const { stdout } = spawnSync(this.program, ['version'], { encoding: 'utf8' });
    return / v1\./.test(stdout) ? null : `InfluxQL’s own server is version 1, this one says ${stdout.trim()}`;
  },
  async start(folder) {
    const [port, inner] = [await freePort(8600), await freePort(8700)];
    const url = `http://127.0.0.1:${port}`;
    mkdirSync(folder, { recursive: true });
    const config = join(folder, 'influxdb.conf');
    writeFileSync(
      config,
      `reporting-disabled = true
bind-address = "127.0.0.1:${inner}"
[meta]
dir = "${join(folder, 'meta')}"
[data]
dir = "${join(folder, 'data')}"
wal-dir = "${join(folder, 'wal')}"
[http]
bind-address = "127.0.0.1:${port}"
log-enabled = false
[monitor]
store-enabled = false
`
    );
    const child = service(this.name, this.program, ['-config', config], { log: join(folder, 'log') });
    await answers(`${url}/ping`, child);
    await send(`${url}/query?q=${encodeURIComponent('CREATE DATABASE demo')}`);
    return {
      /** @param lines of its line protocol, times in ms */
      load: (lines) => send(`${url}/write?db=demo&precision=ms`, lines.join('\n')),
      dataSource: {
        type: 'influxdb',
        url,
        access: 'proxy',
        database: 'demo',
        jsonData: { dbName: 'demo', httpMode: 'GET', version: 'InfluxQL' },
      },
    };
  },
};

const VERSIONS = [17, 16, 15, 14].map((version) => `/usr/lib/postgresql/${version}/bin`);

export const postgres = {
  name: 'PostgreSQL',
  program: programs(['initdb'], VERSIONS),
  get missing() {
    return this.program ? null : 'no `initdb` on the PATH, nor in /usr/lib/postgresql (Debian has it as postgresql)';
  },
  async start(folder) {
    const bin = dirname(realpathSync(this.program));
    // it doesn't run as root
    const as = process.getuid?.() === 0 ? ['runuser', '-u', 'nobody', '--'] : [];
    const command = (name, ...args) => [...as, join(bin, name), ...args];
    mkdirSync(folder, { recursive: true });
    // and whoever it runs as has to reach its folder
    [dirname(folder), folder].forEach((one) => chmodSync(one, 0o777));
    const data = join(folder, 'data');
    const run = (input, [program, ...args]) => must(program, args, { cwd: '/', input });
    await run(undefined, command('initdb', '-D', data, '-A', 'trust', '-U', 'demo', '--no-sync'));
    const port = await freePort(8800);
    const [program, ...args] = command('postgres', '-D', data, '-p', `${port}`, '-k', folder);
    const settings = ['listen_addresses=127.0.0.1', 'timezone=UTC', 'fsync=off'].flatMap((one) => ['-c', one]);
    service(this.name, program, [...args, ...settings], { log: join(folder, 'log'), cwd: '/' });
    const psql = (sql) =>
      run(
        sql,
        command('psql', '-h', folder, '-p', `${port}`, '-U', 'demo', '-d', 'postgres', '-q', '-v', 'ON_ERROR_STOP=1')
      );
    await eventually('an answer of PostgreSQL', 30, () => psql('SELECT 1').catch(() => null), 200);
    return {
      /** Runs SQL. */
      load: psql,
      dataSource: {
        type: 'grafana-postgresql-datasource',
        url: `127.0.0.1:${port}`,
        access: 'proxy',
        user: 'demo',
        database: 'postgres',
        jsonData: { database: 'postgres', sslmode: 'disable', postgresVersion: 1500 },
      },
    };
  },
};
