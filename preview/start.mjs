import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCore } from '../scripts/lib/build.mjs';
import { findGo } from '../scripts/lib/find.mjs';
import { GO_ENV } from '../scripts/lib/go.mjs';
import { ROOT, answers, freePort, must, service } from '../scripts/lib/run.mjs';
import { bundlePage } from './bundle.mjs';
import { previewServer } from './server/server.mjs';
import { ShopStore } from './server/store.mjs';

const HISTORY_HOURS = 6;
const UI = join(ROOT, 'node_modules', '@grafana', 'ui', 'dist', 'public');

/**
 * Starts the embedded preview on loopback: the demo shop, the page, and the backend where there is Go.
 * Its children end with `stopServices()`.
 *
 * @param {{data: string, port?: number, calm?: boolean, say: (text: string) => void}} options
 *   data: folder for logs and what is built; calm: no scheduled shifts (tests inject their own)
 * @returns {Promise<{url: string, site: string, hasBackend: boolean, stop: () => void}>} site: the folder with the bundled page
 */
export async function startPreview({ data, port: asked, calm = false, say }) {
  const folder = join(data, 'preview');
  const site = join(folder, 'site');
  mkdirSync(folder, { recursive: true });
  const port = asked ?? (await freePort(3000));
  const url = `http://127.0.0.1:${port}`;
  const token = randomBytes(24).toString('hex');

  say('Recording hours of the demo shop, and starting it …');
  const store = new ShopStore();
  const shopUrl = await startShop({ folder, calm, counters: store.record(HISTORY_HOURS, Date.now()) });
  const unwatch = store.watch(`${shopUrl}/metrics`);
  say('Bundling the page …');
  await bundlePage(site);
  const backendUrl = await startBackend({ folder, grafanaUrl: url, token, say });

  const server = previewServer({
    store,
    folders: foldersOf(site),
    backendUrl,
    token,
    shopUrl,
  });
  await new Promise((listening, failed) => server.once('error', failed).listen(port, '127.0.0.1', listening));
  say(`
Multinomial runs in the embedded preview: ${url}
  It is the real panel, query editor and data source in Grafana's own components, without a Grafana around them.
  backend         ${backendUrl ? 'its own answer stands beside the browser’s' : 'none: this machine has no Go'}
  demo shop       ${shopUrl}/status   (a shift for two minutes: curl -d '{"scenario":"checkout-5xx","seconds":120}' ${shopUrl}/shift, or the button on the page)
It listens on loopback only. Ctrl-C stops it.`);
  return {
    url,
    site,
    hasBackend: backendUrl !== null,
    stop() {
      unwatch();
      server.close();
      server.closeAllConnections();
    },
  };
}

/** What the server serves: the bundled page, and what lies elsewhere. */
export const foldersOf = (site) => [
  ['/', site],
  ['/public/build/', UI],
  ['/plugin/img/', join(ROOT, 'src', 'img')],
];

async function startShop({ folder, calm, counters }) {
  const state = join(folder, 'counters.json');
  writeFileSync(state, JSON.stringify(counters));
  const port = await freePort(8400);
  const args = ['demo/traffic.mjs', '--port', `${port}`, '--state', state, ...(calm ? ['--calm'] : [])];
  const child = service('demo shop', 'node', args, { log: join(folder, 'shop.log') });
  const url = `http://127.0.0.1:${port}`;
  await answers(`${url}/status`, child);
  return url;
}

/** The plugin's real backend behind a small server of ours; null where there is no Go to build it with. */
async function startBackend({ folder, grafanaUrl, token, say }) {
  if (findGo().missing) {
    return null;
  }
  say('Building the backend …');
  // The page bundles the core as it is now, and so must the backend.
  await buildCore();
  const binary = join(folder, 'backend');
  await must('go', ['build', '-o', binary, './preview/backend'], { extraEnv: GO_ENV });
  const port = await freePort(8500);
  const child = service('backend', binary, ['-port', `${port}`, '-grafana', grafanaUrl], {
    log: join(folder, 'backend.log'),
    extraEnv: { PREVIEW_TOKEN: token },
  });
  const url = `http://127.0.0.1:${port}`;
  await answers(`${url}/health`, child);
  return url;
}
