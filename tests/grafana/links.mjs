import { openPage } from '../lib/browser.mjs';
import { assert, check } from '../lib/check.mjs';
import { CHECKOUT, distributionQuery } from './api.mjs';

/** From a category to the upstream's own Explore: the query as Prometheus' own plugin filters it, and what Explore makes of the link. */
export async function upstreamLinks(browser, url) {
  await check('each category leads to the upstream’s own Explore, filtered to it', async () => {
    const page = await openPage(browser);
    await page.goto(`${url}/explore`);
    const to = Math.floor(Date.now() / 60_000) * 60_000;
    const query = distributionQuery(CHECKOUT.replace('by (code)', 'by (code, region)'), {
      groupBy: ['region'],
      categories: { map: [{ matches: '5..', to: '5xx' }] },
    });
    const found = await page.evaluate(explored, { query, from: to - 30 * 60_000, to });
    assert(found['5xx eu'] === found['5xx us'].replace('region="us"', 'region="eu"'), JSON.stringify(found));
    assert(/code=~"5[0-9|]+"/.test(found['5xx eu']) && found['5xx eu'].includes('[1m]'), found['5xx eu']);
    assert(found['200 eu'].includes('code="200"'), found['200 eu']);
    const pane = {
      datasource: 'demo-prometheus',
      queries: [
        { refId: 'A', datasource: { uid: 'demo-prometheus', type: 'prometheus' }, expr: found['5xx eu'], range: true },
      ],
      range: { from: String(to - 30 * 60_000), to: String(to) },
    };
    const response = page.waitForResponse((one) => one.url().includes('/api/ds/query'));
    await page.goto(`${url}/explore?schemaVersion=1&panes=${encodeURIComponent(JSON.stringify({ a: pane }))}`);
    const { results } = await (await response).json();
    const codes = results.A.frames.map(({ schema }) => schema.fields[1].labels);
    assert(
      codes.length > 0 && codes.every(({ code, region }) => code[0] === '5' && region === 'eu'),
      JSON.stringify(codes)
    );
    assert(page.problems.length === 0, `console: ${page.problems.join('\n')}`);
    await page.context().close();
    return found['5xx eu'];
  });
}

/** In the page: what the link of each category's share asks Prometheus, by category and region. */
async function explored({ query, from, to }) {
  const [{ getDataSourceSrv }, { dateTime }] = await Promise.all([
    window.System.import('@grafana/runtime'),
    window.System.import('@grafana/data'),
  ]);
  const source = await getDataSourceSrv().get(query.datasource);
  const range = { from: dateTime(from), to: dateTime(to), raw: { from: dateTime(from), to: dateTime(to) } };
  const request = {
    requestId: 'links',
    targets: [query],
    range,
    scopedVars: {},
    timezone: 'utc',
    startTime: Date.now(),
  };
  const frames = await new Promise((resolve, reject) =>
    source.query(request).subscribe({
      next: ({ data, state, errors }) => {
        if (errors?.length) {
          reject(new Error(errors[0].message));
        } else if (state === 'Done') {
          resolve(data);
        }
      },
      error: reject,
    })
  );
  const shares = frames.flatMap(({ fields }) => fields).filter(({ name }) => name === 'share');
  return Object.fromEntries(
    shares.map(({ labels, config }) => [`${labels.code} ${labels.region}`, config.links[0].internal.query().expr])
  );
}
