import { loadTypeScript } from '../../scripts/lib/loadTypeScript.mjs';
import { ROOT } from '../../scripts/lib/run.mjs';
import { openPage } from '../lib/browser.mjs';
import { assert, check, skip } from '../lib/check.mjs';
import { backendFrames, DISTRIBUTION } from './api.mjs';
import { OVER } from './upstreams.mjs';

const [MINUTE, HOUR] = [60_000, 3_600_000];
const UID = 'starters';
const EMPTY = {
  uid: UID,
  title: 'Starters',
  panels: [
    {
      id: 1,
      type: 'multinomial-distribution-panel',
      title: 'Empty',
      gridPos: { x: 0, y: 0, w: 24, h: 16 },
      datasource: DISTRIBUTION,
      targets: [{ refId: 'A', datasource: DISTRIBUTION }],
    },
  ],
};

/** Range that ends while the demo's traffic is wrong, and when that began. */
function wrongTraffic() {
  const hour = Math.floor((Date.now() - 48 * MINUTE) / HOUR) * HOUR;
  const to = hour + 47 * MINUTE;
  return { from: to - 75 * MINUTE, to, began: hour + 40 * MINUTE };
}

/**
 * Each starter, from an empty panel to a drift that the title tells: pick the upstream, pick the starter. Those for SQL in the backend
 * too, which has the plugins of databases even where a Grafana was built without their editors.
 * @param uids data sources that hold the demo's past
 */
export async function starters(browser, url, api, uids) {
  const { STARTERS, startQuery } = await loadTypeScript({
    entryPoints: ['src/datasource/starters/starters.ts'],
    absWorkingDir: ROOT,
  });
  await inPanel(browser, url, api, { name: 'Prometheus', picked: /^Prometheus \(default\)$/ }, STARTERS);
  const noPostgres = uids.includes('postgres') ? null : 'there is no PostgreSQL with the demo’s past';
  const { from, to, began } = wrongTraffic();
  for (const starter of STARTERS) {
    const name = `the starter for SQL finds the demo’s drift in PostgreSQL: ${starter.label}`;
    if (noPostgres) {
      skip(name, noPostgres);
      continue;
    }
    await check(name, async () => {
      const { query, ...settings } = startQuery(starter, 'sql', {});
      const upstream = { datasource: { uid: 'postgres', type: 'grafana-postgresql-datasource' }, query };
      const asked = { refId: 'A', datasource: OVER, upstream, ...settings, format: 'events' };
      const [{ schema, data }] = await backendFrames(api, asked, from, to);
      const starts = data.values[schema.fields.findIndex((field) => field.name === 'time')];
      const found = starts.find((at) => [began, began - HOUR].some((one) => Math.abs(at - one) <= 2 * MINUTE));
      assert(found !== undefined, `drifts begin at ${starts.map((at) => new Date(at).toISOString())}`);
    });
  }
  await inPanel(browser, url, api, { name: 'PostgreSQL', picked: /^PostgreSQL$/, missing: noPostgres }, STARTERS);
}

async function inPanel(browser, url, api, { name, picked, missing }, STARTERS) {
  const { from, to } = wrongTraffic();
  await api('POST', '/api/dashboards/db', { overwrite: true, dashboard: EMPTY });
  const page = await openPage(browser, { height: 1250 });
  page.on('dialog', (dialog) => dialog.accept());
  let without = missing;
  for (const { label } of STARTERS) {
    const title = `from an empty panel to a drift: ${label}, ${name}`;
    if (without) {
      skip(title, without);
      continue;
    }
    const began = Date.now();
    await page.goto(`${url}/d/${UID}?editPanel=1&from=${from}&to=${to}`);
    await page.getByText('Pick the data source that has the counts').click({ force: true });
    await page.getByText(picked).last().click({ force: true });
    const starter = page.getByPlaceholder('a starter query');
    const failed = page.getByText('Could not load plugin');
    await starter.or(failed).first().waitFor();
    if (await failed.count()) {
      without = `this Grafana was built without the editor of ${name}`;
      skip(title, without);
      continue;
    }
    await check(title, async () => {
      await starter.click();
      await page.getByRole('option', { name: label }).click();
      const panel = page.getByTestId('distribution-panel');
      const drift = panel.getByText(/^DRIFT/).first();
      await drift.waitFor({ timeout: 30_000 }).catch(async (error) => {
        const said = (await panel.allTextContents()).join(' ').slice(0, 300);
        throw new Error(`The panel says: ${said || 'nothing'}`, { cause: error });
      });
      const seconds = (Date.now() - began) / 1000;
      assert(seconds < 60, `it took ${seconds} s`);
      return `${await drift.textContent()}, after ${seconds.toFixed(1)} s`;
    });
  }
  await page.context().close();
}
