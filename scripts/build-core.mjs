#!/usr/bin/env node
/** Bundles the core into the one script that the backend embeds: `pkg/engine/core.js`, with the global `multinomial`. */
import { build } from 'esbuild';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(fileURLToPath(import.meta.url), '../..');

/** The backend's JavaScript engine has the syntax of ES2022, and no modules. */
export async function buildCore(outfile = resolve(ROOT, 'pkg/engine/core.js')) {
  await build({
    entryPoints: [resolve(ROOT, 'src/core/host.ts')],
    outfile,
    bundle: true,
    format: 'iife',
    globalName: 'multinomial',
    target: 'es2022',
    platform: 'neutral',
    minifySyntax: true,
    minifyWhitespace: true,
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'warning',
    // fields without a value would be defined at every construction
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  });
  return outfile;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildCore();
}
