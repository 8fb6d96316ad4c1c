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

/** What is not an everyday choice: folded away, and chosen without a word to type. */
export async function choices(browser, url) {
  // a page of its own: what is not possible is refused by the backend, which Chromium reports
  const page = await openPage(browser, { height: 1400 });
  await page.goto(url);
  await openTab(page, 'Search by region');
  const editor = page.getByRole('region', { name: 'Query', exact: true });
  const list = (name) => editor.getByRole('combobox', { name, exact: true });
  const choose = async (name, option) => {
    await list(name).click();
    await page.getByRole('option', { name: option }).first().click();
  };
  const strip = page.getByTestId('distribution-strip-p').first();
  await check('a budget of false alarms is shared by the groups of the answer, and says its p', async () => {
    await editor.getByRole('button', { name: 'Judging' }).click();
    await choose('significance as', 'false alarms');
    const groups = editor.getByRole('spinbutton', { name: 'over groups' });
    assert((await groups.inputValue()) === '2', `it is for ${await groups.inputValue()}`);
    const alpha = (await editor.getByText(/^\(p < /).textContent()).match(/[\d.e-]+/)[0];
    await strip.getByText(`threshold ${alpha}`).waitFor({ timeout: 20_000 });
    return `p < ${alpha}`;
  });
  await check('longer windows, a divergence and a baseline that forgets are chosen from lists', async () => {
    await choose('also over', '5 windows');
    await list('also over').press('Escape');
    await choose('by the', 'KL divergence');
    await choose('counted', 'by their age');
    await editor.getByText('windows, also 5 as one').waitFor({ timeout: 5000 });
    await editor.getByRole('spinbutton', { name: 'half after' }).waitFor({ timeout: 5000 });
    await strip.waitFor({ timeout: 20_000 });
  });
  await check('a percentile that needs more windows is said, and one click mends it', async () => {
    await choose('significance as', 'Of each window');
    await choose('beyond', 'the trailing windows');
    await editor.getByText(/A percentile of 60 trailing windows can't be beyond/).waitFor({ timeout: 5000 });
    await editor.getByRole('button', { name: 'Compare with 200 windows' }).click();
    await editor.getByText(/A percentile of/).waitFor({ state: 'detached', timeout: 5000 });
  });
  await check('a test that doesn’t fit the baseline is not offered', async () => {
    await list('by the').click();
    await page.getByRole('option', { name: 'quasi-F test' }).waitFor({ timeout: 5000 });
    assert((await page.getByRole('option', { name: 'G-test' }).count()) === 0, 'the G-test is offered');
    await page.getByRole('option', { name: 'fitting test' }).click();
  });
  await check('a statistic is found by typing, and brings what it reads', async () => {
    await editor.getByRole('button', { name: 'Return' }).click();
    await list('statistics').fill('burn');
    await page.getByRole('option', { name: 'burn rate Rare rate' }).click();
    await list('statistics').press('Escape');
    await editor.getByLabel('objective', { exact: true }).waitFor({ timeout: 5000 });
    await editor.getByText('burn rate adds up the rare categories').waitFor({ timeout: 5000 });
    await editor.getByRole('button', { name: 'Leave out burn rate' }).click();
    await editor.getByLabel('objective', { exact: true }).waitFor({ state: 'detached', timeout: 5000 });
  });
  await page.context().close();
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
