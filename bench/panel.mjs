#!/usr/bin/env node
/**
 * The panel beside Grafana's own time series panel (stacked to 100 %, legend as a table), on the same frames in the same browser: first
 * paint, refresh and hover. Needs a Grafana and a Chromium of this machine, and a built plugin (`npm run build`).
 *
 *   node bench/panel.mjs [--runs 7] [--views stack,lines]
 *
 * A dashboard of one panel is viewed alone at 1600 x 1000. First paint is from leaving an empty dashboard for it, within a page that has not
 * loaded the panel yet, until its plot is there; a refresh is one click. Tasks and script are processor time of the page's main thread, until it is idle
 * again. Hover is a pointer that goes across the plot in 120 steps: the frames' lengths while it does, 16.7 ms at 60 a second.
 */
import { build } from 'esbuild';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { findGrafana } from '../scripts/lib/find.mjs';
import { startGrafana } from '../scripts/lib/product.mjs';
import { ROOT, freePort, stopServices } from '../scripts/lib/run.mjs';
import { launch, openPage } from '../tests/lib/browser.mjs';
import { idle, post, threadOf } from './page.mjs';

const SIZES = [
  [30, 1000],
  [100, 1000],
];
/** Grafana's own source, which returns the frames that its query holds. */
const SOURCE = { uid: 'grafana', type: 'datasource' };
const TIME_SERIES = {
  type: 'timeseries',
  options: {
    legend: { displayMode: 'table', placement: 'bottom', calcs: ['lastNotNull'] },
    tooltip: { mode: 'multi' },
  },
  fieldConfig: {
    defaults: { custom: { fillOpacity: 80, lineWidth: 1, stacking: { mode: 'percent', group: 'A' } } },
    overrides: [],
  },
};
const ours = (view) => ({
  type: 'multinomial-distribution-panel',
  options: { view },
  fieldConfig: { defaults: {}, overrides: [] },
});

/** Of the runs: their median, and the fastest, which what else the machine does has slowed least. */
const PICKS = {
  median: (values) => [...values].sort((a, b) => a - b)[values.length >> 1],
  fastest: (values) => Math.min(...values),
};
const { values: asked } = parseArgs({
  options: { runs: { type: 'string', default: '7' }, views: { type: 'string', default: 'stack' } },
});
const runs = Number(asked.runs);

async function framesOf(folder) {
  const file = join(folder, 'frames.mjs');
  await build({
    entryPoints: [join(ROOT, 'bench', 'panel', 'frames.ts')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile: file,
    logLevel: 'error',
  });
  return (await import(pathToFileURL(file).href)).frames;
}

/** A dashboard with one panel over the frames. */
function dashboard(uid, panel, { frames, from, to }) {
  const target = { refId: 'A', datasource: SOURCE, queryType: 'snapshot', snapshot: frames };
  return {
    uid,
    title: uid,
    timezone: 'utc',
    time: { from: new Date(from).toISOString(), to: new Date(to).toISOString() },
    panels: [
      { id: 1, title: '', gridPos: { x: 0, y: 0, w: 24, h: 20 }, datasource: SOURCE, targets: [target], ...panel },
    ],
  };
}

const STEPS = 120;

/** Lengths in ms of the page's frames while the pointer goes across the plot. */
async function hover(page) {
  const { x, y, width, height } = await page.locator('.u-over').first().boundingBox();
  await page.evaluate(() => {
    window.frames60 = [];
    let before = performance.now();
    const frame = (now) => {
      window.frames60?.push(now - before);
      before = now;
      return window.frames60 && requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  for (let step = 0; step <= STEPS; step++) {
    await page.mouse.move(x + (width * step) / STEPS, y + height / 2);
  }
  const lengths = await page.evaluate(() => {
    const found = window.frames60;
    window.frames60 = null;
    return found;
  });
  return lengths.slice(1).sort((a, b) => a - b);
}

/** From an empty dashboard to the one with the panel, within the page, then one refresh. */
async function measure(context, url, uid) {
  const page = await context.newPage();
  const session = await threadOf(page);
  await page.goto(`${url}/d/bench-empty?theme=dark`);
  await page.getByTestId('data-testid RefreshPicker run button').waitFor();
  const before = await idle(page, session);
  const paint = await page.evaluate(
    (path) =>
      new Promise((resolve) => {
        const from = performance.now();
        const look = () =>
          document.querySelector('.u-over') ? resolve(performance.now() - from) : requestAnimationFrame(look);
        history.pushState({}, '', path);
        window.dispatchEvent(new PopStateEvent('popstate'));
        look();
      }),
    `/d/${uid}?viewPanel=1&theme=dark`
  );
  const painted = await idle(page, session);
  await page.getByTestId('data-testid RefreshPicker run button').click();
  const refreshed = await idle(page, session);
  const frames = await hover(page);
  const plot = await page
    .locator('.u-over')
    .first()
    .evaluate(({ clientWidth, clientHeight }) => `${clientWidth} x ${clientHeight}`);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await page.close();
  return {
    'plot after': paint,
    'first paint tasks': painted.task - before.task,
    'first paint script': painted.script - before.script,
    'refresh tasks': refreshed.task - painted.task,
    'refresh script': refreshed.script - painted.script,
    'hover frame': frames[frames.length >> 1],
    'hover frame, 95 %': frames[Math.floor(frames.length * 0.95)],
    heap: usedSize / 2 ** 20,
    plot,
  };
}

/** A line for each panel, with ratios to the time series panel. */
function report(cases, pick) {
  const [{ found: base }] = Object.values(cases);
  for (const [name, { found }] of Object.entries(cases)) {
    const { plot, ...measured } = found[0];
    const cells = Object.keys(measured).map((what) => {
      const [own, others] = [found, base].map((runs) => pick(runs.map((run) => run[what])));
      return `${what} ${own.toFixed(0)} (${(own / others).toFixed(2)} x)`;
    });
    console.log(`  ${name.padEnd(12)} ${cells.join(', ')}, plot ${plot}`);
  }
}

async function main() {
  const grafana = findGrafana();
  if (grafana.missing) {
    throw new Error(grafana.missing);
  }
  const data = mkdtempSync(join(tmpdir(), 'multinomial-bench-panel-'));
  const provisioning = join(data, 'provisioning');
  mkdirSync(join(provisioning, 'dashboards'), { recursive: true });
  const frames = await framesOf(data);
  const { url } = await startGrafana({ data, grafana, provisioning, port: await freePort(3600) });
  const panels = { 'Time series': TIME_SERIES };
  asked.views.split(',').forEach((view) => (panels[view] = ours(view)));
  const browser = await launch();
  try {
    const context = (await openPage(browser)).context();
    console.log(`Grafana ${grafana.version}, Chromium ${browser.version()}, in ms (heap in MB)`);
    await post(url, '/api/dashboards/db', { dashboard: { uid: 'bench-empty', title: 'empty', panels: [] } });
    for (const [categories, windows] of SIZES) {
      const answer = frames(categories, windows);
      const cases = {};
      for (const [name, panel] of Object.entries(panels)) {
        const uid = `bench-${categories}-${name.toLowerCase().replace(' ', '-')}`;
        await post(url, '/api/dashboards/db', { dashboard: dashboard(uid, panel, answer) });
        cases[name] = { uid, found: [] };
      }
      // one round more: the first fills caches; in turns, so that what else the machine does hits all of them
      for (let run = 0; run <= runs; run++) {
        for (const one of Object.values(cases)) {
          const found = await measure(context, url, one.uid);
          if (run > 0) {
            one.found.push(found);
          }
        }
      }
      for (const [name, pick] of Object.entries(PICKS)) {
        console.log(`\n${categories} categories x ${windows} windows, ${name} of ${runs} runs`);
        report(cases, pick);
      }
    }
  } finally {
    await browser.close();
    await stopServices();
    rmSync(data, { recursive: true, force: true });
  }
}

main().catch(async (error) => {
  console.error(error.message);
  await stopServices();
  process.exit(1);
});
