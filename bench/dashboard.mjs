#!/usr/bin/env node
/**
 * node bench/dashboard.mjs [--rounds 2]: what a dashboard costs a page that refreshes every 10 s, with earlier results used again and without, in a real
 * Grafana over a real Prometheus: processor time of the page's main thread a refresh, and that of the data source's answers alone.
 *
 * Five panels over four queries, windows of a minute, each with the detector's full memory. Six refreshes a minute, of which one has a new
 * window; both dashboards in turns.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findGrafana, findPrometheus } from '../scripts/lib/find.mjs';
import { startGrafana, startTraffic } from '../scripts/lib/product.mjs';
import { freePort, stopServices } from '../scripts/lib/run.mjs';
import { browserFrames, CHECKOUT, DISTRIBUTION, distributionQuery } from '../tests/grafana/api.mjs';
import { launch, openPage } from '../tests/lib/browser.mjs';
import { idle, post, thread, threadOf } from './page.mjs';

const MINUTE = 60_000;
const HOURS = [1, 6];
const REFRESHES = 6;
/** Two data sources that differ in nothing but whether they use earlier results again. */
const SOURCES = { again: DISTRIBUTION.uid, anew: 'multinomial-anew' };
/** By query, and whether the panel shows the latest window alone. */
const PANELS = [
  [0, 'series'],
  [1, 'series'],
  [2, 'series'],
  [3, 'series'],
  [0, 'latest'],
];

const query = (i, source, format) =>
  distributionQuery(`${CHECKOUT} * ${1 + i / 1000}`, {
    datasource: { ...DISTRIBUTION, uid: source },
    window: { size: '1m' },
    format,
  });

const dashboard = (uid, source) => ({
  uid,
  title: uid,
  timezone: 'utc',
  panels: PANELS.map(([i, format], at) => ({
    id: at + 1,
    title: `${format} ${i}`,
    type: 'multinomial-distribution-panel',
    gridPos: { x: 12 * (at % 2), y: 8 * (at >> 1), w: 12, h: 8 },
    datasource: { ...DISTRIBUTION, uid: source },
    targets: [query(i, source, format)],
  })),
});

/** Processor time of a refresh, in ms, over a minute. */
async function refreshes(browser, url, uid, hours) {
  const page = await openPage(browser);
  const session = await threadOf(page);
  await page.goto(`${url}/d/${uid}?from=now-${hours}h&to=now&refresh=10s&kiosk`);
  await page.locator('.u-over').nth(3).waitFor();
  await idle(page, session);
  await page.waitForTimeout(10_000);
  const before = await thread(session);
  await page.waitForTimeout(MINUTE);
  const after = await thread(session);
  await page.context().close();
  return (after.task - before.task) / REFRESHES;
}

/** Processor time of an answer, in ms, asked again within a window. */
async function answers(page, session, source, hours) {
  const asked = query(0, source, 'series');
  const to = Math.floor(Date.now() / MINUTE) * MINUTE;
  const ask = (later) => browserFrames(page, asked, to - hours * 60 * MINUTE + later, to + later);
  await ask(0);
  const before = await thread(session);
  for (let i = 1; i <= 10; i++) {
    await ask(i * 1000);
  }
  return ((await thread(session)).task - before.task) / 10;
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

async function main() {
  const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '2' } } });
  const [grafana, prometheus] = [findGrafana(), findPrometheus()];
  if (grafana.missing ?? prometheus.missing) {
    throw new Error(grafana.missing ?? prometheus.missing);
  }
  const data = mkdtempSync(join(tmpdir(), 'multinomial-bench-'));
  const { prometheusUrl } = await startTraffic({ data, prometheus });
  const { url } = await startGrafana({ data, grafana, prometheusUrl, port: await freePort(3600) });
  const browser = await launch();
  try {
    await post(url, '/api/datasources', {
      ...DISTRIBUTION,
      uid: SOURCES.anew,
      name: 'Distribution, anew',
      access: 'proxy',
      jsonData: { remember: false },
    });
    for (const [name, source] of Object.entries(SOURCES)) {
      await post(url, '/api/dashboards/db', { dashboard: dashboard(name, source) });
    }
    console.log(`Grafana ${grafana.version}, Chromium ${browser.version()}; ms of the main thread, medians`);
    for (const hours of HOURS) {
      const found = { again: [], anew: [] };
      for (let round = 0; round < Number(options.rounds); round++) {
        for (const name of Object.keys(SOURCES)) {
          found[name].push(await refreshes(browser, url, name, hours));
        }
      }
      const page = await openPage(browser);
      const session = await threadOf(page);
      await page.goto(`${url}/d/again?from=now-5m&to=now&kiosk`);
      await idle(page, session);
      const took = { again: [], anew: [] };
      for (let round = 0; round < 5; round++) {
        for (const [name, source] of Object.entries(SOURCES)) {
          took[name].push(await answers(page, session, source, hours));
        }
      }
      await page.context().close();
      console.log(
        `  ${hours} h by the minute: ${Object.keys(SOURCES)
          .map(
            (name) => `${name} ${median(found[name]).toFixed(0)} a refresh, ${median(took[name]).toFixed(1)} an answer`
          )
          .join('; ')}`
      );
    }
  } finally {
    await browser.close();
    await stopServices();
    rmSync(data, { recursive: true, force: true });
  }
}

main().catch(async (error) => {
  console.error(error.message);
  await stopServices();
  process.exit(1);
});
