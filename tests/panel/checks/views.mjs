import { assert, check } from '../../lib/check.mjs';
import { change, numbers, show } from '../browser.mjs';
import { area, column, near, swatch } from '../pixels.mjs';

const SIZE = { width: 1000, height: 520 };
const PLAIN = { showBorders: false, legend: { showLegend: true } };

/** The same distribution in every view: each shows baseline and drift. */
export async function views(page) {
  const view = (name, scenario = 'drift', options = {}, size = SIZE) =>
    show(page, { panels: [{ scenario, ...size, options: { view: name, ...options } }] });
  const at = async (scenario, i, part) => {
    const { view: shown, from, to } = await numbers(page, scenario);
    const plot = await area(page, { part });
    return { shown, plot, x: ((shown.times[i] + shown.meta.stepMs / 2 - from) / (to - from)) * plot.width };
  };
  const hoverAt = async (plot, x, y) => {
    await page.mouse.move(plot.left + x - 3, plot.top + y);
    await page.mouse.move(plot.left + x, plot.top + y);
    await page.getByTestId('distribution-tooltip').first().waitFor();
  };
  const emphasised = () =>
    page
      .getByTestId('distribution-tooltip')
      .first()
      .locator('tbody tr')
      .evaluateAll((rows) =>
        rows
          .filter((row) => Number(getComputedStyle(row).fontWeight) >= 500)
          .map((row) => row.innerText.split('\t')[0].trim())
      );

  await check('lines: each share is a line at its height inside its band, and the tooltip follows it', async () => {
    await view('lines', 'even', { ...PLAIN, shareAxis: 'whole' });
    const { shown, plot, x } = await at('even', 20, 'lines');
    const pixels = await column(page, x, { part: 'lines' });
    let worst = 0;
    for (const { category, share } of shown.categories) {
      const color = await swatch(page, category);
      const rows = pixels.flatMap((pixel, y) => (near(pixel, color, 30) ? [y] : []));
      assert(rows.length > 0, `${category} has no line`);
      worst = Math.max(worst, Math.min(...rows.map((y) => Math.abs(y - (1 - share[20]) * plot.height))));
    }
    assert(worst <= 2, `a line is ${worst} px off`);
    await hoverAt(plot, x, (1 - 0.3) * plot.height + 4);
    assert((await emphasised()).join() === '3xx', `emphasised: ${await emphasised()}`);
    return `worst ${worst.toFixed(1)} px off`;
  });

  await check('lines: the axis is logarithmic where one category dominates, and the whole one if asked', async () => {
    await view('lines', 'drift', PLAIN);
    const { shown, plot, x } = await at('drift', 57, 'lines');
    const failed = shown.categories.find(({ category }) => category === '5xx');
    const height = async () => {
      const color = await swatch(page, '5xx');
      return (await column(page, x, { part: 'lines' })).findIndex((pixel) => near(pixel, color, 40)) / plot.height;
    };
    const log = await height();
    await change(page, {
      panels: [{ scenario: 'drift', ...SIZE, options: { view: 'lines', ...PLAIN, shareAxis: 'whole' } }],
    });
    const whole = await height();
    assert(Math.abs(whole - (1 - failed.share[57])) < 0.03, `at ${whole} of the whole axis`);
    assert(log > 0.2 && log < 0.8, `at ${log} of the logarithmic axis`);
  });

  await check('changes: what grew is above the baseline, what shrank below it, as high as it changed', async () => {
    await view('delta', 'drift', PLAIN);
    const { shown, plot, x } = await at('drift', 57, 'delta');
    const pixels = await column(page, x, { part: 'delta' });
    const rows = async (category) => {
      const color = await swatch(page, category);
      // the shade of the drift lies over it
      return pixels.flatMap((pixel, y) => (near(pixel, color, 45) ? [y] : []));
    };
    const [failed, ok] = [await rows('5xx'), await rows('2xx')];
    const middle = plot.height / 2;
    assert(failed.length > 10 && failed.every((y) => y <= middle + 1), `5xx at ${failed}`);
    assert(ok.length > 10 && ok.every((y) => y >= middle - 1), `2xx at ${ok}`);
    const delta = (category) => Math.abs(shown.categories.find((one) => one.category === category).delta[57]);
    const ratio = failed.length / ok.length / (delta('5xx') / delta('2xx'));
    assert(ratio > 0.85 && ratio < 1.15, `heights are ${ratio} of what the numbers are`);
  });

  await check(
    'changes: as parts of the baseline share the axis is in percent, and a missing baseline is said',
    async () => {
      await view('delta', 'drift', { deltaUnit: 'relative' });
      const { plot, x } = await at('drift', 57, 'delta');
      await hoverAt(plot, x, 12);
      assert((await emphasised()).join() === '5xx', `highest: ${await emphasised()}`);
      await view('delta', 'sharesOnly');
      const note = await page.getByTestId('distribution-view-needs').innerText();
      assert(/No window has share and baseline\. Add them/.test(note), `it says: ${note}`);
    }
  );

  await check(
    'heatmap: a row per category, orange above its baseline, blue below, and a gap without data',
    async () => {
      await view('heatmap', 'gaps');
      const { shown, plot, x } = await at('gaps', 57, 'heatmap');
      const pixels = await column(page, x, { part: 'heatmap' });
      const colorOf = (pixel, k) => pixel[Math.floor(((4 - k - 0.5) / 4) * plot.height)];
      const k = (category) => shown.categories.findIndex((one) => one.category === category);
      const [r, , b] = colorOf(pixels, k('5xx'));
      assert(r > 200 && b < 90, `5xx is ${colorOf(pixels, k('5xx'))}`);
      const [r2, , b2] = colorOf(pixels, k('2xx'));
      assert(b2 > 150 && r2 < 90, `2xx is ${colorOf(pixels, k('2xx'))}`);
      const gap = await at('gaps', shown.state.indexOf(3), 'heatmap');
      const cells = await column(page, gap.x, { part: 'heatmap' });
      const data = await column(page, (await at('gaps', 5, 'heatmap')).x, { part: 'heatmap' });
      assert(String(cells[8]) !== String(data[8]) || String(cells[60]) !== String(data[60]), 'a gap looks like data');
      const names = await page.getByTestId('distribution-heatmap').innerText();
      assert(
        shown.categories.every(({ category }) => names.includes(category)),
        `names: ${names}`
      );
      await hoverAt(plot, x, ((4 - k('4xx') - 0.5) / 4) * plot.height);
      assert((await emphasised()).join() === '4xx', `emphasised: ${await emphasised()}`);
    }
  );

  await check('heatmap: a kind that the baseline does not have is full and marked', async () => {
    await view('heatmap', 'unseen');
    const { shown, plot } = await at('unseen', 0, 'heatmap');
    const rows = shown.categories.length;
    const k = shown.categories.findIndex(({ category }) => category === 'teapot');
    const first = Array.from(shown.categories[k].share).findIndex((share) => share > 0);
    const { x } = await at('unseen', first, 'heatmap');
    const pixels = await column(page, x, { part: 'heatmap' });
    const middle = pixels[Math.round(((rows - k - 0.5) / rows) * plot.height)];
    assert(near(middle, [255, 255, 255], 50), `the mark is ${middle}`);
    const beside = pixels[Math.round(((rows - k - 0.8) / rows) * plot.height)];
    assert(beside[0] > 200 && beside[2] < 90, `the cell is ${beside}`);
  });

  await check('beside its baseline: each difference with its interval, over time and together', async () => {
    await view('beside', 'canary');
    const { shown, plot, x } = await at('canary', 50, 'beside');
    const rows = shown.categories.length;
    const k = shown.categories.findIndex(({ category }) => category === '5xx');
    const color = await swatch(page, '5xx');
    const pixels = await column(page, x, { part: 'beside' });
    const [top, middle] = [rows - k - 1, rows - k - 0.5].map((row) => (row / rows) * plot.height);
    const line = pixels.flatMap((pixel, y) => (y > top && near(pixel, color, 45) ? [y] : []));
    assert(line.length > 0 && line[0] < middle - 2, `5xx is drawn at ${line}, its baseline at ${middle}`);
    const said = await page
      .getByTestId('distribution-differences')
      .getByRole('img')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    assert(said.length === rows, `differences: ${said}`);
    const failed = said.find((text) => text.startsWith('5xx'));
    assert(/^5xx: [\d.]+ % beside [\d.]+ %, \+[\d.]+ pt \(\+/.test(failed), failed);
    const text = await page.getByTestId('distribution-differences').innerText();
    assert(/Difference, (since \d\d:\d\d|all windows)/.test(text), text);
    await hoverAt(plot, x, middle);
    assert((await emphasised()).join() === '5xx', `emphasised: ${await emphasised()}`);
    await view('beside', 'sharesOnly');
    const note = await page.getByTestId('distribution-view-needs').innerText();
    assert(/No window has count and baseline\./.test(note), `it says: ${note}`);
    return failed;
  });

  await check('a row per group: 50 of them, those in drift first, a click opens one', async () => {
    await view('rows', 'fifty');
    const rows = page.getByTestId('distribution-rows').getByRole('button');
    assert((await rows.count()) === 50, `${await rows.count()} rows`);
    const first = await rows.evaluateAll((all) => all.slice(0, 4).map((row) => row.getAttribute('aria-label')));
    assert(
      first.slice(0, 3).every((label) => /DRIFT since 14:46/.test(label)),
      `first: ${first}`
    );
    assert(/steady/.test(first[3]), `then: ${first[3]}`);
    const plot = await page.getByTestId('distribution-rows').locator('.u-over').first().boundingBox();
    await page.mouse.move(plot.x + plot.width - 10, plot.y + 8);
    await page.mouse.move(plot.x + plot.width - 12, plot.y + 8);
    await page.getByTestId('distribution-tooltip').first().waitFor();
    assert((await page.getByTestId('distribution-tooltip').first().innerText()).includes('14:58:00'), 'the tooltip');
    const name = first[0].split(':')[0];
    await rows.first().click();
    const titles = await page.getByTestId('distribution-title').allInnerTexts();
    assert(titles.length === 1 && titles[0].includes(name), `after the click: ${titles}`);
  });

  await check('counts are drawn as lines and as changes, too', async () => {
    await view('lines', 'even', { ...PLAIN, amount: 'counts', shareAxis: 'whole' });
    const { shown, plot, x } = await at('even', 20, 'lines');
    const pixels = await column(page, x, { part: 'lines' });
    const most = Math.max(
      ...shown.categories.flatMap(({ count, baseline }) => [
        ...count,
        ...baseline.map((share, i) => share * shown.n[i]),
      ])
    );
    for (const { category, count } of shown.categories) {
      const color = await swatch(page, category);
      const y = (1 - count[20] / (most * 1.05)) * plot.height;
      const off = Math.min(...pixels.flatMap((pixel, row) => (near(pixel, color, 30) ? [Math.abs(row - y)] : [])));
      assert(off <= 2, `${count[20]} of ${category} are ${off} px beside ${y}`);
    }
    await view('delta', 'drift', { ...PLAIN, amount: 'counts' });
    const label = await page.getByTestId('distribution-delta').getAttribute('aria-label');
    assert(label.startsWith('Counts of code over time.'), `it is called ${label}`);
  });

  await check(
    'the view is switched in the panel, by mouse and keys, and stays until another one is saved',
    async () => {
      const button = page.getByTestId('distribution-view-switch');
      const drawn = (name) => page.getByTestId(`distribution-${name}`).waitFor({ timeout: 5000 });
      const small = { scenario: 'drift', width: 300, height: 300 };
      await page.evaluate(() => sessionStorage.clear());
      try {
        await show(page, { panels: [small] });
        const [own, panel] = [await button.boundingBox(), await page.getByTestId('distribution-panel').boundingBox()];
        assert(own.x + own.width <= panel.x + panel.width + 1, 'it is cut off');
        await button.focus();
        await page.keyboard.press('Enter');
        await page.getByRole('menuitemradio', { name: 'Stack', checked: true }).waitFor();
        await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'menuitemradio');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await drawn('lines');
        assert(await button.evaluate((element) => element === document.activeElement), 'the focus is lost');
        await button.click();
        await page.getByRole('menuitemradio', { name: 'Counts' }).click();
        await page.getByRole('group', { name: /^Counts of code over time/ }).waitFor();
        await show(page, { panels: [small] });
        await drawn('lines');
        await button.click();
        await page.keyboard.press('Escape');
        await page.getByRole('menu').waitFor({ state: 'detached' });
        await change(page, { panels: [{ ...small, options: { view: 'heatmap' } }] });
        await drawn('heatmap');
        await change(page, { panels: [{ ...small, options: { viewSwitch: false } }] });
        await drawn('stack');
        assert((await button.count()) === 0, 'it is there where it is not wanted');
      } finally {
        await page.evaluate(() => sessionStorage.clear());
      }
    }
  );
}
