#!/usr/bin/env node
/**
 * The embedded preview in a real browser: the panel, the query editor, the data source and the backend over the demo shop.
 *
 *   node tests/preview/run.mjs [FOLDER]     FOLDER: screenshots are left there
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startPreview } from '../../preview/start.mjs';
import { freePort, stopServices } from '../../scripts/lib/run.mjs';
import { launch, openPage } from '../lib/browser.mjs';
import { panelShows } from '../grafana/pages.mjs';
import { assert, check, close, eventually, skip } from '../lib/check.mjs';
import { choices, controls, refusals, withoutBackend } from './controls.mjs';
import { chooseBaseline, clippedText, comparison, latest, openTab } from './page.mjs';

const TABS = {
  'Checkout codes': 'Response codes · checkout',
  'Canary against stable': 'Response codes · canary against stable',
  'Feature flag': 'Flag new-basket · intended 50/25/25',
  'Pods by phase': 'Pods by phase · all node pools',
  'Search by region': 'Response codes · search, by region',
};
const TOLERANCE = 1e-11;
const folder = process.argv[2] && resolve(process.argv[2]);
const data = mkdtempSync(join(tmpdir(), 'multinomial-preview-'));

async function picture(page, name) {
  if (folder) {
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  }
}

/** Each of the page's questions is drawn, and answered by both hosts alike. */
async function questions(page, hasBackend) {
  for (const [tab, title] of Object.entries(TABS)) {
    await check(`"${tab}" is drawn over recorded traffic`, async () => {
      await openTab(page, tab);
      await panelShows(page, title);
    });
    const name = `"${tab}": the backend's answer is the browser's, to ${TOLERANCE}`;
    if (!hasBackend) {
      skip(name, 'this machine has no Go');
      continue;
    }
    await check(name, async () => {
      const { values, identical, worst } = await comparison(page);
      assert(values > 500, `only ${values} values were compared`);
      assert(worst <= TOLERANCE, `the worst relative difference is ${worst}`);
      return `${values} values, ${identical} identical, worst relative difference ${worst}`;
    });
  }
}

/** A change in the editor runs the query again, and the panel and both hosts follow. */
async function editing(page) {
  await openTab(page, 'Checkout codes');
  await check('the query editor shows the query with the upstream’s own editor in it', async () => {
    const editor = page.getByRole('region', { name: 'Query', exact: true });
    await editor.getByLabel('Metric').waitFor({ timeout: 20_000 });
    assert((await editor.getByLabel('Metric').inputValue()) === 'shop_http_requests_total', 'the metric is not there');
  });
  await check('another baseline chosen in the editor runs the query again', async () => {
    const before = await latest(page);
    await chooseBaseline(page, 'equal shares');
    return eventually('a large effect', 30, async () => {
      const { w } = await latest(page);
      return Number(w) > 1 && `w ${before.w} became ${w}`;
    });
  });
}

/** A wrong choice is said beside it, with the right one to click. */
async function wrongChoices(page) {
  await openTab(page, 'Feature flag');
  const editor = page.getByRole('region', { name: 'Query', exact: true });
  const mended = async (problem, button) => {
    await editor.getByText(problem).waitFor({ timeout: 20_000 });
    await editor.getByRole('button', { name: button }).click();
    await editor.getByText(problem).waitFor({ state: 'detached', timeout: 20_000 });
  };
  await check('running totals taken for counts are said, and one click mends it', async () => {
    await editor.getByRole('combobox', { name: 'Value', exact: true }).click();
    await page.getByRole('option', { name: 'last value' }).click();
    await mended('A query whose values never fall answers running totals.', 'Use running totals');
  });
  await check('a category without its intended share is said, and one click mends it', async () => {
    await editor.getByRole('button', { name: 'Remove blue' }).click();
    await mended('Seen, but without a share: blue', 'Add with a share of 0');
    await editor.getByLabel('intended share of blue').waitFor({ timeout: 20_000 });
  });
  await check('a number that is not possible is said, and goes back to what it was', async () => {
    await editor.getByRole('button', { name: 'Size and duration' }).click();
    const windows = editor.getByRole('spinbutton', { name: 'of', exact: true });
    await windows.fill('0');
    await windows.blur();
    await editor.getByText('0 is not possible: a whole number of at least 1').waitFor({ timeout: 5000 });
    assert((await windows.inputValue()) === '5', `it is ${await windows.inputValue()}`);
  });
  await check('Escape in a list of choices keeps what was chosen, and the editor', async () => {
    const baseline = editor.getByRole('combobox', { name: 'baseline' });
    await baseline.click();
    await baseline.press('Escape');
    await baseline.press('Escape');
    await editor.getByText('Drift when').waitFor({ timeout: 5000 });
    await editor.getByLabel('intended share of control').waitFor({ timeout: 5000 });
  });
}

/** Live traffic comes in, and a shift in it becomes a drift. */
async function live(page) {
  await openTab(page, 'Feature flag');
  await openTab(page, 'Checkout codes');
  await panelShows(page, TABS['Checkout codes']);
  const before = await latest(page);
  await check('a live window follows the recorded ones', () =>
    eventually('another latest window', 75, async () => {
      const { n, p, w } = await latest(page);
      return (
        (n !== before.n || p !== before.p || w !== before.w) && `N ${before.n} became ${n}, p ${before.p} became ${p}`
      );
    })
  );
  await check('an injected shift is marked as drift', async () => {
    await page.getByRole('button', { name: 'Inject a shift for 2 minutes' }).click();
    await page.getByText('The shift checkout-outage has been on since').waitFor({ timeout: 10_000 });
    const start = Date.now();
    const seen = await eventually('a drift with a large effect', 150, async () => {
      const now = await latest(page);
      return now.drift === 'yes' && Number(now.w) > 1 && now;
    });
    await page
      .getByTestId('distribution-panel')
      .getByText(/DRIFT since/)
      .first()
      .waitFor({ timeout: 10_000 });
    return `after ${Math.round((Date.now() - start) / 1000)} s: N ${seen.n}, p ${seen.p}, w ${seen.w}`;
  });
  await check('the control takes away what canary and stable share', async () => {
    await openTab(page, 'Canary against stable');
    await panelShows(page, TABS['Canary against stable']);
    const { drift, w } = await latest(page);
    assert(drift === 'no', `canary against stable drifts, w ${w}`);
    return `w ${w}`;
  });
}

/** Every tab, light and dark, narrow and wide: drawn, nothing clipped. */
async function looks(browser, url) {
  for (const theme of ['light', 'dark']) {
    for (const width of [400, 1600]) {
      await check(`${theme}, ${width} px wide: no clipped text, no console error`, async () => {
        const page = await openPage(browser, { width, height: 1000, theme });
        await page.goto(url);
        for (const [tab, title] of Object.entries(TABS)) {
          await openTab(page, tab);
          await panelShows(page, title);
          await page.getByTestId('hosts-compared').or(page.getByRole('alert')).first().waitFor({ timeout: 20_000 });
          await picture(page, `preview-${tab.split(' ')[0].toLowerCase()}-${theme}-${width}`);
          const clipped = await clippedText(page);
          assert(clipped.length === 0, `clipped in "${tab}": ${clipped.join(' | ')}`);
        }
        assert(page.problems.length === 0, `console: ${page.problems.join(' | ')}`);
        await page.context().close();
      });
    }
  }
}

async function main() {
  const preview = await startPreview({ data, port: await freePort(3500), calm: true, say: console.log });
  const browser = await launch();
  try {
    const page = await openPage(browser, { width: 1600, height: 1400 });
    await page.goto(preview.url);
    await questions(page, preview.hasBackend);
    await editing(page);
    await wrongChoices(page);
    await choices(browser, preview.url);
    await controls(page);
    if (preview.hasBackend) {
      await refusals(browser, preview.url);
    } else {
      skip('both hosts refuse a query alike', 'this machine has no Go');
    }
    await withoutBackend(browser, preview.site);
    await live(page);
    await picture(page, 'preview-after-shift');
    await check('the console has no error', () => assert(page.problems.length === 0, page.problems.join(' | ')));
    await page.context().close();
    await looks(browser, preview.url);
  } finally {
    await browser.close();
    preview.stop();
  }
}

main()
  .catch((error) => check('the preview starts', () => Promise.reject(error)))
  .finally(async () => {
    await stopServices();
    rmSync(data, { recursive: true, force: true });
    close();
  });
