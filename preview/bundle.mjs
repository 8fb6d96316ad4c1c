import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../scripts/lib/run.mjs';

const PAGE = join(ROOT, 'preview', 'page');
const INTER = join(ROOT, 'node_modules', '@fontsource', 'inter', 'files');

/** Grafana's file names -> those of the font's own package: @grafana/ui asks for the font, but doesn't carry it. */
const FONTS = {
  'Inter-Regular.woff2': 'inter-latin-400-normal.woff2',
  'Inter-Medium.woff2': 'inter-latin-500-normal.woff2',
};

/** Bundles the page with the panel, data source and core as they are in `src/`, into `folder`, with all that it loads. */
export async function bundlePage(folder) {
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [join(PAGE, 'main.tsx')],
    outfile: join(folder, 'main.js'),
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minifySyntax: true,
    minifyWhitespace: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.svg': 'dataurl', '.ttf': 'dataurl' },
    legalComments: 'none',
    logLevel: 'warning',
  });
  cpSync(join(PAGE, 'index.html'), join(folder, 'index.html'));
  // Icons that Grafana has and @grafana/ui's package lacks.
  cpSync(join(PAGE, 'public'), join(folder, 'public'), { recursive: true });
  for (const [name, file] of Object.entries(FONTS)) {
    cpSync(join(INTER, file), join(folder, 'public', 'fonts', 'inter', name));
  }
}
