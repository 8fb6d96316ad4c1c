import { openPage } from '../lib/browser.mjs';
import { assert, check, eventually } from '../lib/check.mjs';

const TIMING = 'whole days';
const COMMENT = 'load test';
/** The demo's own rule. */
const RULES = '/api/v1/provisioning/alert-rules';
const HOUR = 3_600_000;

/** A silence and a mute timing of the demo's rule, drawn on the on-call dashboard, and ended again. */
export async function silencesDrawn(browser, url, api) {
  await check('silences and mute timings of the rules are drawn', async () => {
    const [{ title }] = (await api('GET', RULES)).filter(({ data }) =>
      data.some(({ datasourceUid }) => datasourceUid === 'multinomial')
    );
    const policies = '/api/v1/provisioning/policies';
    const before = await api('GET', policies);
    await api('POST', '/api/v1/provisioning/mute-timings', {
      name: TIMING,
      time_intervals: [{ years: ['2000:2100'] }],
    });
    const matchers = [['alertname', '=', title]];
    await api('PUT', policies, {
      ...before,
      routes: [{ receiver: before.receiver, object_matchers: matchers, mute_time_intervals: [TIMING] }],
    });
    const silences = '/api/alertmanager/grafana/api/v2/silences';
    const { silenceID } = await api('POST', silences, {
      matchers: matchers.map(([name, , value]) => ({ name, value, isRegex: false, isEqual: true })),
      startsAt: new Date().toISOString(),
      endsAt: new Date(Date.now() + HOUR).toISOString(),
      comment: COMMENT,
      createdBy: 'test',
    });
    const page = await openPage(browser, { height: 1400 });
    await page.goto(`${url}/d/multinomial-on-call?kiosk&var-filter=handler%3D%22checkout%22&from=now-80m&to=now%2B20m`);
    const marks = page.getByRole('button', { name: new RegExp(`(Silence: ${COMMENT}|Mute timing: ${TIMING})$`) });
    const words = await eventually('both marks', 30, async () => {
      const found = await marks.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
      return new Set(found.map((text) => text.split(': ').slice(-2).join(': '))).size === 2 && found;
    });
    const veils = await page.getByTestId('distribution-happening-span').count();
    assert(veils >= 2, `${veils} of them last`);
    assert(page.problems.length === 0, `console: ${page.problems.join('\n')}`);
    await page.context().close();
    await api('DELETE', `/api/alertmanager/grafana/api/v2/silence/${silenceID}`);
    await api('PUT', policies, before);
    await api('DELETE', `/api/v1/provisioning/mute-timings/${encodeURIComponent(TIMING)}`);
    return words.slice(0, 2).join('; ');
  });
}
