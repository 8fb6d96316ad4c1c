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

/** The demo's checkout goes wrong from minute 40 to 48 of each hour: the last time that it had for six minutes. */
const MINUTE = 60_000;
const end = Math.floor((Date.now() - 47 * MINUTE) / (60 * MINUTE)) * 60 * MINUTE + 46 * MINUTE;
const RANGE = `from=${end - 75 * MINUTE}&to=${end}`;

/** name -> path, and the heights that show what matters at 1,600 and at 400 px. */
const PAGES = {
  dashboard: { path: `/d/multinomial-shop?kiosk&${RANGE}`, heights: [1500, 2400] },
  statistics: { path: `/d/multinomial-statistics?kiosk&${RANGE}`, heights: [1000, 2200] },
  panel: { path: `/d/multinomial-shop?kiosk&viewPanel=panel-1&${RANGE}`, heights: [800, 800] },
  editor: { path: `/d/multinomial-shop?editPanel=1&${RANGE}`, heights: [1400, 1800] },
  settings: { path: '/connections/datasources/edit/multinomial', heights: [1100, 1600] },
  setup: { path: '/a/multinomial-distribution-app/setup', heights: [800, 1200] },
  alert: {
    path: '/a/multinomial-distribution-app/alert?dashboard=multinomial-shop&panel=4',
    heights: [1300, 2200],
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
  for (const theme of ['dark', 'light']) {
    for (const width of [1600, 400]) {
      for (const [name, { path, heights }] of Object.entries(PAGES)) {
        const page = await openPage(browser, { width, height: heights[width < 800 ? 1 : 0], theme });
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
