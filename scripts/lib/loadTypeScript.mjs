import { build } from 'esbuild';

/**
 * Bundles TypeScript in memory and loads it.
 *
 * @param options of esbuild: `entryPoints` or `stdin`, and what else differs from modules for Node
 * @returns what it exports
 */
export async function loadTypeScript(options) {
  const { outputFiles } = await build({
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
    ...options,
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
