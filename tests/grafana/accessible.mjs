import { openPage } from '../lib/browser.mjs';
import { seriousFindings } from '../lib/axe.mjs';
import { assert, check } from '../lib/check.mjs';
import { CHECKOUT, DISTRIBUTION, distributionQuery } from './api.mjs';

const APP = '/a/multinomial-distribution-app';
/** The query editor of the upstream's own plugin. */
const UPSTREAM = ['[data-testid="distribution-upstream-editor"]'];

/** Each page of ours: where it is, the part of Grafana's page that is ours, and what that says once it is there. */
const PAGES = {
  'the setup page': { path: `${APP}/setup`, ready: /^Ready: /, ours: '#pageContent' },
  'the alert page': {
    path: `${APP}/alert?dashboard=multinomial-shop&panel=4`,
    ready: /^Fires when the distribution of /,
    ours: '#pageContent',
  },
  'the incident report': {
    path: `${APP}/report?dashboard=multinomial-shop&panel=1&from=now-3h&to=now&query=${encodeURIComponent(JSON.stringify(distributionQuery(CHECKOUT)))}`,
    ready: 'Copy as Markdown',
    ours: '#pageContent',
  },
  'the data source’s settings': {
    path: `/connections/datasources/edit/${DISTRIBUTION.uid}`,
    ready: 'Alerting and public dashboards',
    ours: '[data-testid="distribution-settings"]',
  },
  'the query editor': {
    path: '/d/multinomial-shop?editPanel=4&from=now-1h&to=now',
    ready: 'Drift when',
    ours: '[data-testid="distribution-query-editor"]',
  },
  'the panel': {
    path: '/d/multinomial-shop?kiosk&viewPanel=4&from=now-1h&to=now',
    ready: /^(steady|DRIFT|back|new normal)/,
    ours: '[data-testid="distribution-panel"]',
  },
};

/** What axe says of each page as Grafana draws it, in both themes. */
export async function accessible(browser, url) {
  for (const [name, { path, ready, ours }] of Object.entries(PAGES)) {
    await check(`axe finds nothing serious on ${name}, dark and light`, async () => {
      const found = [];
      for (const theme of ['dark', 'light']) {
        const page = await openPage(browser, { theme, height: 1400 });
        await page.goto(`${url}${path}${path.includes('?') ? '&' : '?'}theme=${theme}`);
        await page.locator(ours).getByText(ready).first().waitFor();
        await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => {});
        const findings = await seriousFindings(page, ours, UPSTREAM);
        found.push(...findings.map((finding) => `${theme}: ${finding}`));
        await page.context().close();
      }
      assert(found.length === 0, [...new Set(found)].slice(0, 10).join('\n'));
    });
  }
}
