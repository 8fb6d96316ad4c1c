import { seriousFindings } from '../../lib/axe.mjs';
import { assert, check } from '../../lib/check.mjs';
import { change, numbers, show } from '../browser.mjs';

const SIZE = { width: 900, height: 480 };

const pixels = (canvas) => canvas.toDataURL();

/** For those who don't see it or don't use a mouse. */
export async function keyboard(page) {
  const windows = page.getByTestId('distribution-windows');
  const tooltips = page.getByTestId('distribution-tooltip');
  const focusWindows = async () => {
    for (let i = 0; i < 20; i++) {
      await page.keyboard.press('Tab');
      if (await windows.first().evaluate((element) => element === document.activeElement)) {
        return;
      }
    }
    throw new Error('Tab does not reach the windows');
  };
  const now = async () => Number(await windows.first().getAttribute('aria-valuenow'));
  const clock = (at) => new Date(at).toISOString().slice(11, 19);

  await check('every window can be reached by keyboard, and the tooltip follows', async () => {
    await show(page, { panels: [{ scenario: 'drift', ...SIZE }] });
    await page.mouse.move(0, 0);
    const { view, sentences } = await numbers(page, 'drift');
    const { times } = view;
    const says = async (index) => {
      const start = clock(times[index]);
      await page.waitForFunction(
        (text) => document.querySelector('[data-testid="distribution-tooltip"]')?.innerText.includes(text),
        start,
        { timeout: 2000 }
      );
      const text = await tooltips.first().innerText();
      assert(text.includes(sentences[index]), `window ${index}: the tooltip says ${text}`);
      assert((await now()) === index + 1, `window ${index}: the value is ${await now()}`);
      assert((await windows.first().getAttribute('aria-valuetext')).includes(start), 'the value has no time');
    };
    await focusWindows();
    await says(times.length - 1);
    await page.keyboard.press('ArrowLeft');
    await says(times.length - 2);
    await page.keyboard.press('Home');
    await says(0);
    await page.keyboard.press('ArrowLeft');
    await says(0);
    await page.keyboard.press('PageUp');
    await says(10);
    for (let i = 11; i < times.length; i++) {
      await page.keyboard.press('ArrowRight');
      assert((await now()) === i + 1, `at ${await now()}, not ${i + 1}`);
    }
    await says(times.length - 1);
    await page.keyboard.press('End');
    await says(times.length - 1);
    await page.keyboard.press('Escape');
    await tooltips.first().waitFor({ state: 'detached', timeout: 2000 });
    return `${times.length} windows`;
  });

  await check('every window can be reached in every view, and in a row’s group', async () => {
    const walked = async (what) => {
      await focusWindows();
      const last = Number(await windows.first().getAttribute('aria-valuemax'));
      assert((await now()) === last, `${what}: it begins at ${await now()} of ${last}`);
      await page.keyboard.press('Home');
      for (let i = 1; i <= last; i++) {
        assert((await now()) === i, `${what}: at ${await now()}, not ${i}`);
        await page.keyboard.press('ArrowRight');
      }
      await tooltips.first().waitFor({ timeout: 2000 });
      return last;
    };
    for (const view of ['lines', 'delta', 'heatmap', 'beside']) {
      await show(page, { panels: [{ scenario: 'canary', ...SIZE, options: { view } }] });
      assert((await walked(view)) > 50, `${view}: too few windows`);
    }
    await show(page, { panels: [{ scenario: 'groups', ...SIZE, options: { view: 'rows' } }] });
    await page.getByTestId('distribution-rows').getByRole('button').first().focus();
    await page.keyboard.press('Enter');
    await walked('rows');
  });

  await check('Enter keeps the tooltip open, Escape closes it, and leaving hides it', async () => {
    await show(page, { panels: [{ scenario: 'drift', ...SIZE }] });
    await focusWindows();
    await tooltips.first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /close/i }).waitFor({ timeout: 2000 });
    await page.keyboard.press('Escape');
    await tooltips.first().waitFor({ state: 'detached', timeout: 2000 });
    await page.keyboard.press('ArrowLeft');
    await tooltips.first().waitFor();
    await page.keyboard.press('Tab');
    await tooltips.first().waitFor({ state: 'detached', timeout: 2000 });
  });

  await check('focus can be seen on windows, flags and table rows', async () => {
    await show(page, { panels: [{ scenario: 'drift', ...SIZE }] });
    const seen = new Set();
    for (let i = 0; i < 20; i++) {
      await page.keyboard.press('Tab');
      const { name, visible } = await page.evaluate(() => {
        const element = document.activeElement;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        return {
          name: element.dataset.testid ?? element.closest('[data-testid]')?.dataset.testid ?? element.tagName,
          visible: (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none',
        };
      });
      if (name.startsWith('distribution-')) {
        seen.add(name);
        assert(visible, `${name}: the focus does not show`);
      }
    }
    for (const name of ['distribution-windows', 'distribution-drift-marker', 'distribution-table']) {
      assert(seen.has(name), `Tab does not reach ${name}: ${[...seen]}`);
    }
  });

  await check('the state is announced when it changes, not with every window', async () => {
    await show(page, { panels: [{ scenario: 'steady', ...SIZE }] });
    await page.evaluate(() => {
      const region = document.querySelector('[data-testid="distribution-title"] [role="status"]');
      window.spoken = [];
      new MutationObserver(() => window.spoken.push(region.innerText)).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    const spoken = () => page.evaluate(() => window.spoken);
    const before = await page.getByTestId('distribution-stack').locator('canvas').evaluate(pixels);
    await change(page, { panels: [{ scenario: 'steadyLater', ...SIZE }] });
    assert(
      (await page.getByTestId('distribution-stack').locator('canvas').evaluate(pixels)) !== before,
      'same picture'
    );
    const lines = await page.evaluate(() => document.querySelectorAll('[data-panel] [role="status"]').length);
    assert(lines === 1, `${lines} live regions`);
    const quiet = await spoken();
    assert(quiet.length === 0, `announced though nothing changed: ${quiet.join(' | ')}`);
    await change(page, { panels: [{ scenario: 'drift', ...SIZE }] });
    const after = (await spoken()).slice(quiet.length);
    assert(after.join() === 'DRIFT since 14:46', `announced on a drift: ${after.join(' | ')}`);
    await change(page, { panels: [{ scenario: 'drift', ...SIZE, width: 700 }] });
    assert((await spoken()).length === quiet.length + 1, 'a resize is announced');
  });

  for (const theme of ['dark', 'light']) {
    await check(`axe finds nothing serious (${theme})`, async () => {
      const found = [];
      const scenarios = ['drift', 'gaps', 'groups', 'many', 'noData', 'failed', 'plain'].map((name) => [name, 'stack']);
      const seen = ['lines', 'delta', 'heatmap', 'beside'].map((name) => ['gaps', name]);
      for (const [scenario, view] of [...scenarios, ...seen, ['fifty', 'rows']]) {
        for (const size of [SIZE, { width: 310, height: 480 }]) {
          await show(page, { theme, panels: [{ scenario, ...size, options: { view } }] });
          const findings = await seriousFindings(page, '[data-panel]');
          found.push(...findings.map((finding) => `${scenario} ${view} ${size.width}: ${finding}`));
        }
      }
      assert(found.length === 0, [...new Set(found)].slice(0, 10).join('\n'));
    });
  }
}
