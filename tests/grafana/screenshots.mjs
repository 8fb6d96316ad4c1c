#!/usr/bin/env node
/**
 * npm run screenshots [-- FOLDER]: what README and plugin.json show of the product in a real Grafana. FOLDER defaults to
 * docs/screenshots. What is committed is made smaller first, by pngquant or the like.
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

/** The demo's checkout goes wrong from minute 40 to 48 of each hour: the last time that it had for six minutes. */
const MINUTE = 60_000;
const end = Math.floor((Date.now() - 47 * MINUTE) / (60 * MINUTE)) * 60 * MINUTE + 46 * MINUTE;
const RANGE = `from=${end - 75 * MINUTE}&to=${end}`;

const WIDTH = 1600;
const DASHBOARD = { path: `/d/multinomial-shop?kiosk&${RANGE}`, height: 1500 };

/** File name without its end -> page, and the height that shows what matters. */
const PAGES = {
  'dashboard-dark-1600': { ...DASHBOARD, theme: 'dark' },
  'dashboard-light-1600': { ...DASHBOARD, theme: 'light' },
  'editor-light-1600': { path: `/d/multinomial-shop?editPanel=1&${RANGE}`, height: 1400, theme: 'light' },
  'alert-light-1600': {
    path: '/a/multinomial-distribution-app/alert?dashboard=multinomial-shop&panel=4',
    height: 1300,
    theme: 'light',
  },
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
  for (const [name, { path, height, theme }] of Object.entries(PAGES)) {
    const page = await openPage(browser, { width: WIDTH, height, theme });
    await page.goto(`${url}${path}&theme=${theme}`);
    await page.waitForLoadState('networkidle', { timeout: 20_000 }).catch(() => {});
    await page.waitForTimeout(4000);
    const file = join(folder, `${name}.png`);
    await page.screenshot({ path: file });
    console.log(file, page.problems.length ? `console: ${page.problems.join(' | ').slice(0, 500)}` : '');
    await page.context().close();
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
