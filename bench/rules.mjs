#!/usr/bin/env node
/**
 * node bench/rules.mjs [--rules 1000] [--minutes 3]: what so many alert rules, each with a query of its own and evaluated once a minute, cost in a
 * real Grafana over a real Prometheus: processor time and memory of the plugin's process, and how long evaluations take as Grafana counts them.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ROOT } from '../scripts/build-core.mjs';
import { findGrafana, findPrometheus } from '../scripts/lib/find.mjs';
import { startGrafana, startTraffic } from '../scripts/lib/product.mjs';
import { freePort, stopServices } from '../scripts/lib/run.mjs';
import { distributionQuery, grafanaApi } from '../tests/grafana/api.mjs';

const MINUTE = 60_000;
/** Rules of one group are evaluated one after the other. */
const GROUP = 100;
/** Clock ticks of the processor a second, as /proc counts. */
const TICKS = 100;

const rule = (i) => ({
  title: `rule ${i}`,
  condition: 'B',
  for: '0s',
  noDataState: 'OK',
  execErrState: 'Error',
  data: [
    {
      refId: 'A',
      relativeTimeRange: { from: 600, to: 0 },
      datasourceUid: 'multinomial',
      model: distributionQuery(
        `sum by (code) (increase(shop_http_requests_total{handler="checkout"}[$__interval])) * ${1 + i / 1000}`,
        { format: 'latest', alertStatistic: 'drift', window: { size: '1m' } }
      ),
    },
    {
      refId: 'B',
      datasourceUid: '__expr__',
      model: {
        refId: 'B',
        type: 'threshold',
        expression: 'A',
        conditions: [{ evaluator: { type: 'gt', params: [0] } }],
      },
    },
  ],
});

/** The data source's backend: the only plugin of ours that has one. */
function pluginProcess() {
  const pid = readdirSync('/proc').find((name) => {
    try {
      return /^\d+$/.test(name) && readFileSync(`/proc/${name}/cmdline`, 'utf8').startsWith(join(ROOT, 'dist'));
    } catch {
      return false; // it has ended meanwhile
    }
  });
  if (pid === undefined) {
    throw new Error('The plugin’s process isn’t there.');
  }
  return {
    seconds() {
      const [utime, stime] = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .split(') ')[1]
        .split(' ')
        .slice(11, 13)
        .map(Number);
      return (utime + stime) / TICKS;
    },
    megabytes: (what) =>
      Number(new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024,
  };
}

/** Evaluations so far, and seconds that they took. */
async function evaluations(url) {
  const text = await (await fetch(`${url}/metrics`)).text();
  const sum = (name) =>
    [...text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (.*)$`, 'gm'))].reduce(
      (all, [, value]) => all + Number(value),
      0
    );
  const name = 'grafana_alerting_rule_evaluation_duration_seconds';
  return {
    number: sum(`${name}_count`),
    seconds: sum(`${name}_sum`),
    failed: sum('grafana_alerting_rule_evaluation_failures_total'),
  };
}

async function main() {
  const { values: options } = parseArgs({
    options: { rules: { type: 'string', default: '1000' }, minutes: { type: 'string', default: '3' } },
  });
  const [rules, minutes] = [Number(options.rules), Number(options.minutes)];
  const [grafana, prometheus] = [findGrafana(), findPrometheus()];
  if (grafana.missing ?? prometheus.missing) {
    throw new Error(grafana.missing ?? prometheus.missing);
  }
  const data = mkdtempSync(join(tmpdir(), 'multinomial-bench-'));
  try {
    const { prometheusUrl } = await startTraffic({ data, prometheus });
    const { url } = await startGrafana({ data, grafana, prometheusUrl, port: await freePort(3600) });
    const api = grafanaApi(url);
    await api('POST', '/api/folders', { uid: 'many', title: 'Many rules' });
    for (let from = 0; from < rules; from += GROUP) {
      const own = Array.from({ length: Math.min(GROUP, rules - from) }, (_, i) => rule(from + i));
      await api('PUT', `/api/v1/provisioning/folder/many/rule-groups/rules-${from}`, {
        title: `rules-${from}`,
        interval: 60,
        rules: own,
      });
    }
    await sleep(2 * MINUTE);
    const plugin = pluginProcess();
    const [before, busy] = [await evaluations(url), plugin.seconds()];
    let most = 0;
    for (let i = 0; i < minutes * 12; i++) {
      await sleep(MINUTE / 12);
      most = Math.max(most, plugin.megabytes('VmRSS'));
    }
    const [after, used] = [await evaluations(url), plugin.seconds() - busy];
    const number = after.number - before.number;
    console.log(
      `Grafana ${grafana.version}, Prometheus ${prometheus.version}, ${rules} rules once a minute, ${minutes} minutes`
    );
    console.log(`  evaluations             ${number}, ${after.failed - before.failed} failed`);
    console.log(
      `  an evaluation           ${(((after.seconds - before.seconds) / number) * 1000).toFixed(1)} ms on average, as Grafana counts`
    );
    console.log(
      `  plugin’s processor      ${((used / number) * 1000).toFixed(1)} ms an evaluation, ${((100 * used) / (60 * minutes)).toFixed(1)} % of one core`
    );
    console.log(`  plugin’s memory         ${most.toFixed(0)} MB resident at most`);
  } finally {
    await stopServices();
    rmSync(data, { recursive: true, force: true });
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
