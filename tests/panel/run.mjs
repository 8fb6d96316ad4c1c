#!/usr/bin/env node
/**
 * node tests/panel/run.mjs: the panel in a real browser, with the real @grafana/ui, over frames of the real core.
 * CHROMIUM names the browser. The last line is `N passed, N failed, N skipped`.
 */
import { findChromium } from '../../scripts/lib/find.mjs';
import { assert, check, close, skip } from '../lib/check.mjs';
import { withPage } from './browser.mjs';
import { drawing } from './checks/drawing.mjs';
import { fitting } from './checks/fitting.mjs';
import { interaction } from './checks/interaction.mjs';
import { keyboard } from './checks/keyboard.mjs';
import { options } from './checks/options.mjs';
import { redrawing } from './checks/redrawing.mjs';
import { states } from './checks/states.mjs';

const { missing } = findChromium();
if (missing) {
  skip('the panel in a browser', missing);
} else {
  await withPage(async (page) => {
    for (const part of [drawing, redrawing, interaction, keyboard, options, states, fitting]) {
      await part(page);
    }
    await check('the console stayed free of errors', () =>
      assert(page.problems.length === 0, [...new Set(page.problems)].slice(0, 5).join('\n'))
    );
  });
}
close();
