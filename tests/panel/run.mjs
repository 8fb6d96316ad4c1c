#!/usr/bin/env node
/**
 * node tests/panel/run.mjs [part ...] [--renew] [--answers]: the panel in a real browser, with the real @grafana/ui, over frames of the real core.
 * `--renew` keeps the pictures anew, instead of holding them against those that are kept. CHROMIUM names the browser. The last line is `N passed, N failed, N skipped`.
 */
import { findChromium } from '../../scripts/lib/find.mjs';
import { assert, check, close, skip } from '../lib/check.mjs';
import { withPage } from './browser.mjs';
import { drawing } from './checks/drawing.mjs';
import { fitting } from './checks/fitting.mjs';
import { interaction } from './checks/interaction.mjs';
import { keyboard } from './checks/keyboard.mjs';
import { options } from './checks/options.mjs';
import { pictures } from './checks/pictures.mjs';
import { redrawing } from './checks/redrawing.mjs';
import { states } from './checks/states.mjs';
import { views } from './checks/views.mjs';

const { missing } = findChromium();
if (missing) {
  skip('the panel in a browser', missing);
} else {
  const parts = { drawing, redrawing, interaction, keyboard, options, states, views, fitting, pictures };
  const asked = process.argv.slice(2);
  const [renew, answers] = ['--renew', '--answers'].map((flag) => asked.includes(flag));
  const only = asked.filter((name) => !name.startsWith('--'));
  await withPage(async (page) => {
    for (const [name, part] of Object.entries(parts)) {
      if (only.length > 0 && !only.includes(name)) {
        continue;
      }
      await part(page, { renew, answers });
    }
    await check('the console stayed free of errors', () =>
      assert(page.problems.length === 0, [...new Set(page.problems)].slice(0, 5).join('\n'))
    );
  });
}
close();
