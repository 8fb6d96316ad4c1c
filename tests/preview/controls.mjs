import { previewServer } from '../../preview/server/server.mjs';
import { ShopStore } from '../../preview/server/store.mjs';
import { foldersOf } from '../../preview/start.mjs';
import { openPage } from '../lib/browser.mjs';
import { assert, check, eventually } from '../lib/check.mjs';
import { comparison, openTab } from './page.mjs';

const background = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

/** Time range and theme, as a person changes them. */
export async function controls(page) {
  await openTab(page, 'Feature flag');
  await check('zooming out asks for a longer range', async () => {
    const before = await comparison(page);
    await page.getByRole('button', { name: 'Zoom out time range' }).click();
    try {
      const after = await eventually('an answer with more values', 30, async () => {
        const now = await comparison(page);
        return now.values > 1.5 * before.values && now;
      });
      return `${before.values} values became ${after.values}`;
    } finally {
      // What follows looks at live traffic.
      await page.getByRole('button', { name: /Time range selected/ }).click();
      await page.getByText('Last 30 minutes', { exact: true }).click();
    }
  });
  await check('the theme can be switched', async () => {
    const dark = await background(page);
    await page.getByRole('radio', { name: 'Light' }).check({ force: true });
    const light = await background(page);
    await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
    assert(dark !== light && dark === (await background(page)), `dark ${dark}, light ${light}`);
  });
}

/** What the upstream refuses is said in the panel and by both hosts. */
export async function refusals(browser, url) {
  const page = await openPage(browser, { height: 1400 });
  await page.goto(url);
  await openTab(page, 'Pods by phase');
  await check('both hosts pass an upstream’s error on, in its words', async () => {
    const where = page.getByLabel('Where');
    await where.fill('phase=Nowhere');
    await where.blur();
    const hosts = page.getByRole('region', { name: 'Browser and backend' });
    const words = /no series of shop_pods match/;
    await hosts
      .getByRole('status')
      .or(hosts.getByRole('alert'))
      .filter({ hasText: words })
      .nth(1)
      .waitFor({ timeout: 20_000 });
    await page
      .getByTestId('distribution-panel')
      .or(page.locator('main'))
      .getByText(words)
      .first()
      .waitFor({ timeout: 10_000 });
    // Chromium itself reports each refused request.
    const others = page.problems.filter((problem) => !/status of 400/.test(problem));
    assert(others.length === 0, `console: ${others.join(' | ')}`);
  });
  await page.context().close();
}

/** Without Go the page works, and says what isn't there. */
export async function withoutBackend(browser, site) {
  await check('without a backend the page says so, and the panel is drawn', async () => {
    const store = new ShopStore();
    store.record(2, Date.now());
    const server = previewServer({ store, folders: foldersOf(site), backendUrl: null, token: '', shopUrl: '' });
    await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
    const page = await openPage(browser);
    try {
      await page.goto(`http://127.0.0.1:${server.address().port}/`);
      await page.getByText('this machine has no Go').waitFor({ timeout: 20_000 });
      await page.getByTestId('distribution-panel').locator('canvas').first().waitFor({ timeout: 20_000 });
    } finally {
      await page.context().close();
      server.close();
      server.closeAllConnections();
    }
  });
}
