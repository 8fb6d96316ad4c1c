import { readFile } from 'node:fs/promises';
import { openPage } from '../lib/browser.mjs';
import { assert, check, eventually } from '../lib/check.mjs';
import { distributionQuery } from './api.mjs';

const HOUR = 3_600_000;
const PAGE = '/a/multinomial-distribution-app/report';

/** The report of the demo's last incident: written from its panel, kept as an annotation, opened again from there. */
export async function incidentReport(browser, url, api, expr) {
  await check('an incident’s report is kept as an annotation, and opened again from it', async () => {
    const page = await openPage(browser);
    const now = Date.now();
    const query = encodeURIComponent(JSON.stringify(distributionQuery(expr)));
    const range = `from=${now - 3 * HOUR}&to=${now}`;
    await page.goto(`${url}${PAGE}?dashboard=multinomial-shop&panel=1&${range}&query=${query}`);
    const report = page.getByLabel('Report', { exact: true });
    const text = await report.textContent({ timeout: 60_000 });
    assert(/^# Drift: .*\n\n- Began: /.test(text), `the report begins ${text.slice(0, 200)}`);
    const [png] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as PNG' }).click(),
    ]);
    const bytes = await readFile(await png.path());
    const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    assert(bytes.subarray(1, 4).toString() === 'PNG' && width === 1800 && height > 400, `${width} x ${height}`);
    await page.getByRole('button', { name: 'Keep as annotation' }).click();
    const link = page.getByRole('link', { name: 'Open the kept report' });
    await link.waitFor({ timeout: 20_000 });
    const kept = await api('GET', '/api/annotations?tags=multinomial-incident');
    assert(kept.length === 1, `${kept.length} annotations are kept`);
    const [{ dashboardUID, panelId, data }] = kept;
    assert(dashboardUID === 'multinomial-shop' && panelId === 1, `it is on ${dashboardUID}, panel ${panelId}`);
    assert(data.incident.version === 1 && data.incident.incidents.length === 1, 'it has no report in it');
    await link.click();
    await eventually('the kept report', 20, async () => {
      return page.url().includes('annotation=') && (await report.textContent()) === text;
    });
    assert(page.problems.length === 0, `console: ${page.problems.join('\n')}`);
    await page.context().close();
    return text.split('\n')[0];
  });
}
