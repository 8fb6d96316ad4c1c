import { resolve } from 'node:path';
import CopyWebpackPlugin from 'copy-webpack-plugin';
import ReplaceInFileWebpackPlugin from 'replace-in-file-webpack-plugin';
import type { Configuration } from 'webpack';
import { DIST_DIR } from './.config/bundler/constants.ts';
import { getPackageJson } from './.config/bundler/utils.ts';
import grafanaConfig, { type Env } from './.config/webpack/webpack.config';
import { chunksBesideModules } from './webpack.nested';

interface CopyPattern {
  from: string;
  to: string;
  globOptions?: { ignore: string[] };
}

/** Golden values and fixtures are JSON too, and no part of what is installed. */
const notShipped = ['**/golden/**', '**/testing/**', '**/fixtures/**'];

/** Logos of the nested plugins: the scaffolded configuration copies those of the app only. */
const nestedImages: CopyPattern = { from: '*/img/*', to: '.' };

/** What the catalog shows of the app lies where `npm run screenshots` writes it, and the scaffolded configuration looks among the sources. */
function fromDocs(pattern: CopyPattern): CopyPattern {
  const screenshot = /^img\/(.*\.png)$/.exec(pattern.from);
  return screenshot ? { from: `../docs/screenshots/${screenshot[1]}`, to: 'img/[name][ext]' } : pattern;
}

/** Every browser that Grafana 12 supports has this: what is compiled for older ones carries helpers in each file. */
const TARGET = 'es2020';

function forTodaysBrowsers({ module }: Configuration): void {
  for (const rule of module?.rules ?? []) {
    const use = (rule as { use?: { loader?: string; options?: { jsc?: { target?: string } } } }).use;
    if (use?.loader === 'swc-loader' && use.options?.jsc) {
      use.options.jsc.target = TARGET;
    }
  }
}

/** Modules of which a bundle has the value alone, computed now. */
const WRITTEN_DOWN = /[\\/]core[\\/]registry[\\/]declared\.ts$/;
const COMPUTED = 'computed';

function writtenDown({ module }: Configuration): void {
  module?.rules?.push({
    test: WRITTEN_DOWN,
    resourceQuery: { not: new RegExp(COMPUTED) },
    enforce: 'post',
    loader: resolve('scripts/lib/writeDown.cjs'),
    options: { query: COMPUTED },
  });
}

/** Where the project lives is said once, in package.json. */
function projectLinks() {
  const { homepage, bugs } = getPackageJson();
  return new ReplaceInFileWebpackPlugin([
    {
      dir: DIST_DIR,
      test: [/(^|\/)plugin\.json$/],
      rules: [
        { search: /%HOMEPAGE%/g, replace: homepage },
        { search: /%BUGS%/g, replace: bugs.url },
      ],
    },
  ]);
}

export default async function config(env: Env): Promise<Configuration> {
  const base = await grafanaConfig(env);
  for (const plugin of base.plugins ?? []) {
    if (plugin instanceof CopyWebpackPlugin) {
      const copier = plugin as unknown as { patterns: CopyPattern[] };
      copier.patterns = copier.patterns
        .map((pattern) => ({ ...fromDocs(pattern), globOptions: { ignore: notShipped } }))
        .concat(nestedImages);
    }
  }
  forTodaysBrowsers(base);
  writtenDown(base);
  base.plugins?.push(projectLinks());
  return chunksBesideModules(base);
}
