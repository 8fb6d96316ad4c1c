import { assert, check } from '../../lib/check.mjs';
import { show } from '../browser.mjs';

const SAYS = {
  noData: ['no data for this time range', 'Choose a longer time range'],
  failed: ['Prometheus is not reachable: connection refused.', 'Open the query'],
  latest: ['returns the format latest', 'set Return to series'],
};

/** What is shown when there is nothing to draw, and how the rest is spoken. */
export async function states(page) {
  for (const [scenario, [problem, remedy]] of Object.entries(SAYS)) {
    await check(`an empty panel explains itself and says what to click (${scenario})`, async () => {
      await show(page, { panels: [{ scenario, width: 400, height: 150 }] });
      const text = await page.locator('[data-panel]').innerText();
      assert(text.includes(problem) && text.includes(remedy), `it says: ${text}`);
      assert((await page.locator('[data-panel] canvas').count()) === 0, 'something is drawn');
    });
  }

  await check('a series with one category says so, and what to do', async () => {
    await show(page, { panels: [{ scenario: 'plainOneCategory', width: 800, height: 300 }] });
    const text = await page.locator('[data-panel]').innerText();
    assert(/one category|1 value|single category/i.test(text), `it says: ${text}`);
  });

  await check('every part is named for those who cannot see it', async () => {
    await show(page, { panels: [{ scenario: 'drift', width: 1000, height: 520 }] });
    const labels = await page
      .locator('[data-panel] [aria-label]')
      .evaluateAll((elements) => elements.map((element) => element.getAttribute('aria-label')));
    for (const part of [
      /^Shares of code over time\. DRIFT since 14:46/,
      /^Baseline \(trailing/,
      /^Events per window/,
      /^p: .*threshold 0\.01/,
      /^Drift: /,
    ]) {
      assert(
        labels.some((label) => part.test(label)),
        `no label like ${part} among: ${labels.join(' | ')}`
      );
    }
    const table = page.getByRole('table');
    assert(
      (await table.locator('caption').innerText()).includes('compared with their baseline'),
      'the table has no caption'
    );
    assert((await table.getByRole('columnheader').count()) === 7, 'the table has no column headers');
    assert((await table.getByRole('rowheader').count()) === 4, 'the table has no row headers');
  });

  await check('the title says on hover which test the last window had, why, and what its level rests on', async () => {
    await show(page, { panels: [{ scenario: 'drift', width: 1000, height: 520 }] });
    const words = await page.getByTestId('distribution-title').getAttribute('title');
    assert(
      /Last window: .+: p = .+, because .+\nSensitivity: about 1 false alarm in [\d.]+ days per group\./.test(words),
      `it says: ${words}`
    );
  });

  await check('a divergence is drawn against the limit of each window, where both were returned', async () => {
    await show(page, { panels: [{ scenario: 'limits', width: 1000, height: 520, options: { statistic: 'kl' } }] });
    const strip = page.getByTestId('distribution-strip-kl');
    const summary = await strip.getAttribute('aria-label');
    const past = Number(summary.match(/dashed: its limit; (\d+) of 60 windows are past it/)?.[1]);
    assert(past >= 6 && past < 15, `it says: ${summary}`);
    return `${past} of 60 windows are past it`;
  });

  await check(
    'the panel speaks the language that the person has chosen in Grafana, and English in others',
    async () => {
      const words = async (language) => {
        await page.evaluate((chosen) => (window.grafanaBootData.user.language = chosen), language);
        await show(page, { panels: [{ scenario: 'drift', width: 1000, height: 520 }] });
        await page.getByTestId('distribution-title').waitFor();
        return page.locator('[data-panel]').innerText();
      };
      const german = await words('de-DE');
      for (const text of ['DRIFT seit 14:46', '5xx ging von', 'Ereignisse je Fenster', 'Basis', 'Änderung']) {
        assert(german.includes(text), `no “${text}” in: ${german}`);
      }
      for (const language of ['fr-FR', 'en-US']) {
        const english = await words(language);
        assert(english.includes('DRIFT since 14:46') && !english.includes('Basis'), `${language}: ${english}`);
      }
    }
  );
}
