#!/usr/bin/env node
/** node tests/panel/screenshots.mjs OUTDIR [scenario[:view] ...]: the panel in light and dark, narrow and wide, short and tall. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { numbers, show, withPage } from './browser.mjs';

const [out, ...only] = process.argv.slice(2);
if (!out) {
  console.error('Usage: node tests/panel/screenshots.mjs OUTDIR [scenario[:view] ...]');
  process.exit(2);
}
const SCENARIOS = ['drift', 'steady', 'over', 'gaps', 'fixed', 'groups', 'many', 'plain', 'noData', 'failed', 'latest'];
/** Scenarios whose dashboard has an annotation. */
const DEPLOYED = ['drift', 'groups', 'gaps'];
const SIZES = [
  { width: 400, height: 150 },
  { width: 400, height: 480 },
  { width: 1600, height: 150 },
  { width: 1600, height: 480 },
  { width: 700, height: 700 },
];

async function deploy(page, scenario) {
  const { from, to } = await numbers(page, scenario);
  return [[from + (to - from) / 3, 'deploy 8f2c']];
}

mkdirSync(out, { recursive: true });
await withPage(async (page) => {
  for (const theme of ['dark', 'light']) {
    for (const asked of only.length > 0 ? only : SCENARIOS) {
      const [scenario, view, deltaUnit] = asked.split(':');
      for (const size of SIZES) {
        const annotations = DEPLOYED.includes(scenario) ? await deploy(page, scenario) : undefined;
        await show(page, {
          theme,
          panels: [
            { scenario, ...size, annotations, options: { ...(view && { view }), ...(deltaUnit && { deltaUnit }) } },
          ],
        });
        await page.waitForTimeout(150);
        const file = join(out, `${asked.replaceAll(':', '-')}-${theme}-${size.width}x${size.height}.png`);
        await page.locator('[data-panel]').screenshot({ path: file });
        console.log(file);
      }
    }
  }
  page.problems.forEach((problem) => console.error(problem));
});
