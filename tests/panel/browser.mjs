/** Bundles the page with the real panel and the real @grafana/ui, serves it, and opens it in Chromium. */
import { build } from 'esbuild';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, openPage } from '../lib/browser.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const ICONS = join(HERE, '../../node_modules/@grafana/ui/dist/public');
const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.html': 'text/html' };
const FONTS = join(HERE, '../../node_modules/@fontsource/inter/files');
/** Grafana's own font, there before anything is measured, whatever fonts the machine has. */
const FONT_FACES = [400, 500]
  .map((weight) => {
    const data = readFileSync(join(FONTS, `inter-latin-${weight}-normal.woff2`)).toString('base64');
    return `@font-face{font-family:Inter;font-weight:${weight};src:url(data:font/woff2;base64,${data})}`;
  })
  .join('');
const HTML =
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="stylesheet" href="/page.css"><link rel="icon" href="data:,">' +
  `<style>${FONT_FACES}</style></head>` +
  '<body><div id="root"></div><script>window.grafanaBootData = { settings: {}, user: {} }</script><script src="/page.js"></script></body></html>';
async function bundle(outdir) {
  await build({
    entryPoints: [join(HERE, 'page.tsx')],
    bundle: true,
    outdir,
    format: 'iife',
    jsx: 'automatic',
    target: 'es2022',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}', global: 'window' },
    loader: { '.svg': 'dataurl', '.woff': 'dataurl', '.woff2': 'dataurl', '.png': 'dataurl', '.ttf': 'dataurl' },
  });
}

/** Files of the bundle, and @grafana/ui's icons where it looks for them. */
function serve(folder) {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url, 'http://localhost').pathname);
    // icons are asked for beside the page, wherever a link has led it
    const [, icon] = path.split('/public/build/');
    const file = icon === undefined ? join(folder, path) : join(ICONS, icon);
    if (path === '/') {
      response.writeHead(200, { 'content-type': TYPES['.html'] }).end(HTML);
    } else if (path.startsWith('/public/fonts/')) {
      // Grafana's server has these, @grafana/ui hasn't: the page has Inter of its own.
      response.writeHead(200, { 'content-type': 'font/woff2' }).end();
    } else if (existsSync(file)) {
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'text/plain' }).end(readFileSync(file));
    } else {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** Runs `use` with an open page; `page.problems` has what its console complained of. */
export async function withPage(use) {
  const folder = mkdtempSync(join(tmpdir(), 'distribution-panel-'));
  await bundle(folder);
  const server = await serve(folder);
  const browser = await launch();
  try {
    const page = await openPage(browser, { width: 1700 });
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.evaluate(() => Promise.all([400, 500].map((weight) => document.fonts.load(`${weight} 14px Inter`))));
    await use(page);
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true });
  }
}

export const show = (page, spec) => page.evaluate((given) => window.show(given), { theme: 'dark', ...spec });

/** The panels that are there get another specification, as on a refresh, a resize or a change of options. */
export const change = (page, spec) => page.evaluate((given) => window.change(given), { theme: 'dark', ...spec });

/** The numbers behind a scenario. */
export const numbers = (page, scenario) => page.evaluate((given) => window.numbers(given), scenario);
