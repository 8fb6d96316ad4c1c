#!/usr/bin/env node
/**
 * What the backend adds to an upstream's answer, beside the upstream's own round trip: over a local HTTP server, and over a real
 * Grafana with Prometheus where there is one. Then how it grows with windows and categories.
 *
 *   node bench/backend.mjs [--local] [--rules] [--profile core.pprof] [--plot docs/performance-backend.svg]
 *
 * The real one is GRAFANA_URL with GRAFANA_TOKEN, UPSTREAM_UID, UPSTREAM_TYPE, UPSTREAM_EXPR and UPSTREAM_CATEGORY; else an
 * installed Grafana and Prometheus, started for this over the demo shop.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT, buildCore } from '../scripts/build-core.mjs';
import { findGrafana, findPrometheus } from '../scripts/lib/find.mjs';
import { GO_ENV } from '../scripts/lib/go.mjs';
import { startGrafana, startTraffic } from '../scripts/lib/product.mjs';
import { freePort, stopServices } from '../scripts/lib/run.mjs';
import { plot } from './plot.mjs';

/** The demo shop answers with ten status codes. */
const TEN_SERIES = 'sum by (code) (increase(shop_http_requests_total[$__interval]))';

/** A Grafana and a Prometheus of this machine, with hours of recorded history. */
async function startDemo(data) {
  const [grafana, prometheus] = [findGrafana(), findPrometheus()];
  const missing = grafana.missing ?? prometheus.missing;
  if (missing) {
    console.log(`No real Grafana: ${missing}`);
    return {};
  }
  const { prometheusUrl } = await startTraffic({ data, prometheus });
  const { url } = await startGrafana({ data, grafana, prometheusUrl, port: await freePort(3500) });
  const api = async (path, body) => {
    const response = await fetch(`${url}/api/serviceaccounts${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.json();
  };
  const { id } = await api('', { name: 'benchmark', role: 'Viewer' });
  const { key } = await api(`/${id}/tokens`, { name: 'benchmark' });
  return {
    GRAFANA_URL: url,
    GRAFANA_TOKEN: key,
    UPSTREAM_NAME: `Grafana ${grafana.version} and Prometheus ${prometheus.version}`,
    UPSTREAM_UID: 'demo-prometheus',
    UPSTREAM_TYPE: 'prometheus',
    UPSTREAM_EXPR: TEN_SERIES,
    UPSTREAM_CATEGORY: 'code',
  };
}

async function main() {
  const { values: options } = parseArgs({
    options: {
      local: { type: 'boolean' },
      rules: { type: 'boolean' },
      profile: { type: 'string' },
      plot: { type: 'string' },
    },
  });
  const data = mkdtempSync(join(tmpdir(), 'multinomial-bench-'));
  try {
    await buildCore();
    const real = options.local || options.rules || process.env.GRAFANA_URL ? {} : await startDemo(data);
    const profile = options.profile ? ['-profile', options.profile] : [];
    const only = options.rules ? ['-rules'] : [];
    const figures = join(data, 'figures.json');
    const { status } = spawnSync('go', ['run', './bench/backend', '-figures', figures, ...only, ...profile], {
      cwd: ROOT,
      env: { ...process.env, ...GO_ENV, UPSTREAM_NAME: process.env.GRAFANA_URL, ...real },
      stdio: 'inherit',
    });
    process.exitCode = status ?? 1;
    if (options.plot && status === 0 && !options.rules) {
      const lines = Object.entries(JSON.parse(readFileSync(figures, 'utf8'))).map(([name, points]) => ({
        name,
        points,
      }));
      const title = 'An answer of the backend, the upstream’s in hand';
      writeFileSync(options.plot, plot({ title, x: 'windows, or groups', y: 'ms', lines }));
    }
  } finally {
    await stopServices();
    rmSync(data, { recursive: true, force: true });
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
