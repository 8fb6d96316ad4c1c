#!/usr/bin/env node
/**
 * npm run screenshots [-- FOLDER]: the dashboard, the panel editor and the pages in a real Grafana, light and dark,
 * 400 and 1,600 px wide. FOLDER defaults to docs/screenshots; the README shows one of them.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findGrafana, findPrometheus } from '../../scripts/lib/find.mjs';
import { startGrafana, startTraffic } from '../../scripts/lib/product.mjs';
import { ROOT, freePort, stopServices } from '../../scripts/lib/run.mjs';
import { launch, openPage } from '../lib/browser.mjs';

const folder = resolve(process.argv[2] ?? join(ROOT, 'docs', 'screenshots'));
const data = mkdtempSync(join(tmpdir(), 'multinomial-screenshots-'));

/** name -> path, and the height that shows it whole at 1,600 px. */
const PAGES = {
  dashboard: { path: '/d/multinomial-shop?kiosk&from=now-90m&to=now', height: 1500 },
  panel: { path: '/d/multinomial-shop?kiosk&viewPanel=panel-1&from=now-90m&to=now', height: 800 },
  editor: { path: '/d/multinomial-shop?editPanel=1&from=now-90m&to=now', height: 1400 },
  explore: {
    path: `/explore?schemaVersion=1&panes=${encodeURIComponent(JSON.stringify({ a: { datasource: 'multinomial', queries: [{ refId: 'A', datasource: { uid: 'multinomial', type: 'multinomial-distribution-datasource' } }], range: { from: 'now-1h', to: 'now' } } }))}`,
    height: 1000,
  },
  settings: { path: '/connections/datasources/edit/multinomial', height: 1100 },
  setup: { path: '/a/multinomial-distribution-app/setup', height: 1000 },
  alert: { path: '/a/multinomial-distribution-app/alert?dashboard=multinomial-shop&panel=1', height: 1200 },
};

async function main() {
  const [grafana, prometheus] = [findGrafana(), findPrometheus()];
  const missing = grafana.missing ?? prometheus.missing;
  if (missing) {
    throw new Error(missing);
  }
  mkdirSync(folder, { recursive: true });
  const traffic = await startTraffic({ data, prometheus });
  const { url } = await startGrafana({
    data,
    grafana,
    prometheusUrl: traffic.prometheusUrl,
    port: await freePort(3400),
  });
  const browser = await launch();
  await new Promise((wake) => setTimeout(wake, 20_000));
  for (const theme of ['dark', 'light']) {
    for (const width of [1600, 400]) {
      for (const [name, { path, height }] of Object.entries(PAGES)) {
        const page = await openPage(browser, { width, height: width < 800 ? Math.round(height * 1.6) : height, theme });
        await page.goto(url + path + (path.includes('?') ? '&' : '?') + `theme=${theme}`);
        await page.waitForLoadState('networkidle', { timeout: 20_000 }).catch(() => {});
        await page.waitForTimeout(4000);
        const file = join(folder, `${name}-${theme}-${width}.png`);
        await page.screenshot({ path: file });
        console.log(file, page.problems.length ? `console: ${page.problems.join(' | ').slice(0, 500)}` : '');
        await page.context().close();
      }
    }
  }
  await browser.close();
}

main()
  .catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  })
  .finally(async () => {
    await stopServices();
    rmSync(data, { recursive: true, force: true });
  });
