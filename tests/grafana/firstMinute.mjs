import { openPage } from '../lib/browser.mjs';
import { assert, check } from '../lib/check.mjs';
import { DISTRIBUTION, distributionQuery } from './api.mjs';
import { panelShows } from './pages.mjs';

const APP = '/a/multinomial-distribution-app';
const QUERY = 'sum by (code) (increase(shop_http_requests_total{handler="checkout"}[$__interval]))';

/** What a new user does and sees: the setup page, a panel of their own, and the alert page from a panel's menu. */
export async function firstMinute(browser, url, api) {
  await onPage(browser, 'the setup page lists the Distribution data source alone, and it is ready', async (page) => {
    await page.goto(`${url}${APP}/setup`);
    await page.getByText(/^Ready: /).waitFor();
    const health = page.getByRole('button', { name: 'Check again' });
    assert((await health.count()) === 1, `${await health.count()} data sources`);
    await page.getByRole('link', { name: 'Multinomial: the demo shop' }).waitFor();
  });

  await onPage(
    browser,
    'a new panel: data source, upstream, query, visualization, and its shares are drawn',
    newPanel,
    url
  );

  await onPage(browser, 'Explore draws our frames with our panel', explore, url);

  await onPage(
    browser,
    'the alert page opens from a panel’s menu, with variables filled in, and saves the rule once',
    async (page) => {
      await page.goto(`${url}/d/multinomial-shop?from=now-30m&to=now`);
      const panel = await panelShows(page, 'Status codes · checkout');
      await panel.hover();
      await panel.getByTestId(/Panel menu/).click();
      await page.getByText('Extensions', { exact: true }).hover();
      await page.getByText('Create drift alert', { exact: true }).click();
      await page.getByText(/^Fires when the distribution of /).waitFor();
      const file = await page.getByLabel('Provisioning file').innerText();
      assert(file.includes('shop_http_requests_total'), 'the query is not in the rule');
      assert(!file.includes('$region'), 'a variable is left in the rule');
      assert(file.includes('__interval'), 'the rule’s own interval is not left to it');
      const warnings = await page.getByText('This rule can’t be evaluated yet').count();
      assert(warnings === 0, 'the page warns of a rule that can’t work');
      await saveRule(page, api);
    }
  );
}

/** Saves the rule that the page shows, and looks at what Grafana then has. */
async function saveRule(page, api) {
  await page.getByRole('button', { name: 'Save the rule' }).click();
  const href = await page.getByRole('link', { name: 'Open the rule' }).getAttribute('href');
  const [, uid] = href.match(/grafana\/([^/]+)\/view/);
  const { title, data, condition } = await api('GET', `/api/v1/provisioning/alert-rules/${uid}`);
  assert(title === 'Drift: Status codes · checkout', title);
  assert(data[0].model.upstream.query.expr.includes('shop_http_requests_total'), 'the saved rule has no query');
  assert(condition === 'B' && data[1].model.type === 'threshold', 'the saved rule has no condition');
  await page.getByRole('button', { name: 'Save the rule' }).click();
  await page.getByText('is updated and evaluated').waitFor();
  const again = await page.getByRole('link', { name: 'Open the rule' }).getAttribute('href');
  assert(again === href, `a second save made another rule: ${again}`);
}

async function newPanel(page, url) {
  await page.goto(`${url}/dashboard/new?from=now-30m&to=now`);
  await page.getByTestId('data-testid Create new panel button').click();
  await page.getByRole('dialog').getByText('Distribution', { exact: true }).first().click();
  await page.getByText('Pick the data source that has the counts').click({ force: true });
  await page.getByText('Prometheus (default)').last().click({ force: true });
  await page.getByText('Code', { exact: true }).first().click({ force: true });
  await page.locator('.monaco-editor').first().click();
  await page.keyboard.insertText(QUERY);
  await page.keyboard.press('Shift+Enter');
  await page.getByPlaceholder('code (guessed)').waitFor();
  await onlyShares(page);
  await page.getByTestId('data-testid toggle-viz-picker').click();
  await page.getByPlaceholder(/search for/i).fill('distribution');
  await page
    .getByTestId('Plugin visualization item Distribution')
    .or(page.getByLabel('Plugin visualization item Distribution'))
    .first()
    .click();
  const panel = await panelShows(page, 'New panel');
  await panel
    .getByText(/^(steady|DRIFT|back|new normal)/)
    .first()
    .waitFor();
}

/** Grafana begins with Time series: its legend has the codes, and nothing that stands beside their shares. */
async function onlyShares(page) {
  const legend = page.getByTestId(/^data-testid VizLegend series /);
  await legend.first().waitFor();

  const names = await legend.evaluateAll((items) => items.map(({ dataset }) => dataset.testid.split(' ').pop()));
  const others = names.filter((name) => !/^(\d{3}|other)$/.test(name));
  assert(names.length > 1 && others.length === 0, `the legend of Time series: ${names.join(', ')}`);
}

async function explore(page, url) {
  const pane = {
    datasource: DISTRIBUTION.uid,
    queries: [distributionQuery(QUERY)],
    range: { from: 'now-30m', to: 'now' },
  };
  await page.goto(`${url}/explore?schemaVersion=1&panes=${encodeURIComponent(JSON.stringify({ a: pane }))}`);
  const panel = page.getByTestId('distribution-panel');
  await panel.waitFor();

  await panel
    .getByText(/^(steady|DRIFT|back|new normal)/)
    .first()
    .waitFor();
}

/** The code editor of Grafana's own Prometheus plugin complains of itself while text is put into it. */
const OF_THE_EDITOR = /deltaDecorations/;

async function onPage(browser, name, body, url) {
  const page = await openPage(browser, { height: 1250 });
  await check(name, async () => {
    await body(page, url);
    const problems = page.problems.filter((text) => !OF_THE_EDITOR.test(text));
    assert(problems.length === 0, `console: ${problems.join('\n')}`);
  });
  await page.context().close();
}
