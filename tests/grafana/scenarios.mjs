import { SCENES } from '../../demo/scenes.mjs';
import { openPage } from '../lib/browser.mjs';
import { assert, check } from '../lib/check.mjs';
import { panelShows } from './pages.mjs';

const [MINUTE, HOUR] = [60_000, 3_600_000];
/** Panel of each scene, in the dashboard's order. */
const PANELS = [
  'Pods scheduled by node pool · intended 50/30/20',
  'Function outcomes by tenant',
  'Event types ingested',
  'Cache tiers by content type',
  'Model labels against training shares',
];

/** Each scene of the demo's past, as it ends: drawn, found, and its deploy named where there is room for the sentence. */
export async function scenarios(browser, url, began) {
  for (const [i, { scenario, deploy, minutes, groups }] of SCENES.entries()) {
    await check(`the scenario “${scenario}” is found and its deploy marked`, async () => {
      const [, until] = minutes;
      const to = Math.floor((began - until * MINUTE) / HOUR) * HOUR + until * MINUTE;
      const page = await openPage(browser);
      await page.goto(`${url}/d/multinomial-scenarios?kiosk&viewPanel=${i + 1}&from=${to - 2 * HOUR}&to=${to}`);
      const panel = await panelShows(page, PANELS[i]);
      await panel
        .getByText(groups ? `${groups.label}=${groups.hit[0]}` : /^DRIFT since /)
        .first()
        .waitFor();
      const deploys = panel.getByRole('button', { name: new RegExp(`: deploy ${deploy}$`) });
      await deploys.first().waitFor();
      if (!groups) {
        const title = await panel.getByTestId('distribution-title').innerText();
        assert(title.includes(`Near its beginning: deploy ${deploy}`), `the title is ${title}`);
      }
      assert(page.problems.length === 0, `console: ${page.problems.join('\n')}`);
      await page.context().close();
    });
  }
}
