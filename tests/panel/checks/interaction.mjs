import { assert, check } from '../../lib/check.mjs';
import { change, numbers, show } from '../browser.mjs';
import { area, column, near, swatch, timeAxis } from '../pixels.mjs';

const SIZE = { width: 900, height: 480 };
const CROSSHAIR = 1;
const TOOLTIP = 2;

/** What a person does with it: look closer, hide, zoom, follow in another panel. */
export async function interaction(page) {
  const tooltips = page.getByTestId('distribution-tooltip');
  const hover = async (window, scenario = 'drift', panel = 0) => {
    const { view, from, to } = await numbers(page, scenario);
    const plot = await area(page, { panel });
    const x = plot.left + ((view.times[window] + view.meta.stepMs / 2 - from) / (to - from)) * plot.width;
    await page.mouse.move(x - 3, plot.top + plot.height / 2);
    await page.mouse.move(x, plot.top + plot.height / 2);
    return { view, x };
  };

  await check('the tooltip has the window, N, every category, and says why in a sentence', async () => {
    await show(page, { panels: [{ scenario: 'drift', ...SIZE }] });
    const { sentences } = await numbers(page, 'drift');
    const { view } = await hover(55);
    await tooltips.first().waitFor();
    const text = await tooltips.first().innerText();
    assert(text.includes('14:50:00') && text.includes('14:52:00'), `no window in: ${text}`);
    assert(text.includes('N 2,400'), `no N in: ${text}`);
    assert(text.includes(sentences[55]), `no sentence in: ${text}`);
    for (const { category, share, count } of view.categories) {
      const line = text.split('\n').find((part) => part.includes(category));
      const percent = Number(line.split('\t')[1].replace(' %', ''));
      assert(Math.abs(percent - share[55] * 100) < 0.06, `${category}: ${percent} is not ${share[55]}`);
      assert(line.includes(count[55].toLocaleString('en')), `${category}: no count in ${line}`);
      assert(/\d – \d/.test(line) && line.includes(' pt'), `${category}: no interval or delta in ${line}`);
    }
  });

  await check('a window that is clicked offers its table to copy', async () => {
    await show(page, { panels: [{ scenario: 'drift', ...SIZE }] });
    const { x } = await hover(55);
    await page.mouse.click(x, (await area(page, {})).top + 20);
    await page.getByRole('button', { name: 'Copy as CSV' }).waitFor();
    await page.getByRole('button', { name: 'Copy as Markdown' }).waitFor();
  });

  const card = page.getByTestId('distribution-window-card');
  const choose = async (window) => {
    await hover(window);
    await page.mouse.down();
    await page.mouse.up();
    await card.waitFor();
  };

  await check('a clicked window has residuals and adjusted p, and both copies of them', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await show(page, { panels: [{ scenario: 'tested', ...SIZE }] });
    await choose(55);
    const heads = await card.getByRole('columnheader').allInnerTexts();
    assert(heads.join() === 'code,share,95 % interval,count,baseline,delta,residual,adjusted p', `columns: ${heads}`);
    const failed = await card.locator('tbody tr', { hasText: '5xx' }).innerText();
    assert(/\+\d\d\.\d\t\S*e-\d+$/.test(failed.trim()), `5xx: ${failed}`);
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await card.getByRole('button', { name: 'Copy as CSV' }).click();
    await page.waitForTimeout(100);
    const csv = await copied();
    assert(/^start,end,code,.*,residual,adjustedP\n2026-03-03T14:50:00.000Z,.*,5xx,/.test(csv), `as CSV: ${csv}`);
    await card.getByRole('button', { name: 'Copy as Markdown' }).click();
    await page.waitForTimeout(100);
    assert((await copied()).includes('| residual | adjusted p |'), `as Markdown: ${await copied()}`);
  });

  await check(
    'a clicked window stays through copies and refreshes, with the new numbers, until it is closed',
    async () => {
      await show(page, { panels: [{ scenario: 'drift', ...SIZE }] });
      await choose(55);
      await card.getByRole('button', { name: 'Copy as CSV' }).click();
      await page.waitForTimeout(300);
      assert((await card.count()) === 1, 'it closes after a copy');
      const before = await card.locator('tbody').innerText();
      // the same end of the range, another beginning: the window is at another place in the data
      await change(page, { panels: [{ scenario: 'later', ...SIZE }] });
      await page.waitForTimeout(200);
      assert((await card.innerText()).includes('14:50:00'), 'after a refresh it is another window');
      assert((await card.locator('tbody').innerText()) === before, 'after a refresh it has other numbers');
      await card.getByRole('button', { name: 'Close' }).click();
      assert((await card.count()) === 0, 'it does not close');
      await choose(30);
      await page.mouse.click(5, 5);
      assert((await card.count()) === 0, 'a click beside it does not close it');
      await choose(30);
      await change(page, { panels: [{ scenario: 'steadyLater', ...SIZE }] });
      assert((await card.count()) === 1, 'other data, same window: it closed');
      await page.keyboard.press('Escape');
      assert((await card.count()) === 0, 'Escape does not close it');
    }
  );

  await check(
    'a clicked window leads to Explore, to an alert, and to the query that accepts a new normal',
    async () => {
      const went = async () => new URL(await page.evaluate(() => location.href));
      const { view } = await numbers(page, 'drift');
      await show(page, { panels: [{ scenario: 'drift', ...SIZE }] });
      await choose(55);
      await card.getByRole('button', { name: 'Open in Explore' }).click();
      await page.waitForTimeout(100);
      const explore = await went();
      const { window: pane } = JSON.parse(explore.searchParams.get('panes'));
      assert(explore.pathname === '/explore' && pane.queries.length === 1, `Explore: ${explore}`);
      assert(
        Number(pane.range.from) < view.times[55] && Number(pane.range.to) > view.times[55],
        'it has another range'
      );
      await card.getByRole('button', { name: 'Create drift alert' }).click();
      await page.waitForTimeout(100);
      const alert = await went();
      assert(alert.pathname === '/a/multinomial-distribution-app/alert' && alert.searchParams.has('query'), `${alert}`);
      await card.getByRole('button', { name: 'Accept as the new normal' }).click();
      assert((await went()).searchParams.get('editPanel') === '0', `accept: ${await went()}`);
      await page.keyboard.press('Escape');
      await choose(20);
      assert(
        (await card.getByRole('button', { name: 'Accept' }).count()) === 0,
        'before the drift there is nothing to accept'
      );
      await page.evaluate(() => history.replaceState(null, '', '/'));
    }
  );

  await check('the tooltip emphasises the category under the cursor', async () => {
    await show(page, { panels: [{ scenario: 'even', ...SIZE }] });
    await hover(20, 'even');
    await tooltips.first().waitFor();
    const bold = await tooltips
      .locator('tbody tr')
      .evaluateAll((rows) =>
        rows
          .filter((one) => Number(getComputedStyle(one).fontWeight) >= 500)
          .map((one) => one.innerText.split('\t')[0].trim())
      );
    assert(bold.join() === '3xx', `emphasised: ${bold}`);
  });

  await check('a drift marker says what moved, by how much, p and effect', async () => {
    await show(page, { panels: [{ scenario: 'drift', ...SIZE }] });
    const { view } = await numbers(page, 'drift');
    await page.getByTestId('distribution-drift-marker').last().hover();
    const tip = page.getByRole('tooltip');
    await tip.waitFor();
    const text = await tip.innerText();
    const event = view.events[view.events.length - 1];
    assert(/p = .*w = .*N = /.test(text) && / pt: /.test(text), `no p, effect or move in: ${text}`);
    event.moved.forEach(({ category }) =>
      assert(text.split(category).length === 2, `${category} is not there once: ${text}`)
    );
  });

  await check('a click in the table isolates a category, another shows all, ctrl hides one', async () => {
    await show(page, { panels: [{ scenario: 'even', ...SIZE, options: { showBorders: false } }] });
    const row = (name) => page.getByTestId('distribution-table').getByRole('button', { name });
    const pressed = () => page.getByTestId('distribution-table').locator('button[aria-pressed="true"]').count();
    const last = await swatch(page, '5xx');
    const bottom = async () => (await column(page, 300)).slice(-4)[0];
    assert((await pressed()) === 4 && !near(await bottom(), last), 'not all are shown at first');
    await row('5xx').click();
    assert((await pressed()) === 1 && near(await bottom(), last), '5xx does not stand alone on the axis');
    await row('5xx').click();
    assert((await pressed()) === 4 && !near(await bottom(), last), 'the second click does not show all');
    await row('2xx').click({ modifiers: ['Control'] });
    assert((await pressed()) === 3, 'ctrl-click does not hide one');
    assert(near(await bottom(), await swatch(page, '3xx')), 'the next category does not stand on the axis');
  });

  await check('the legend of a narrow panel hides and shows, too', async () => {
    await show(page, { panels: [{ scenario: 'even', width: 310, height: 480, options: { showBorders: false } }] });
    const before = String(await column(page, 100));
    await page.getByTestId('distribution-legend').getByText('5xx').click();
    assert(String(await column(page, 100)) !== before, 'nothing changed');
  });

  const cursors = (panel) =>
    page
      .locator(`[data-panel="${panel}"] .u-cursor-x`)
      .evaluateAll((lines) =>
        lines.map((line) =>
          line.classList.contains('u-off') ? null : Number(/translate\(([-\d.]+)px/.exec(line.style.transform)?.[1])
        )
      );

  await check("a panel's strips follow its own cursor without any sync", async () => {
    await show(page, {
      panels: [
        { scenario: 'drift', ...SIZE },
        { scenario: 'drift', ...SIZE },
      ],
    });
    await hover(30);
    const [own, other] = [await cursors(0), await cursors(1)];
    assert(own.length === 3 && own.every((x) => Math.abs(x - own[0]) <= 1 && x > 0), `cursors at ${own}`);
    assert(
      other.every((x) => x === null || x < 0 || Number.isNaN(x)),
      `the other panel follows: ${other}`
    );
  });

  await check('with sync the cursor moves in other panels, and the hover is announced', async () => {
    await show(page, {
      sync: CROSSHAIR,
      panels: [
        { scenario: 'drift', ...SIZE },
        { scenario: 'steady', ...SIZE },
      ],
    });
    const { view } = await hover(30);
    const [own, other] = [await cursors(0), await cursors(1)];
    assert(other.length === 3 && other.every((x) => Math.abs(x - own[0]) <= 1), `cursors at ${own} and ${other}`);
    await page.waitForTimeout(200);
    assert((await tooltips.count()) === 1, `a shared crosshair shows ${await tooltips.count()} tooltips`);
    await page.waitForFunction((time) => window.hovers.includes(time), view.times[30], { timeout: 2000 });
  });

  await check('with shared tooltips each panel shows one, from the stack and from a strip', async () => {
    await show(page, {
      sync: TOOLTIP,
      panels: [
        { scenario: 'drift', ...SIZE },
        { scenario: 'steady', ...SIZE },
      ],
    });
    await hover(30);
    await page.waitForTimeout(200);
    assert((await tooltips.count()) === 2, `${await tooltips.count()} tooltips from the stack`);
    const strip = await area(page, { part: 'events' });
    await page.mouse.move(strip.left + 300, strip.top + 10);
    await page.mouse.move(strip.left + 320, strip.top + 10);
    await page.waitForTimeout(200);
    assert((await tooltips.count()) === 2, `${await tooltips.count()} tooltips from a strip`);
  });

  await check('dragging asks for the time range that was dragged over', async () => {
    await show(page, { panels: [{ scenario: 'drift', ...SIZE }] });
    const { from, to } = await numbers(page, 'drift');
    const plot = await area(page);
    await page.mouse.move(plot.left + 0.25 * plot.width, plot.top + 20);
    await page.mouse.down();
    await page.mouse.move(plot.left + 0.75 * plot.width, plot.top + 20, { steps: 5 });
    await page.mouse.up();
    const [zoom] = await page.evaluate(() => window.zooms);
    assert(zoom !== undefined, 'nothing was asked for');
    const off = Math.max(Math.abs(zoom.from - (from + (to - from) / 4)), Math.abs(zoom.to - (to - (to - from) / 4)));
    assert(off < (2 * (to - from)) / plot.width, `${off} ms off`);
  });

  await check('times are in the time zone of the dashboard: title, axis, tooltip', async () => {
    await show(page, { panels: [{ scenario: 'drift', ...SIZE }] });
    const utc = String(await timeAxis(page));
    assert(
      (await page.getByTestId('distribution-title').innerText()).includes('since 14:46'),
      'no UTC time in the title'
    );
    await show(page, { panels: [{ scenario: 'drift', ...SIZE, timeZone: 'Asia/Kolkata' }] });
    assert(
      (await page.getByTestId('distribution-title').innerText()).includes('since 20:16'),
      'the title is not in Indian time'
    );
    assert(String(await timeAxis(page)) !== utc, 'the axis has the same labels in both time zones');
    await hover(55);
    await tooltips.first().waitFor();
    assert((await tooltips.first().innerText()).includes('20:20:00'), 'the tooltip is not in Indian time');
  });

  await check('field overrides change the colour and the name of a category, in own and in plain series', async () => {
    const properties = [
      { id: 'color', value: { mode: 'fixed', fixedColor: '#123456' } },
      { id: 'displayName', value: 'as it should be' },
    ];
    const fieldConfig = { defaults: {}, overrides: [{ matcher: { id: 'byName', options: '2xx' }, properties }] };
    for (const scenario of ['drift', 'plain']) {
      await show(page, { panels: [{ scenario, ...SIZE, fieldConfig }] });
      const color = await swatch(page, 'as it should be');
      assert(near(color, [0x12, 0x34, 0x56], 0), `${scenario}: the swatch is ${color}`);
      assert(
        (await column(page, 100)).slice(-4).every((pixel) => near(pixel, color)),
        `${scenario}: the stack has another colour`
      );
      assert(
        (await page.getByTestId('distribution-stack').innerText()).includes('as it should be'),
        `${scenario}: no name beside the stack`
      );
    }
  });

  await check('plain series of another data source become the same distribution', async () => {
    await show(page, { panels: [{ scenario: 'plain', ...SIZE }] });
    const title = await page.getByTestId('distribution-title').innerText();
    assert(/^DRIFT since 14:4\d/.test(title), `the title says: ${title}`);
  });

  await check('groups: those that drift are counted and come first, and one can be chosen', async () => {
    await show(page, { panels: [{ scenario: 'groups', ...SIZE }] });
    const bar = page.getByTestId('distribution-groups');
    assert(
      (await bar.innerText()).includes('1 of 5 groups is in drift: service=search'),
      `the bar says: ${await bar.innerText()}`
    );
    const shown = await page.getByTestId('distribution-title').allInnerTexts();
    assert(shown.length > 1 && shown.length < 5, `${shown.length} groups are drawn`);
    assert(
      shown.some((text) => text.includes('search') && text.includes('DRIFT')),
      'the drifting group is not drawn'
    );
    await bar.getByRole('combobox').click();
    await page.getByRole('option', { name: 'service=login' }).click();
    await page.getByTestId('distribution-title').nth(1).waitFor({ state: 'detached', timeout: 2000 });
    const one = await page.getByTestId('distribution-title').allInnerTexts();
    assert(one.length === 1 && one[0].includes('service=login'), `after choosing: ${one}`);
  });
}
