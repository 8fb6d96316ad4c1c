import CopyWebpackPlugin from 'copy-webpack-plugin';
import type { Configuration } from 'webpack';
import grafanaConfig, { type Env } from './.config/webpack/webpack.config';

interface CopyPattern {
  from: string;
  to: string;
  globOptions?: { ignore: string[] };
}

/** Golden values and fixtures are JSON too, and no part of what is installed. */
const notShipped = ['**/golden/**', '**/testing/**', '**/fixtures/**'];

/** Logos of the nested plugins: the scaffolded configuration copies those of the app only. */
const nestedImages: CopyPattern = { from: '*/img/*', to: '.' };

export default async function config(env: Env): Promise<Configuration> {
  const base = await grafanaConfig(env);
  for (const plugin of base.plugins ?? []) {
    if (plugin instanceof CopyWebpackPlugin) {
      const { patterns } = plugin as unknown as { patterns: CopyPattern[] };
      patterns.forEach((pattern) => (pattern.globOptions = { ignore: notShipped }));
      patterns.push(nestedImages);
    }
  }
  return base;
}
