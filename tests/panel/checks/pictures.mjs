import { readdirSync } from 'node:fs';
import { assert, check } from '../../lib/check.mjs';
import { numbers, show } from '../browser.mjs';
import {
  answerKept,
  difference,
  judge,
  keep,
  keepAnswers,
  KEPT,
  OFF_AT_MOST,
  readPictures,
  stillPicture,
} from '../keptPictures.mjs';
import { area } from '../pixels.mjs';

const SIZE = { width: 700, height: 480 };
const WALL = { width: 1600, height: 800 };
const MARGIN = 16;
const state = (scenario, options, size = SIZE) => ({ scenario: `kept ${scenario}`, ...size, options });
const drift = (options, size) => state('drift', options, size);

/** Every view and every state that the panel can be in: one panel each. */
const STATES = {
  stack: drift({}),
  'stack bars': drift({ style: 'bars' }),
  'stack whole': drift({ shareAxis: 'whole' }),
  'stack counts': state('over', { amount: 'counts' }),
  'stack 300': drift({}, { width: 300, height: 300 }),
  'stack low': drift({}, { width: 400, height: 150 }),
  'stack wall': drift({}, WALL),
  lines: drift({ view: 'lines' }),
  'lines fitted': state('even', { view: 'lines', shareAxis: 'fit' }),
  'lines counts': state('over', { view: 'lines', amount: 'counts' }),
  changes: drift({ view: 'delta' }),
  'changes counts': state('over', { view: 'delta', amount: 'counts' }),
  'changes relative': drift({ view: 'delta', deltaUnit: 'relative' }),
  heatmap: drift({ view: 'heatmap' }),
  'heatmap thirty': state('thirty', { view: 'heatmap' }),
  beside: state('canary', { view: 'beside' }, { width: 900, height: 480 }),
  'beside 300': state('canary', { view: 'beside' }, { width: 300, height: 300 }),
  rows: state('fifty', { view: 'rows' }, { width: 900, height: 480 }),
  'rows 300': state('fifty', { view: 'rows' }, { width: 300, height: 300 }),
  groups: state('groups', {}, { width: 900, height: 700 }),
  'lines 300': drift({ view: 'lines' }, { width: 300, height: 300 }),
  'changes 300': drift({ view: 'delta' }, { width: 300, height: 300 }),
  'heatmap 300': drift({ view: 'heatmap' }, { width: 300, height: 300 }),
  'rows wall': state('fifty', { view: 'rows' }, WALL),
  steady: state('steady', {}),
  'drift over': state('over', {}),
  'few events and gaps': state('gaps', {}),
  'first window not over': state('unfinished', {}),
  'no events': state('blank', {}),
  unseen: state('unseen', {}),
  other: state('pooled', {}),
  'many categories': state('many', {}),
  'intended shares': state('fixed', {}),
  'statistic missing': drift({ statistic: 'psi' }),
  'legend right': drift({ legend: { placement: 'right', calcs: ['mean'] } }, { width: 1000, height: 480 }),
  'legend list': drift({ legend: { displayMode: 'list', calcs: ['max'] } }),
  'no legend': drift({ legend: { showLegend: false } }),
  'no data': state('noData', {}, { width: 400, height: 300 }),
  failed: state('failed', {}, { width: 400, height: 300 }),
  'other format': state('latest', {}, { width: 400, height: 300 }),
};

/** States that a hand brings about. */
const ACTIONS = {
  'category alone': async (page) => {
    await page.getByTestId('distribution-table').getByRole('button', { name: '5xx' }).click();
    await page.mouse.move(0, 0);
  },
  tooltip: async (page) => {
    const plot = await area(page);
    await page.mouse.move(plot.left + 100, plot.top + 60);
    await page.mouse.move(plot.left + 104, plot.top + 60);
    await page.getByTestId('distribution-tooltip').first().waitFor();
  },
  'view menu': async (page) => {
    await page.getByTestId('distribution-view-switch').click();
    await page.getByRole('menu').waitFor();
    await page.mouse.move(0, 0);
  },
  card: async (page) => {
    const plot = await area(page);
    await page.mouse.click(plot.left + 104, plot.top + 60);
    await page.getByTestId('distribution-window-card').waitFor();
    await page.mouse.move(0, 0);
  },
};

/** The dashboard's, at a third of the range and, lasting, near its end. */
const ANNOTATED = 'annotations';

/** With `renew` pictures are kept anew; with `answers` what they show as well. */
export async function pictures(page, { renew = false, answers = false } = {}) {
  if (answers) {
    await keepAnswers(
      page,
      [...new Set(Object.values(STATES).map(({ scenario }) => scenario))].map((name) => name.replace('kept ', ''))
    );
  }
  await answerKept(page);
  await readPictures(page);
  // a pointer that the checks before have left somewhere would be hovering there
  await page.mouse.move(0, 0);
  const seen = new Set();
  const hold = async (name, { width, height }) => {
    seen.add(`${name}.png`);
    const size = { width: width + MARGIN, height: height + MARGIN };
    return renew ? keep(page, name, await stillPicture(page, size)).then(() => '') : judge(page, name, size);
  };
  const off = async (name) =>
    (
      await difference(
        page,
        name,
        await stillPicture(page, { width: SIZE.width + MARGIN, height: SIZE.height + MARGIN })
      )
    ).off;
  const named = (name, theme) => `${name.replaceAll(' ', '-')}-${theme}`;

  for (const theme of ['dark', 'light']) {
    await check(`every view and state looks as it is kept, ${theme}`, async () => {
      const wrong = [];
      for (const [name, panel] of Object.entries(STATES)) {
        await show(page, { theme, panels: [panel] });
        wrong.push(await hold(named(name, theme), panel));
      }
      const { from, to } = await numbers(page, 'kept drift');
      const annotations = [[from + (to - from) / 3, 'deploy 8f2c']];
      await show(page, { theme, panels: [{ ...drift({}), annotations }] });
      wrong.push(await hold(named(ANNOTATED, theme), SIZE));
      for (const [name, act] of Object.entries(ACTIONS)) {
        await show(page, { theme, panels: [drift({})] });
        await act(page);
        wrong.push(await hold(named(name, theme), SIZE));
        await page.keyboard.press('Escape');
      }
      const found = wrong.filter((one) => one !== '');
      assert(found.length === 0, found.join('\n'));
      return `${wrong.length} pictures`;
    });
  }

  await check(
    'a picture in which a part is missing, moved or of another colour is not the one that is kept',
    async () => {
      const red = { id: 'color', value: { mode: 'fixed', fixedColor: '#b06060' } };
      const others = {
        'no baseline lines': drift({ showBorders: false }),
        'no baseline column': drift({ showBaselineColumn: false }),
        'no drift': state('steady', {}),
        'bars for an area': drift({ style: 'bars' }),
        'another colour of a rare category': {
          ...drift({}),
          fieldConfig: { defaults: {}, overrides: [{ matcher: { id: 'byName', options: '4xx' }, properties: [red] }] },
        },
        'another name': {
          ...drift({}),
          fieldConfig: {
            defaults: {},
            overrides: [
              { matcher: { id: 'byName', options: '5xx' }, properties: [{ id: 'displayName', value: 'down' }] },
            ],
          },
        },
      };
      const found = {};
      for (const [what, panel] of Object.entries(others)) {
        await show(page, { theme: 'dark', panels: [panel] });
        found[what] = await off('stack-dark');
      }
      await show(page, { theme: 'dark', panels: [drift({})] });
      const same = await off('stack-dark');
      const least = Math.min(...Object.values(found));
      assert(
        least > OFF_AT_MOST && same <= OFF_AT_MOST,
        `they differ by ${JSON.stringify(found)}, the same by ${same}`
      );
    }
  );

  await check('no picture is kept of a state that there is no more', () => {
    const left = readdirSync(KEPT).filter((file) => file.endsWith('.png') && !seen.has(file));
    assert(left.length === 0, `delete ${left.join(', ')}`);
  });
}
