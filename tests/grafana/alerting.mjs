import { check, assert, eventually } from '../lib/check.mjs';
import { openPage } from '../lib/browser.mjs';
import { DISTRIBUTION, distributionQuery } from './api.mjs';
import { panelShows } from './pages.mjs';
import { loadTypeScript } from '../../scripts/lib/loadTypeScript.mjs';
import { ROOT } from '../../scripts/lib/run.mjs';

const WINDOW_SECONDS = 10;
const EVALUATION_SECONDS = 20;
const BASELINE = { kind: 'trailing', windows: 12, gap: 6 };
const SETTINGS = { window: { size: `${WINDOW_SECONDS}s` }, baseline: BASELINE, detect: { m: 2, n: 3 } };
const EXPR = 'sum by (code) (increase(shop_http_requests_total{handler="checkout"}[$__interval]))';
const SHIFT_SECONDS = 80;
const NAME = 'Checkout shift';
const DEPLOY = 'checkout 8f2c';
const RUNBOOK = 'https://example.com/runbooks/drift.md';

/** An alert rule over the shifting traffic: quiet, fires within three evaluations, marked in the panel, resolves. */
export async function alertLifecycle({ api, browser, url, traffic, receiver }) {
  const folder = await api('POST', '/api/folders', { title: 'End to end' });
  await api('POST', `/api/ruler/grafana/api/v1/rules/${folder.uid}`, {
    name: 'shift',
    interval: `${EVALUATION_SECONDS}s`,
    rules: [await rule()],
  });
  await api('POST', '/api/dashboards/db', { dashboard: shiftDashboard(), folderUid: folder.uid, overwrite: true });

  const state = async () => {
    const { data } = await api('GET', '/api/prometheus/grafana/api/v1/rules');
    return data.groups.filter(({ name }) => name === 'shift').flatMap(({ rules }) => rules)[0];
  };
  await check('the alert rule is quiet while the traffic is steady', async () => {
    await new Promise((wake) => setTimeout(wake, warmUpMs()));
    const {
      health,
      state: now,
      lastError,
    } = await eventually('an evaluation', 60, async () => {
      const found = await state();
      return found?.health === 'ok' ? found : null;
    });
    assert(now === 'inactive', `${health}, ${now} ${lastError ?? ''}`);
  });

  const post = (path, body) => fetch(traffic.shopUrl + path, { method: 'POST', body: JSON.stringify(body) });
  await post('/shift', { scenario: 'checkout-outage', seconds: SHIFT_SECONDS });
  const began = Date.now();
  await api('POST', '/api/annotations', { time: began, tags: ['deploy'], text: DEPLOY });
  await check('the alert rule fires within three evaluations of the shift', async () => {
    const evaluations = new Set();
    await eventually('firing', 3 * EVALUATION_SECONDS + 15, async () => {
      const { state: now, lastEvaluation } = await state();
      if (Date.parse(lastEvaluation) > began) {
        evaluations.add(lastEvaluation);
      }
      return now === 'firing';
    });
    assert(evaluations.size <= 3, `it took ${evaluations.size} evaluations`);
    return `${evaluations.size} evaluations, ${Math.round((Date.now() - began) / 1000)} s after the shift began`;
  });
  await check(
    'its notification says what moved, from when, against what, after which deploy, and links to it',
    async () => {
      const { annotations, labels } = await eventually('a notification', 30, () => receiver.alerts(NAME, 'firing')[0]);
      const { summary, description, dashboard, deploy, report, runbook_url } = annotations;
      assert(
        /^Checkout left its baseline: 503: [\d.]+ % to [\d.]+ % \(\+[\d.]+ pt\)/.test(summary),
        `summary: ${summary}`
      );
      assert(/, since \d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)? UTC$/.test(summary), `summary: ${summary}`);
      assert(/Latest window: \d+ events, .*p = .*w = .*Against trailing 12 windows/.test(description), description);
      const [, from] = /\/d\/multinomial-shift\?viewPanel=1&from=(\d+)&to=now$/.exec(dashboard) ?? [];
      assert(Math.abs(Number(from) + 30 * WINDOW_SECONDS * 1000 - began) < 60_000, `dashboard: ${dashboard}`);
      assert(deploy.startsWith(`${DEPLOY}, `) && description.includes(DEPLOY), `deploy: ${deploy}, ${description}`);
      assert(/\/a\/multinomial-distribution-app\/report\?rule=\w+&from=\d+$/.test(report), `report: ${report}`);
      assert(runbook_url === RUNBOOK, `runbook: ${runbook_url}`);
      assert(
        Object.keys(labels).sort().join() === 'alertname,grafana_folder,severity',
        `labels: ${Object.keys(labels)}`
      );
      return `${summary}; deploy ${deploy}`;
    }
  );
  await check('the panel says DRIFT and marks its windows', async () => {
    const page = await openPage(browser);
    await page.goto(`${url}/d/multinomial-shift?kiosk&from=now-5m&to=now`);
    const panel = await panelShows(page, 'Shift');
    const title = panel.locator('[data-testid="distribution-title"][data-mood="drift"]');
    await title.waitFor({ timeout: 20_000 });
    const text = await title.innerText();
    assert(/DRIFT since/.test(text), `the title line does not say since when: ${text}`);
    assert(/503|200/.test(text), `the title line does not say what moved: ${text}`);
    await page.context().close();
    return text.replace(/\s+/g, ' ');
  });
  await check('its link to the report writes one', async () => {
    const page = await openPage(browser);
    await page.goto(receiver.alerts(NAME, 'firing')[0].annotations.report);
    const text = await page.getByLabel('Report', { exact: true }).textContent({ timeout: 30_000 });
    assert(/^# Drift: (503|200) /.test(text) && text.includes(DEPLOY), `the report begins ${text.slice(0, 300)}`);
    await page.context().close();
    return text.split('\n')[0];
  });
  await check('the alert rule resolves after the shift has ended', async () => {
    const rest = SHIFT_SECONDS - (Date.now() - began) / 1000;
    await eventually(
      'resolved',
      Math.max(rest, 0) + 8 * EVALUATION_SECONDS,
      async () => (await state()).state === 'inactive'
    );
    return `${Math.round((Date.now() - began) / 1000 - SHIFT_SECONDS)} s after the shift ended`;
  });
  await check('it was one alert, whose return says what had moved', async () => {
    const [resolved] = await eventually('a notification', 30, () => {
      const found = receiver.alerts(NAME, 'resolved');
      return found.length > 0 && found;
    });
    const firing = receiver.alerts(NAME, 'firing');
    const seconds = (resolved.received - began) / 1000 - SHIFT_SECONDS;
    assert(seconds > 0, `resolved ${-seconds} s before the shift ended`);
    assert(new Set([...firing, resolved].map(({ fingerprint }) => fingerprint)).size === 1, 'more than one alert');
    assert(/: 503: .* from .* UTC to .* UTC$/.test(resolved.annotations.summary), resolved.annotations.summary);
    return resolved.annotations.summary;
  });
}

/** Windows that the baseline, its gap and the detection need, live ones all of them. */
function warmUpMs() {
  return (BASELINE.windows + BASELINE.gap + 4) * WINDOW_SECONDS * 1000;
}

/** The rule that the app's page makes. */
async function rule() {
  const { ruleBody } = await loadTypeScript({ entryPoints: [`${ROOT}/src/app/alert/ruleBody.ts`] });
  return ruleBody(distributionQuery(EXPR, SETTINGS), {
    name: NAME,
    pending: '0s',
    noDataState: 'OK',
    labels: { severity: 'page' },
    summary: 'Checkout left its baseline.',
    runbook: RUNBOOK,
    panel: { dashboard: 'multinomial-shift', id: '1' },
  });
}

function shiftDashboard() {
  return {
    uid: 'multinomial-shift',
    title: 'Shift',
    schemaVersion: 42,
    time: { from: 'now-5m', to: 'now' },
    panels: [
      {
        id: 1,
        type: 'multinomial-distribution-panel',
        title: 'Shift',
        datasource: DISTRIBUTION,
        gridPos: { x: 0, y: 0, w: 24, h: 14 },
        targets: [distributionQuery(EXPR, SETTINGS)],
        options: {},
        fieldConfig: { defaults: {}, overrides: [] },
      },
    ],
  };
}
