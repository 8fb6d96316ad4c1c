import { assert, check } from '../../lib/check.mjs';
import { change, show } from '../browser.mjs';

const WIDE = { width: 1000, height: 520 };
/** Wide enough for one line of the title only, and for one more. */
const NARROW = { width: 420, height: 460 };

/** Sizes, categories, title lines, time ranges, parts, views, with data and without. */
const STATES = {
  drift: { scenario: 'drift', ...WIDE },
  'drift, narrow': { scenario: 'drift', ...NARROW },
  'steady, a pixel lower': { scenario: 'steady', ...WIDE, height: WIDE.height - 1 },
  'other baseline': { scenario: 'fixed', ...WIDE },
  'other range': { scenario: 'later', ...WIDE },
  gaps: { scenario: 'gaps', ...WIDE },
  'no event': { scenario: 'blank', ...WIDE },
  'no window': { scenario: 'unfinished', ...WIDE },
  'no data': { scenario: 'noData', ...WIDE },
  groups: { scenario: 'groups', ...WIDE },
  'many categories': { scenario: 'many', ...WIDE },
  'no strips': { scenario: 'drift', ...WIDE, options: { showNStrip: false, showTestStrip: false } },
  'stack alone': {
    scenario: 'steady',
    ...WIDE,
    options: { showNStrip: false, showTestStrip: false, legend: { showLegend: false }, showBaselineColumn: false },
  },
  fitted: { scenario: 'drift', ...WIDE, options: { shareAxis: 'fit' } },
  bars: { scenario: 'drift', ...WIDE, options: { style: 'bars', showBorders: false, statistic: 'kl' } },
  'as low as can be': { scenario: 'drift', width: 1000, height: 44 },
  lines: { scenario: 'drift', ...WIDE, options: { view: 'lines' } },
  'lines, narrow': { scenario: 'gaps', ...NARROW, options: { view: 'lines' } },
  'changes of many': { scenario: 'many', ...WIDE, options: { view: 'delta' } },
  heatmap: { scenario: 'unseen', ...WIDE, height: WIDE.height - 1, options: { view: 'heatmap' } },
  'beside its baseline': { scenario: 'canary', ...WIDE, options: { view: 'beside' } },
  'a view that lacks columns': { scenario: 'sharesOnly', ...WIDE, options: { view: 'beside' } },
  'rows of groups': { scenario: 'fifty', ...WIDE, options: { view: 'rows' } },
  'rows of groups, narrow': { scenario: 'groups', ...NARROW, options: { view: 'rows' } },
  'series of another source': { scenario: 'plain', ...WIDE },
};

/** A panel that is given another state looks as if it were drawn anew: after a refresh, a resize, a change of options, or all of them. */
export async function redrawing(page) {
  const picture = () => page.locator('[data-panel]').evaluate(drawn);
  const names = Object.keys(STATES);

  await check('every state redrawn in place is the state drawn anew', async () => {
    const anew = {};
    for (const name of names) {
      await show(page, { panels: [STATES[name]] });
      anew[name] = await picture();
    }
    const wrong = [];
    let pairs = 0;
    for (const [from, to] of everyPair(names)) {
      if (from === null) {
        await show(page, { panels: [STATES[to]] });
        continue;
      }
      await change(page, { panels: [STATES[to]] });
      pairs++;
      if ((await picture()) !== anew[to]) {
        wrong.push(`${from} -> ${to}`);
        await show(page, { panels: [STATES[to]] });
      }
    }
    assert(pairs === names.length * (names.length - 1), `${pairs} pairs were tried`);
    assert(wrong.length === 0, `differ from what is drawn anew: ${wrong.join('; ')}`);
    return `${pairs} pairs`;
  });
}

/** Runs in the page: each canvas pixel by pixel, and all that lies around and over them. */
function drawn(panel) {
  const pixels = [...panel.querySelectorAll('canvas')].map((canvas) => canvas.toDataURL());
  const rest = panel.cloneNode(true);
  rest.querySelectorAll('.uplot').forEach((plot) => plot.replaceWith(plot.className));
  // the order of an element's own styles tells how it came to them, not how it looks
  rest.querySelectorAll('[style]').forEach((part) => {
    part.setAttribute('style', part.getAttribute('style').split(/; */).sort().join('; '));
  });
  const markup = rest.innerHTML.replace(/"[^"]*(_r\w+_|:r\w+:|-r\w+-)[^"]*"/g, '""');
  const { width, height } = panel.getBoundingClientRect();
  return [width, height, ...pixels, markup].join('\n');
}

/** Steps along which each state follows each other one once; `null` before the first. */
function everyPair(names) {
  const steps = [[null, names[0]]];
  // From each state out to every later one and back, then on to the next: no step is taken twice.
  names.forEach((name, i) => {
    names.slice(i + 1).forEach((other) => steps.push([name, other], [other, name]));
    if (i + 1 < names.length) {
      steps.push([null, names[i + 1]]);
    }
  });
  return steps;
}
