#!/usr/bin/env node
/**
 * node bench/rules.mjs [--rules 1000] [--minutes 3]: what so many alert rules, each with a query of its own and evaluated once a minute, cost in a
 * real Grafana over a real Prometheus: processor time and memory of the plugin's process, and how long evaluations take as Grafana counts them.
 *
 * node bench/rules.mjs --group [--minutes 2]: a group of 100 rules that is evaluated every 10 s, over one query and over 100, with what was judged
 * used again and without, one after the other.
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
import { CHECKOUT, DISTRIBUTION, distributionQuery, grafanaApi } from '../tests/grafana/api.mjs';

const MINUTE = 60_000;
/** Rules of one group are evaluated one after the other. */
const GROUP = 100;
/** Clock ticks of the processor a second, as /proc counts. */
const TICKS = 100;

/** Two data sources that differ in nothing but whether they use earlier results again. */
const SOURCES = { again: DISTRIBUTION.uid, anew: 'multinomial-anew' };

/** A rule over the i-th query. */
const rule = (name, i, source) => ({
  title: `rule ${name}`,
  condition: 'B',
  for: '0s',
  noDataState: 'OK',
  execErrState: 'Error',
  data: [
    {
      refId: 'A',
      relativeTimeRange: { from: 600, to: 0 },
      datasourceUid: source,
      model: distributionQuery(`${CHECKOUT} * ${1 + i / 1000}`, {
        datasource: { ...DISTRIBUTION, uid: source },
        format: 'latest',
        alertStatistic: 'drift',
        window: { size: '1m' },
      }),
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

/** What evaluations took the plugin for so many minutes. */
async function watch(url, minutes) {
  const plugin = pluginProcess();
  const [before, busy] = [await evaluations(url), plugin.seconds()];
  let most = 0;
  for (let i = 0; i < minutes * 12; i++) {
    await sleep(MINUTE / 12);
    most = Math.max(most, plugin.megabytes('VmRSS'));
  }
  const [after, used] = [await evaluations(url), plugin.seconds() - busy];
  const number = after.number - before.number;
  return {
    number,
    failed: after.failed - before.failed,
    took: ((after.seconds - before.seconds) / number) * 1000,
    processor: (used / number) * 1000,
    part: (100 * used) / (60 * minutes),
    most,
  };
}

/** Many rules, each with a query of its own, once a minute. */
async function many({ api, url }, rules, minutes) {
  for (let from = 0; from < rules; from += GROUP) {
    const own = Array.from({ length: Math.min(GROUP, rules - from) }, (_, i) =>
      rule(from + i, from + i, SOURCES.again)
    );
    await ruleGroup(api, `rules-${from}`, 60, own);
  }
  await sleep(2 * MINUTE);
  const { number, failed, took, processor, part, most } = await watch(url, minutes);
  console.log(`${rules} rules once a minute, ${minutes} minutes`);
  console.log(`  evaluations             ${number}, ${failed} failed`);
  console.log(`  an evaluation           ${took.toFixed(1)} ms on average, as Grafana counts`);
  console.log(`  plugin’s processor      ${processor.toFixed(1)} ms an evaluation, ${part.toFixed(1)} % of one core`);
  console.log(`  plugin’s memory         ${most.toFixed(0)} MB resident at most`);
}

/** A group over one query and over a query each, with and without what was judged before. */
async function oneGroup({ api, url }, minutes) {
  await api('POST', '/api/datasources', {
    ...DISTRIBUTION,
    uid: SOURCES.anew,
    name: 'Distribution, anew',
    access: 'proxy',
    jsonData: { upstreams: ['demo-prometheus'], remember: false },
  });
  console.log(
    `${GROUP} rules of one group every 10 s, ${minutes} minutes each; processor: of the plugin, an evaluation`
  );
  for (const queries of [1, GROUP]) {
    for (const [name, source] of Object.entries(SOURCES)) {
      const own = Array.from({ length: GROUP }, (_, i) => rule(i, i % queries, source));
      await ruleGroup(api, 'one', 10, own);
      await sleep(MINUTE / 2);
      const { number, failed, took, processor, part, most } = await watch(url, minutes);
      const cells = [
        `${queries} ${queries === 1 ? 'query' : 'queries'}, ${name}`.padEnd(20),
        `${number} evaluations, ${failed} failed`,
        `${took.toFixed(1)} ms as Grafana counts`,
        `processor ${processor.toFixed(2)} ms, ${part.toFixed(1)} % of a core`,
        `${most.toFixed(0)} MB`,
      ];
      console.log(`  ${cells.join('   ')}`);
      await api('DELETE', '/api/v1/provisioning/folder/many/rule-groups/one');
    }
  }
}

const ruleGroup = (api, title, interval, rules) =>
  api('PUT', `/api/v1/provisioning/folder/many/rule-groups/${title}`, { title, interval, rules });

async function main() {
  const { values: options } = parseArgs({
    options: {
      rules: { type: 'string', default: '1000' },
      minutes: { type: 'string' },
      group: { type: 'boolean', default: false },
    },
  });
  const minutes = Number(options.minutes ?? (options.group ? 2 : 3));
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
    console.log(`Grafana ${grafana.version}, Prometheus ${prometheus.version}`);
    await (options.group ? oneGroup({ api, url }, minutes) : many({ api, url }, Number(options.rules), minutes));
  } finally {
    await stopServices();
    rmSync(data, { recursive: true, force: true });
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
