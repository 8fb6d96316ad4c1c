import { assert, check } from '../../lib/check.mjs';
import { numbers, show } from '../browser.mjs';
import { area, column, near, swatch } from '../pixels.mjs';

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

  await check('unit, mappings and thresholds of a category are its own', async () => {
    const properties = [
      { id: 'mappings', value: [{ type: 'range', options: { from: 0.05, to: 1, result: { text: 'too many' } } }] },
      {
        id: 'thresholds',
        value: {
          mode: 'absolute',
          steps: [
            { value: -Infinity, color: 'green' },
            { value: 0.05, color: '#ff00aa' },
          ],
        },
      },
    ];
    await show(page, { panels: [{ scenario: 'drift', ...SIZE, fieldConfig: of('5xx', properties) }] });
    assert((await cells('5xx'))[2] === 'too many', `in the table: ${await cells('5xx')}`);
    assert(/%$/.test((await cells('2xx'))[2]), `of another category: ${await cells('2xx')}`);
    const color = (name) => row(name).evaluate((tr) => tr.cells[2].style.color);
    assert((await color('5xx')) === 'rgb(255, 0, 170)', `its colour is ${await color('5xx')}`);
    assert((await color('2xx')) === '', 'another category is coloured');
    await show(page, { panels: [{ scenario: 'drift', ...SIZE, fieldConfig: { defaults: { unit: 'short' } } }] });
    assert(/^0\.\d+$/.test((await cells('2xx'))[2]), `in the unit short: ${await cells('2xx')}`);
  });

  await check('a threshold of a category is a line in the view of lines', async () => {
    const steps = [
      { value: -Infinity, color: 'green' },
      { value: 0.2, color: '#ff00aa' },
    ];
    const fieldConfig = of('5xx', [{ id: 'thresholds', value: { mode: 'absolute', steps } }]);
    await show(page, { panels: [{ scenario: 'drift', ...SIZE, options: { view: 'lines' }, fieldConfig }] });
    const pink = (await column(page, 20, { part: 'lines' })).filter((pixel) => near(pixel, [255, 0, 170], 10));
    assert(pink.length === 1, `${pink.length} pixels of its colour`);
  });

  await check(
    'the legend is a list or a table, below or at the right, with the calculations that are chosen',
    async () => {
      const withLegend = (legend, width = 1000) =>
        show(page, { panels: [{ scenario: 'drift', width, height: 520, options: { legend } }] });
      const list = page.getByTestId('distribution-legend');
      await withLegend({ displayMode: 'list', calcs: ['mean', 'count'] });
      assert((await table.count()) === 0, 'there is a table beside the list');
      const { view } = await numbers(page, 'drift');
      const mean = view.categories[3].share.reduce((sum, share) => sum + share, 0) / view.times.length;
      const text = await list.innerText();
      assert(text.includes(`${Number((mean * 100).toPrecision(3))} %`), `no mean of 5xx, ${mean}: ${text}`);
      assert(text.includes(String(view.times.length)), `no number of windows: ${text}`);
      await withLegend({ placement: 'right', calcs: ['max'] });
      const [plot, box] = [await area(page), await table.boundingBox()];
      assert(box.x > plot.left + plot.width, 'the table is not beside the plot');
      assert((await table.locator('thead th').allInnerTexts()).includes('Max'), 'no column of the calculation');
      await withLegend({ displayMode: 'list', placement: 'right' });
      assert((await list.boundingBox()).x > plot.left, 'the list is not beside the plot');
      await withLegend({ placement: 'right' }, 420);
      assert((await table.boundingBox()).x < 100, 'the table leaves a narrow panel no room');
      await withLegend({ showLegend: false });
      assert((await table.count()) + (await list.count()) === 0, 'a legend that is switched off is there');
    }
  );

  await check('a tooltip has what it is asked to have', async () => {
    const names = async (tooltip) => {
      await show(page, { panels: [{ scenario: 'drift', ...SIZE, options: { tooltip, shareAxis: 'whole' } }] });
      await hover('drift', 20, 0.5);
      return page.getByTestId('distribution-tooltip').first().locator('tbody td:first-child').allInnerTexts();
    };
    assert(String(await names({ mode: 'single' })) === '2xx', 'not what is pointed at alone');
    assert(String(await names({ sort: 'desc' })).startsWith('2xx,'), 'the largest is not first');
    assert(String(await names({})).endsWith(',2xx'), 'not as it is stacked');
    await show(page, { panels: [{ scenario: 'drift', ...SIZE, options: { tooltip: { mode: 'none' } } }] });
    const plot = await area(page);
    await page.mouse.move(plot.left + 90, plot.top + 50);
    await page.mouse.move(plot.left + 100, plot.top + 50);
    await page.mouse.down();
    await page.mouse.move(plot.left + 300, plot.top + 50, { steps: 4 });
    assert((await page.getByTestId('distribution-tooltip').count()) === 0, 'there is one that is switched off');
    await page.mouse.up();
    await page.waitForFunction(() => window.zooms.length === 1);
    await page.mouse.move(0, 0);
  });

  await check('counts are stacked in the colours of the shares, up to the events of the window', async () => {
    const options = { amount: 'counts', showBorders: false };
    await show(page, { panels: [{ scenario: 'over', ...SIZE, options }] });
    const { view } = await numbers(page, 'over');
    const pixels = await column(page, 5);
    const colour = await swatch(page, '2xx');
    const filled = pixels.filter((pixel) => near(pixel, colour)).length / pixels.length;
    const most = Math.max(...view.n);
    const expected = view.categories[0].count[0] / (most * 1.1);
    assert(Math.abs(filled - expected) < 0.02, `2xx fills ${filled} of the height, not ${expected}`);
    const labels = await page.getByTestId('distribution-baseline').getAttribute('title');
    assert(/2xx 2,\d{3}/.test(labels), `the column says: ${labels}`);
    await show(page, { panels: [{ scenario: 'sharesOnly', ...SIZE, options }] });
    assert(/No window has count/.test(await page.getByTestId('distribution-view-needs').innerText()), 'not said');
  });

  await check(
    'a transparent panel has nothing of its own behind it, and the head of its table the dashboard’s colour',
    async () => {
      const head = () =>
        table
          .locator('thead th')
          .first()
          .evaluate((th) => getComputedStyle(th).backgroundColor);
      await show(page, { panels: [{ scenario: 'drift', ...SIZE }] });
      const opaque = await head();
      await show(page, { panels: [{ scenario: 'drift', ...SIZE, transparent: true }] });
      const canvas = await page.locator('main').evaluate((main) => getComputedStyle(main).backgroundColor);
      assert((await head()) === canvas && opaque !== canvas, `${await head()} over ${canvas}, else ${opaque}`);
      const backgrounds = await page
        .getByTestId('distribution-panel')
        .evaluate((panel) =>
          [panel, ...panel.querySelectorAll('section, section > div')].map(
            (one) => getComputedStyle(one).backgroundColor
          )
        );
      assert(
        backgrounds.every((color) => color === 'rgba(0, 0, 0, 0)'),
        `behind it: ${[...new Set(backgrounds)]}`
      );
    }
  );

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
    for (const id of ['min', 'max', 'fieldMinMax', 'actions']) {
      assert(!offered.standard.includes(id), `${id} is offered`);
    }
    for (const id of ['displayName', 'unit', 'decimals', 'noValue', 'links', 'color', 'mappings', 'thresholds']) {
      assert(offered.standard.includes(id), `${id} is not offered`);
    }
    const isPlain = (id) => id.startsWith('plain.');
    assert(!offered.own.some(isPlain), `offered over our own data source: ${offered.own.filter(isPlain)}`);
    assert(offered.plain.some(isPlain), 'not offered over plain series');
  });
}
