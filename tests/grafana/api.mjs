/** Calls the Grafana under test; anything but a success is an error with its text. */
export function grafanaApi(url) {
  return async (method, path, body) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'x-disable-provenance': 'true' },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 1000)}`);
    }
    return text ? JSON.parse(text) : null;
  };
}

/** The demo's own: status codes of checkout. */
export const CHECKOUT = 'sum by (code) (increase(shop_http_requests_total{handler="checkout"}[$__interval]))';
export const DISTRIBUTION = { type: 'multinomial-distribution-datasource', uid: 'multinomial' };
const PROMETHEUS = { type: 'prometheus', uid: 'demo-prometheus' };

/** A query of ours over Prometheus. */
export function distributionQuery(expr, settings = {}) {
  return {
    refId: 'A',
    datasource: DISTRIBUTION,
    category: 'code',
    values: 'counts',
    upstream: { datasource: PROMETHEUS, query: { refId: 'A', expr, range: true, instant: false, editorMode: 'code' } },
    ...settings,
  };
}

/** Runs queries in the backend, as an alert rule or a public dashboard does. */
export async function backendFrames(api, query, from, to) {
  const { results } = await api('POST', '/api/ds/query', { queries: [query], from: String(from), to: String(to) });
  const result = results[query.refId];
  if (result.error) {
    throw new Error(result.error);
  }
  return result.frames;
}

/** Runs the same query in the page, through the data source's browser host. */
export function browserFrames(page, query, from, to) {
  return page.evaluate(
    async ({ query, from, to }) => {
      const [{ getDataSourceSrv }, { dataFrameToJSON, dateTime }] = await Promise.all([
        window.System.import('@grafana/runtime'),
        window.System.import('@grafana/data'),
      ]);
      const source = await getDataSourceSrv().get(query.datasource);
      const range = { from: dateTime(from), to: dateTime(to), raw: { from: dateTime(from), to: dateTime(to) } };
      const request = {
        requestId: 'test',
        app: 'dashboard',
        targets: [query],
        range,
        interval: '10s',
        intervalMs: 10_000,
        maxDataPoints: 1000,
        scopedVars: {},
        timezone: 'utc',
        startTime: Date.now(),
      };
      return new Promise((resolve, reject) => {
        const subscription = source.query(request).subscribe({
          next: (response) => {
            if (response.errors?.length || response.error) {
              reject(new Error((response.errors?.[0] ?? response.error).message));
            } else if (response.state === undefined || response.state === 'Done') {
              resolve(response.data.map((frame) => dataFrameToJSON(frame)));
              queueMicrotask(() => subscription?.unsubscribe());
            }
          },
          error: reject,
        });
      });
    },
    { query, from, to }
  );
}
