import { assert, check } from '../../lib/check.mjs';
import { numbers, show } from '../browser.mjs';
import { area, column, near, row, swatch } from '../pixels.mjs';

const SIZE = { width: 1000, height: 520 };
/** Lines over the stack in the dark theme. */
const WHITE = [255, 255, 255];
const SHARES = ['2xx', '3xx', '4xx', '5xx'];

/** What the canvas shows, against the numbers it was drawn from. */
export async function drawing(page) {
  for (const style of ['area', 'bars']) {
    await check(`the stack has each category's colour at the height of its share (${style})`, async () => {
      await show(page, { panels: [{ scenario: 'even', ...SIZE, options: { style, showBorders: false } }] });
      const { view, from, to } = await numbers(page, 'even');
      const plot = await area(page);
      const colors = await Promise.all(SHARES.map((name) => swatch(page, name)));
      let worst = 0;
      let edges = 0;
      for (const i of [5, 30, 55].filter((i) => !inDrift(view, i))) {
        const middle = view.times[i] + view.meta.stepMs * 0.4;
        const pixels = await column(page, ((middle - from) / (to - from)) * plot.width);
        let cumulated = 0;
        view.categories.forEach(({ share, category }, k) => {
          const lower = cumulated;
          cumulated += share[i];
          const y = (value) => (1 - value) * pixels.length;
          const inside = pixels.slice(Math.ceil(y(cumulated)) + 1, Math.floor(y(lower)) - 1);
          assert(inside.length > 5, `${category} is too low to be checked`);
          assert(
            inside.every((pixel) => near(pixel, colors[k])),
            `${category} in window ${i} is not in its colour all through`
          );
          const top = pixels.findIndex((pixel) => near(pixel, colors[k]));
          worst = Math.max(worst, Math.abs(top - y(cumulated)));
          edges++;
        });
      }
      assert(edges >= 4, 'no window could be checked');
      assert(worst <= 1.5, `an edge is ${worst.toFixed(2)} px off`);
      return `${edges} edges, worst ${worst.toFixed(2)} px off`;
    });
  }

  await check("the baseline's borders are dashed lines at their heights, and an option takes them away", async () => {
    const at = [0.5, 0.7, 0.9];
    const rows = {};
    for (const showBorders of [true, false]) {
      await show(page, { panels: [{ scenario: 'fixed', ...SIZE, options: { showBorders } }] });
      const plot = await area(page);
      rows[showBorders] = await Promise.all(
        [...at, 0.6].map((share) => row(page, Math.round((1 - share) * plot.height)))
      );
    }
    const changed = rows.true.map((pixels, r) => share(pixels, (pixel, x) => !near(pixel, rows.false[r][x], 12)));
    at.forEach((value, r) => assert(changed[r] > 0.4, `the border at ${value} covers ${changed[r]} of its row`));
    assert(changed[3] === 0, 'there is a line where no border is');
    const dashes = at.map((_, r) => share(rows.true[r], (pixel) => near(pixel, WHITE, 40)));
    dashes.forEach((part, r) => assert(part > 0.3 && part < 0.8, `dashes cover ${part} of the border at ${at[r]}`));
    return `dashes cover ${dashes.map((part) => `${Math.round(part * 100)} %`)} of them`;
  });

  await check('the baseline column has the shares of the baseline', async () => {
    await show(page, { panels: [{ scenario: 'fixed', ...SIZE }] });
    const plot = await area(page);
    const pixels = await column(page, -18);
    const colors = await Promise.all(SHARES.map((name) => swatch(page, name)));
    const parts = colors.map((color) => share(pixels, (pixel) => near(pixel, color)));
    [0.5, 0.2, 0.2, 0.1].forEach((expected, k) =>
      assert(
        Math.abs(parts[k] - expected) < 4 / plot.height,
        `${SHARES[k]} fills ${parts[k]} of the column, not ${expected}`
      )
    );
    const label = await page.getByTestId('distribution-baseline').getAttribute('aria-label');
    assert(label.includes('2xx 50 %'), `the column's label says: ${label}`);
  });

  await check('a drift is a band from its start on, with a line and a marker there', async () => {
    await show(page, { panels: [{ scenario: 'drift', ...SIZE }] });
    const { view, from, to } = await numbers(page, 'drift');
    const plot = await area(page);
    const event = view.events[view.events.length - 1];
    const x = ((event.start - from) / (to - from)) * plot.width;
    const pixels = await row(page, Math.round(plot.height * 0.6));
    const plain = await swatch(page, '2xx');
    assert(near(pixels[Math.round(x) - 4], plain), 'left of the start the stack is tinted');
    assert(!near(pixels[Math.round(x) + 6], plain, 10), 'right of the start there is no band');
    assert(!near(pixels[Math.round(x)], pixels[Math.round(x) + 6], 20), 'there is no line at the start');
    const above = await column(page, Math.round(x) + 6, { from: -2 });
    const topmost = await column(page, Math.round(x) + 6);
    assert(!near(topmost[0], above[0], 40), 'the bar over the drift covers the topmost category');
    assert(near(above[0], pixels[Math.round(x)], 20), 'there is no bar over the drift');
    const marker = await page.getByTestId('distribution-drift-marker').last().boundingBox();
    const off = [marker.x, marker.x + marker.width].map((edge) => Math.abs(edge - plot.left - x));
    assert(Math.min(...off) <= 2, `the marker's ends are ${off} px off`);
  });

  await check("the dashboard's annotations stand where they happened, and a drift isn't marked twice", async () => {
    const { view, from, to } = await numbers(page, 'drift');
    const { start: drift, title } = view.events[view.events.length - 1];
    const at = [from + (to - from) / 4, from + (to - from) / 2];
    const annotations = [
      [at[0], 'deploy 8f2c'],
      [at[1], 'flag on'],
      [drift, `told again: ${title}`],
      [to + 60_000, 'later'],
    ];
    await show(page, { panels: [{ scenario: 'drift', ...SIZE, annotations }] });
    const plot = await area(page);
    const lines = await page.getByTestId('distribution-happening').evaluateAll((all) =>
      all.map((line) => {
        const { left, top, height } = line.getBoundingClientRect();
        return { left, top, height };
      })
    );
    assert(lines.length === 2, `${lines.length} lines`);
    lines.forEach(({ left, top, height }, i) => {
      const x = plot.left + ((at[i] - from) / (to - from)) * plot.width;
      assert(Math.abs(left - x) <= 1, `a line is ${left - x} px off`);
      assert(
        Math.abs(top - plot.top) <= 1 && Math.abs(height - plot.height) <= 1,
        'a line is not as high as the stack'
      );
    });
    const words = page.getByText('deploy 8f2c', { exact: true });
    const box = await words.boundingBox();
    assert(box.y + box.height <= plot.top + 3, 'the words cover the stack');
    assert((await page.getByText('told again').count()) === 0, 'the drift is marked twice');
  });

  await check('a deploy where a drift begins has its line, and the drift names it', async () => {
    const { view } = await numbers(page, 'drift');
    const { start } = view.events[view.events.length - 1];
    await show(page, {
      panels: [{ scenario: 'drift', width: 1600, height: 420, annotations: [[start, 'deploy 4e1a']] }],
    });
    await page.getByTestId('distribution-happening').waitFor();
    const title = await page.getByTestId('distribution-title').innerText();
    assert(/Near its beginning: deploy 4e1a, \d\d:\d\d\./.test(title), title);
    const flag = await page.getByTestId('distribution-drift-marker').last().getAttribute('aria-label');
    assert(flag.includes('deploy 4e1a'), flag);
  });

  await check('windows with too few events and without data are hatched, others are not', async () => {
    await show(page, { panels: [{ scenario: 'gaps', ...SIZE, options: { showBorders: false } }] });
    const { view, from, to } = await numbers(page, 'gaps');
    const plot = await area(page);
    const plain = await swatch(page, '2xx');
    const pixels = await row(page, Math.round(plot.height * 0.5));
    const colors = (state) => {
      const i = view.state.indexOf(state);
      const left = Math.round(((view.times[i] - from) / (to - from)) * plot.width) + 1;
      const right = Math.round(((view.times[i] + view.meta.stepMs - from) / (to - from)) * plot.width) - 1;
      return pixels.slice(left, right);
    };
    assert(
      colors(0).every((pixel) => near(pixel, plain)),
      'a window that was judged is hatched'
    );
    for (const [state, name] of [
      [2, 'few events'],
      [3, 'no data'],
    ]) {
      assert(!colors(state).some((pixel) => near(pixel, plain)), `${name}: drawn like any other window`);
    }
    const down = (
      await column(page, ((view.times[view.state.indexOf(3)] + 60_000 - from) / (to - from)) * plot.width)
    ).map(String);
    const times = new Map();
    down.forEach((pixel) => times.set(pixel, (times.get(pixel) ?? 0) + 1));
    // grid lines are a few pixels, a diagonal crosses every eighth
    const lined = 1 - Math.max(...times.values()) / down.length;
    assert(lined > 0.1, `the window without data has no hatch: ${lined}`);
  });

  await check(
    'what has no name of its own is striped, and a kind that the baseline does not have is dotted',
    async () => {
      const pixelsAt = async (scenario, category, at) => {
        const { view, from, to } = await numbers(page, scenario);
        const plot = await area(page);
        const k = view.categories.findIndex((one) => one.category === category);
        const shares = view.categories.map(({ share }) => share[at(view)]);
        const lower = shares.slice(0, k).reduce((sum, share) => sum + share, 0);
        const y = Math.round((1 - lower - shares[k] / 2) * plot.height);
        const x = ((view.times[at(view)] + view.meta.stepMs / 2 - from) / (to - from)) * plot.width;
        return { x, pixels: await row(page, y) };
      };
      const plain = { showBorders: false, shareAxis: 'whole' };
      await show(page, { panels: [{ scenario: 'pooled', ...SIZE, options: plain }] });
      const rest = await pixelsAt('pooled', 'other', () => 10);
      const named = await pixelsAt('pooled', 'pool-1', () => 10);
      const colors = ({ x, pixels }) => new Set(pixels.slice(Math.round(x) - 6, Math.round(x) + 6).map(String)).size;
      assert(colors(rest) > 1, 'the rest has no stripes');
      assert(colors(named) === 1, 'a category with a name has stripes');
      await show(page, { panels: [{ scenario: 'unseen', ...SIZE, options: plain }] });
      const first = (view) =>
        Array.from(view.categories.find(({ category }) => category === 'teapot').share).findIndex((share) => share > 0);
      const { x, pixels } = await pixelsAt('unseen', 'teapot', first);
      assert(near(pixels[Math.round(x)], WHITE, 60), `there is no dot: ${pixels[Math.round(x)]}`);
    }
  );
}

const inDrift = (view, i) =>
  view.events.some(({ start, end }) => view.times[i] >= start && view.times[i] < (end ?? Infinity));
const share = (pixels, test) => pixels.filter(test).length / pixels.length;
