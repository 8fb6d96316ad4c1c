#!/usr/bin/env node
/**
 * End to end in a real Grafana with a real Prometheus: what is provisioned loads, the panel draws, both hosts agree on the
 * numbers, a shift in the demo traffic is marked in the panel, and an alert rule over it fires and resolves.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { findGrafana, findPrometheus } from '../../scripts/lib/find.mjs';
import { startGrafana, startTraffic, PLUGIN_IDS } from '../../scripts/lib/product.mjs';
import { stopServices, freePort } from '../../scripts/lib/run.mjs';
import { launch, openPage } from '../lib/browser.mjs';
import { assert, check, close, eventually } from '../lib/check.mjs';
import { compareFrames } from '../lib/compare.mjs';
import { accessible } from './accessible.mjs';
import { backendFrames, browserFrames, CHECKOUT, distributionQuery, grafanaApi } from './api.mjs';
import { alertLifecycle } from './alerting.mjs';
import { clockChange } from './clock.mjs';
import { contactPoints } from './contactPoints.mjs';
import { bundledDashboards } from './dashboards.mjs';
import { firstMinute } from './firstMinute.mjs';
import { incidentReport } from './incident.mjs';
import { upstreamLinks } from './links.mjs';
import { packs } from './packs.mjs';
import { mixedTraffic, panelShows } from './pages.mjs';
import { scenarios } from './scenarios.mjs';
import { silencesDrawn } from './silences.mjs';
import { starters } from './starters.mjs';
import { upstreams } from './upstreams.mjs';
import { notify, webhookReceiver } from './webhook.mjs';

const data = mkdtempSync(join(tmpdir(), 'multinomial-grafana-'));
const grafana = findGrafana();
const prometheus = findPrometheus();

const OWN = 'sum by (code) (increase(prometheus_http_requests_total[$__interval]))';

async function main() {
  const began = Date.now();
  console.log(`Grafana ${grafana.version}, Prometheus ${prometheus.version}, Node ${process.version}`);
  const traffic = await startTraffic({ data, prometheus, calm: true, speed: 3 });
  const stopMixed = mixedTraffic(traffic.prometheusUrl);
  const { url } = await startGrafana({
    data,
    grafana,
    prometheusUrl: traffic.prometheusUrl,
    port: await freePort(3300),
    // as Docker Compose does: Grafana then drops extensions that plugin.json doesn't declare
    mode: 'development',
  });
  const api = grafanaApi(url);
  const browser = await launch();
  try {
    await provisioned(api);
    await onLoopback(url);
    await dashboard(browser, url);
    await statistics(browser, url);
    await bundledDashboards(browser, url);
    await silencesDrawn(browser, url, api);
    await scenarios(browser, url, began);
    await demoIncidents(api, began);
    await incidentReport(browser, url, api, CHECKOUT);
    await prometheusItself(api);
    await firstMinute(browser, url, api);
    await accessible(browser, url);
    const uids = await upstreams(api, data);
    await starters(browser, url, api, uids);
    await clockChange(api, uids);
    await upstreamLinks(browser, url);
    await sameNumbers(browser, url, api);
    await alerts({ api, browser, url, traffic });
  } finally {
    stopMixed();
    await browser.close();
  }
}

/** Side by side: the shift's rule waits for minutes of live traffic. */
async function alerts({ api, ...rest }) {
  await contactPoints(api);
  const receiver = await webhookReceiver();
  await notify(api, receiver.url);
  await Promise.all([packs(api, receiver), alertLifecycle({ api, receiver, ...rest })]);
  receiver.close();
}

async function provisioned(api) {
  for (const id of PLUGIN_IDS) {
    await check(`${id} is loaded`, async () => {
      const { id: found, enabled } = await api('GET', `/api/plugins/${id}/settings`);
      assert(found === id, `settings of ${found}`);
      assert(id !== PLUGIN_IDS[0] || enabled, 'the app is not enabled');
    });
  }
  await check('the data source says that it is ready, with a managed service account', async () => {
    const { status, message } = await eventually('a healthy data source', 30, () =>
      api('GET', '/api/datasources/uid/multinomial/health').catch(() => null)
    );
    assert(status === 'OK', message);
    assert(/managed service account/.test(message), message);
    return message;
  });
  await check('the dashboard is provisioned', async () => {
    const { dashboard } = await api('GET', '/api/dashboards/uid/multinomial-shop');
    assert(dashboard.panels.length >= 6, `${dashboard.panels.length} panels`);
  });
  await check('the alert rule is provisioned and evaluates without an error', async () => {
    const rule = await eventually('an evaluation', 90, async () => {
      const { data: found } = await api('GET', '/api/prometheus/grafana/api/v1/rules');
      const [first] = found.groups.filter(({ name }) => name === 'drift').flatMap(({ rules }) => rules);
      return first && first.lastEvaluation > '2000' && first.health !== 'unknown' ? first : null;
    });
    assert(rule.health === 'ok' || rule.health === 'nodata', `${rule.health}: ${rule.lastError}`);
    return `${rule.health}, ${rule.state}`;
  });
}

async function dashboard(browser, url) {
  await check('the dashboard draws every panel without an error, over recorded and live traffic', async () => {
    const page = await openPage(browser, { height: 2400 });
    await page.goto(`${url}/d/multinomial-shop?kiosk&from=now-60m&to=now`);
    for (const title of [
      'Status codes · checkout',
      'Canary against stable · checkout',
      'Feature flag new-basket · intended 50/25/25',
    ]) {
      await panelShows(page, title);
    }
    await panelShows(page, "Prometheus' own requests by code");
    assert(page.problems.length === 0, `console: ${page.problems.join('\n')}`);
    await page.context().close();
  });
}

/** The demo's past has an incident from minute 40 to 48 of every hour. Its first hour is all that there is to know what is normal. */
async function demoIncidents(api, began) {
  const [minute, hour] = [60_000, 3_600_000];
  await check('default settings find the demo’s incident in each of the last five hours', async () => {
    const from = began - 5 * hour;
    const [{ schema, data }] = await backendFrames(
      api,
      distributionQuery(CHECKOUT, { format: 'events' }),
      from,
      Date.now()
    );
    const column = (name) => data.values[schema.fields.findIndex((field) => field.name === name)];
    const [starts, decided] = [column('time'), column('decided')];
    const delays = [];
    for (let at = Math.floor(from / hour) * hour + 40 * minute; at + 8 * minute < began; at += hour) {
      if (at >= from) {
        const i = starts.findIndex((start) => Math.abs(start - at) <= minute);
        assert(
          i >= 0,
          `none begins at ${new Date(at).toISOString()}, but at ${starts.map((t) => new Date(t).toISOString())}`
        );
        delays.push((decided[i] - at) / minute);
      }
    }
    assert(delays.length >= 4, `only ${delays.length} are over`);
    assert(
      delays.slice(2).every((windows) => windows <= 4),
      `found after ${delays.join(', ')} windows`
    );
    return `after ${delays.join(', ')} windows`;
  });
}

async function onLoopback(url) {
  await check('Grafana listens on loopback alone', async () => {
    const { port } = new URL(url);
    const others = Object.values(networkInterfaces())
      .flat()
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) {
      const answered = await fetch(`http://${address}:${port}/api/health`).then(
        () => true,
        () => false
      );
      assert(!answered, `it answers at ${address}`);
    }
    return `${others.length} other addresses refused`;
  });
}

async function statistics(browser, url) {
  await check('the dashboard of the statistics draws every panel without an error', async () => {
    const page = await openPage(browser, { height: 1200 });
    await page.goto(`${url}/d/multinomial-statistics?kiosk`);
    for (const title of [
      'KL divergence and its limit · checkout',
      'Overdispersion · checkout',
      'Entropy · checkout',
      'Size of the change · checkout',
      'Surprise, -log10 p · checkout',
    ]) {
      await panelShows(page, title);
    }
    assert(page.problems.length === 0, `console: ${page.problems.join('\n')}`);
    await page.context().close();
  });
}

/** Traffic of mixed codes, counted by the Prometheus that scrapes itself. */
async function prometheusItself(api) {
  await check("Prometheus' own requests by code are a distribution", async () => {
    const query = distributionQuery('sum by (code) (increase(prometheus_http_requests_total[1m]))', {
      format: 'categories',
      detect: { minN: 20 },
    });
    return eventually('three codes with events', 150, async () => {
      const now = Date.now();
      const [frame] = await backendFrames(api, query, now - 10 * 60_000, now);
      const column = (name) => frame.data.values[frame.schema.fields.findIndex((field) => field.name === name)];
      const shown = column('code')?.map((code, i) => [code, column('count')[i]]) ?? [];
      const seen = shown.filter(([, count]) => count > 0);
      return seen.length >= 3 && seen.map(([code, count]) => `${code}: ${count.toFixed(1)}`).join(', ');
    });
  });
}

const clock = (ms) => new Date(ms).toISOString().slice('YYYY-MM-DDT'.length, 'YYYY-MM-DDThh:mm'.length);

async function sameNumbers(browser, url, api) {
  const page = await openPage(browser);
  await page.goto(`${url}/d/multinomial-shop?kiosk`);
  await panelShows(page, 'Status codes · checkout');
  const to = Math.floor(Date.now() / 60_000) * 60_000;
  const cases = {
    'checkout, trailing baseline': distributionQuery(CHECKOUT, {
      baseline: { kind: 'trailing', windows: 60, gap: 10 },
    }),
    'Prometheus by itself, as counters': distributionQuery('sum by (code) (prometheus_http_requests_total)', {
      values: 'counters',
    }),
    'Prometheus by itself, increase': distributionQuery(OWN, { baseline: { kind: 'trailing', windows: 20 } }),
    'an hour ago': distributionQuery(CHECKOUT, { baseline: { kind: 'offset', offsets: ['1h', '2h'] } }),
    'an error budget, and quiet times': distributionQuery(CHECKOUT, {
      categories: { rare: ['500', '503'] },
      statistics: ['budgetLeft', 'burnRateHour', 'burnRateDay', 'fastBurn', 'slowBurn', 'state', 'p'],
      quiet: { schedule: [`daily ${clock(to - 20 * 60_000)}-${clock(to - 10 * 60_000)}`] },
    }),
    'a row per category': distributionQuery(CHECKOUT, { format: 'categories' }),
    'a row per group': distributionQuery(CHECKOUT.replace('by (code)', 'by (code, region)'), {
      format: 'latest',
      groupBy: ['region'],
    }),
  };
  for (const [name, query] of Object.entries(cases)) {
    await check(`browser and backend give the same numbers: ${name}`, async () => {
      const from = to - 30 * 60_000;
      const [ours, theirs] = [await browserFrames(page, query, from, to), await backendFrames(api, query, from, to)];
      const { values, identical, worst } = compareFrames(ours, theirs, 1e-12);
      assert(values > 0, 'nothing was compared');
      return `${values} values, ${identical} bit for bit, worst ${worst.toExponential(1)}`;
    });
  }
  await page.context().close();
}

main()
  .catch((error) => check('the end-to-end run', () => Promise.reject(error)))
  .finally(async () => {
    await stopServices();
    if (!process.env.KEEP_DATA) {
      rmSync(data, { recursive: true, force: true });
    } else {
      console.log(`data kept in ${data}`);
    }
    close();
  });
