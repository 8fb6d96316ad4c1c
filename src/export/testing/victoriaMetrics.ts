import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row } from './counts';
import { freePort } from './engines';

const found = (names: string[]): string | undefined =>
  names.find((name) => spawnSync(name, ['-version']).error === undefined);
const SERVER = found(['victoria-metrics', 'victoria-metrics-prod']);
const VMALERT = found(['vmalert', 'vmalert-prod']);

/** Why there is no VictoriaMetrics; null where there is one. */
export const noVictoriaMetrics = (): string | null =>
  SERVER && VMALERT ? null : `no ${SERVER ? 'vmalert' : 'victoria-metrics'} on the PATH (Debian: victoria-metrics)`;

/** A VictoriaMetrics of its own, whose vmalert evaluates rules over what it was given. */
export class VictoriaMetrics {
  url = '';
  private readonly folder = mkdtempSync(join(tmpdir(), 'multinomial-victoria-'));
  private server: ChildProcess | null = null;

  async start(): Promise<void> {
    const port = await freePort();
    this.url = `http://127.0.0.1:${port}`;
    this.server = spawn(
      SERVER!,
      [
        `-storageDataPath=${join(this.folder, 'data')}`,
        `-httpListenAddr=127.0.0.1:${port}`,
        '-retentionPeriod=100y',
        '-search.disableCache',
        '-search.latencyOffset=0s',
      ],
      { stdio: 'ignore' }
    );
    while (
      !(await fetch(`${this.url}/health`).then(
        ({ ok }) => ok,
        () => false
      ))
    ) {
      if (this.server.exitCode !== null) {
        throw new Error(`${SERVER} ended with ${this.server.exitCode}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Takes the rows in as counters, a sample at the end of each window. */
  async load(rows: Row[], { from, to, windowMs }: { from: number; to: number; windowMs: number }): Promise<void> {
    const counters = new Map<string, number[]>();
    for (const { time, region, code, n } of rows) {
      const key = `requests_total{job="shop",region="${region}",code="${code}"}`;
      const counts = counters.get(key) ?? Array<number>((to - from) / windowMs).fill(0);
      counts[Math.floor((time - from) / windowMs)] += n;
      counters.set(key, counts);
    }
    const lines = Array.from(counters, ([key, counts]) => {
      let total = 0;
      const samples = counts.map((n, t) => `${key} ${(total += n)} ${from + (t + 1) * windowMs}`);
      return [`${key} 0 ${from}`, ...samples].join('\n');
    });
    await fetch(`${this.url}/api/v1/import/prometheus`, { method: 'POST', body: lines.join('\n') });
    await this.flush();
  }

  /**
   * Evaluates the rules of a group at every window of a range, by `vmalert -replay`: one after the other, each when what the one before has
   * recorded can be read.
   */
  async replay(rules: string, { from, to }: { from: number; to: number }): Promise<void> {
    const [head, ...each] = rules.split(/^(?= {6}- )/m);
    const path = join(this.folder, 'rule.yml');
    for (const rule of each) {
      writeFileSync(path, head + rule);
      execFileSync(
        VMALERT!,
        [
          `-rule=${path}`,
          `-datasource.url=${this.url}`,
          `-remoteWrite.url=${this.url}`,
          '-datasource.queryStep=1m',
          `-replay.timeFrom=${new Date(from).toISOString()}`,
          `-replay.timeTo=${new Date(to).toISOString()}`,
          '-replay.rulesDelay=0s',
          '-replay.disableProgressBar',
          '-httpListenAddr=127.0.0.1:0',
        ],
        { stdio: 'pipe' }
      );
      await this.flush();
    }
  }

  async stop(): Promise<void> {
    if (this.server?.kill()) {
      await once(this.server, 'exit');
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** What was written can be read from then on. */
  private async flush(): Promise<void> {
    await fetch(`${this.url}/internal/force_flush`);
  }
}
