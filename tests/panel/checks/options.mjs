import { assert, check } from '../../lib/check.mjs';
import { numbers, show } from '../browser.mjs';
import { area } from '../pixels.mjs';

const SIZE = { width: 1000, height: 520 };
const of = (category, properties) => ({
  overrides: [{ matcher: { id: 'byName', options: category }, properties }],
});

/** What field config offers is done wherever it should be. */
export async function options(page) {
  const table = page.getByTestId('distribution-table');
  const row = (name) => table.locator('tbody tr', { hasText: name });
  const cells = async (name) => (await row(name).innerText()).split('\t').map((text) => text.trim());
  const hover = async (scenario, window, height) => {
    const { view, from, to } = await numbers(page, scenario);
    const plot = await area(page);
    const x = plot.left + ((view.times[window] + view.meta.stepMs / 2 - from) / (to - from)) * plot.width;
    await page.mouse.move(x - 3, plot.top + height * plot.height);
    await page.mouse.move(x, plot.top + height * plot.height);
    await page.getByTestId('distribution-tooltip').first().waitFor();
    return x;
  };

  await check('shares of a column have the same decimals, and those that are chosen', async () => {
    await show(page, { panels: [{ scenario: 'drift', ...SIZE }] });
    const shares = await table.locator('tbody tr').evaluateAll((rows) => rows.map((tr) => tr.cells[2].innerText));
    const digits = shares.map((text) => text.match(/\.(\d+) %$/)?.[1].length);
    assert(digits[0] > 0 && new Set(digits).size === 1, `shares: ${shares}`);
    await show(page, { panels: [{ scenario: 'drift', ...SIZE, fieldConfig: { defaults: { decimals: 0 } } }] });
    assert(/^\d+ %$/.test((await cells('2xx'))[2]), `in the table: ${await cells('2xx')}`);
    const title = await page.getByTestId('distribution-title').innerText();
    assert(/5xx went from \d+ % to \d+ % \(\+\d+ pt\)/.test(title), `the title says: ${title}`);
    await hover('drift', 55, 0.5);
    const tip = await page.getByTestId('distribution-tooltip').first().innerText();
    assert(!/\d\.\d+ %/.test(tip), `the tooltip says: ${tip}`);
  });

  await check('a display name is used by title, flag, table, axis and tooltip', async () => {
    const fieldConfig = of('5xx', [{ id: 'displayName', value: 'Unavailable' }]);
    for (const scenario of ['drift', 'plain']) {
      await show(page, { panels: [{ scenario, ...SIZE, fieldConfig }] });
      const title = await page.getByTestId('distribution-title').innerText();
      assert(title.includes('· Unavailable +') && !title.includes('5xx'), `the title says: ${title}`);
      const flag = await page.getByTestId('distribution-drift-marker').last().getAttribute('aria-label');
      assert(flag.startsWith('Drift: Unavailable +') && !flag.includes('5xx'), `the flag says: ${flag}`);
      assert((await row('Unavailable').count()) === 1, 'not in the table');
    }
  });

  await check('a flag at the right end has its words left of it', async () => {
    await show(page, { panels: [{ scenario: 'drift', width: 560, height: 480 }] });
    const flag = page.getByTestId('distribution-drift-marker').last();
    assert(/5xx \+/.test(await flag.innerText()), 'the flag has no words');
    const plot = await area(page);
    const box = await flag.boundingBox();
    assert(box.x + box.width <= plot.left + plot.width + 1, 'the flag leaves the plot');
  });

  await check('what is chosen for no value stands where there is none', async () => {
    const fieldConfig = { defaults: { noValue: 'nothing' } };
    await show(page, { panels: [{ scenario: 'blank', ...SIZE, fieldConfig }] });
    assert((await cells('2xx')).includes('nothing'), `in the table: ${await cells('2xx')}`);
  });

  await check('a pinned tooltip has the data links of the category under the pointer', async () => {
    const links = [{ title: 'Logs of it', url: '/explore?of=it', targetBlank: true }];
    await show(page, {
      panels: [{ scenario: 'drift', ...SIZE, fieldConfig: of('2xx', [{ id: 'links', value: links }]) }],
    });
    const link = page.getByTestId('distribution-tooltip').getByText('Logs of it');
    await hover('drift', 20, 0.6);
    assert((await link.count()) === 0, 'there is a link before the tooltip is pinned');
    await page.mouse.down();
    await page.mouse.up();
    await link.waitFor();
    const href = await link.evaluate((element) => element.closest('a').getAttribute('href'));
    assert(href === '/explore?of=it', `it leads to ${href}`);
    const [close, head] = await Promise.all([
      page.getByRole('button', { name: /close/i }).boundingBox(),
      page.getByTestId('distribution-tooltip').locator('div > span').last().boundingBox(),
    ]);
    assert(head.x + head.width <= close.x + 4, 'the close button covers a word');
    await page.keyboard.press('Escape');
  });

  await check('a statistic that the query does not return is said, and what to do', async () => {
    for (const width of [1000, 420]) {
      await show(page, { panels: [{ scenario: 'drift', width, height: 520, options: { statistic: 'psi' } }] });
      const text = await page.getByTestId('distribution-missing').innerText();
      assert(text.startsWith('The query does not return PSI.'), `it says: ${text}`);
    }
    assert((await page.getByTestId('distribution-strip-psi').count()) === 0, 'there is a strip');
    await show(page, { panels: [{ scenario: 'plain', ...SIZE, options: { statistic: 'psi' } }] });
    assert((await page.getByTestId('distribution-strip-psi').count()) === 1, 'plain series have no PSI');
  });

  await check('only what the panel does is offered', async () => {
    const offered = await page.evaluate(() => window.offered());
    for (const id of ['unit', 'min', 'max', 'thresholds', 'mappings', 'actions']) {
      assert(!offered.standard.includes(id), `${id} is offered`);
    }
    for (const id of ['displayName', 'decimals', 'noValue', 'links', 'color']) {
      assert(offered.standard.includes(id), `${id} is not offered`);
    }
    const isPlain = (id) => id.startsWith('plain.');
    assert(!offered.own.some(isPlain), `offered over our own data source: ${offered.own.filter(isPlain)}`);
    assert(offered.plain.some(isPlain), 'not offered over plain series');
  });
}
