import { openPage } from '../lib/browser.mjs';
import { assert, check, eventually } from '../lib/check.mjs';
import { CHECKOUT, distributionQuery } from './api.mjs';
import { panelShows } from './pages.mjs';

/** The app's dashboards, and panels of each that draw on a canvas. */
const DASHBOARDS = {
  executive: ['Largest shares', 'Entropy', 'Groups, those that shifted most first'],
  'on-call': ['Shares now', 'What changed', 'Canary beside control', 'Groups'],
  debug: ['Residuals', 'Counts', 'Chi-square', 'p', 'Overdispersion', 'Standard deviation'],
};
const ASKED = 'var-filter=handler%3D%22checkout%22&from=now-80m&to=now';

/** The dashboards that come with the app, over the demo's traffic, and over another counter in three picks. */
export async function bundledDashboards(browser, url) {
  for (const [name, titles] of Object.entries(DASHBOARDS)) {
    await check(`the app’s dashboard “${name}” draws every panel without an error`, async () => {
      const page = await openPage(browser, { height: 2200 });
      await page.goto(`${url}/d/multinomial-${name}?kiosk&${ASKED}`);
      for (const title of titles) {
        await panelShows(page, title);
      }
      const errors = await page.getByTestId('data-testid Panel status error').count();
      assert(errors === 0, `${errors} panels show an error`);
      assert(page.problems.length === 0, `console: ${page.problems.join('\n')}`);
      await page.context().close();
    });
  }
  await check('the app’s dashboards link to one another and keep time and variables', async () => {
    const page = await openPage(browser);
    await page.goto(`${url}/d/multinomial-executive?${ASKED}`);
    await panelShows(page, 'Largest shares');
    const link = page.getByRole('link', { name: 'Multinomial: debug' });
    const to = new URL(await link.getAttribute('href'), url);
    const kept = ['from', 'to', 'var-filter', 'var-category', 'var-metric'].map((key) => to.searchParams.get(key));
    assert(kept.join() === 'now-80m,now,handler="checkout",code,shop_http_requests_total', `the link keeps ${kept}`);
    await page.goto(to.href);
    await panelShows(page, 'Residuals');
    assert(page.problems.length === 0, `console: ${page.problems.join('\n')}`);
    await page.context().close();
  });
  await check('the app’s dashboards show another counter as soon as it is picked', async () => {
    const page = await openPage(browser);
    await page.goto(`${url}/d/multinomial-executive?kiosk&from=now-80m&to=now&var-metric=shop_flag_assignments_total`);
    const panel = await panelShows(page, 'Largest shares');
    await eventually('the buckets of the flag', 20, async () => /control[^]*blue/.test(await panel.innerText()));
    await page.context().close();
  });
  await check('the app’s dashboards are made over another query, and ask only that', async () => {
    const page = await openPage(browser, { height: 1800 });
    const query = JSON.stringify(distributionQuery(CHECKOUT));
    await page.goto(`${url}/a/multinomial-distribution-app/dashboards?title=Own&query=${encodeURIComponent(query)}`);
    await page.getByRole('button', { name: 'Create the dashboards' }).click();
    const link = page.getByRole('link', { name: 'Own: on call' });
    await link.waitFor();
    await page.goto(new URL(`${await link.getAttribute('href')}?kiosk&from=now-80m&to=now`, url).href);
    for (const title of ['Shares now', 'What changed']) {
      await panelShows(page, title);
    }
    assert((await page.getByText('Canary beside control').count()) === 0, 'a canary without one');
    assert(page.problems.length === 0, `console: ${page.problems.join('\n')}`);
    await page.context().close();
  });
}
