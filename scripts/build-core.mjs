#!/usr/bin/env node
/**
 * What the backend has of the core: all of it as one script that it embeds, `pkg/engine/core.js` with the global `multinomial`, and its
 * numeric road as Go, `pkg/kernel/kernel.go`.
 */
import { build } from 'esbuild';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toGo } from './lib/toGo.mjs';

export const ROOT = resolve(fileURLToPath(import.meta.url), '../..');

/** The backend's JavaScript engine has the syntax of ES2022, and no modules. */
export async function buildCore(outfile = resolve(ROOT, 'pkg/engine/core.js')) {
  const {
    outputFiles: [{ text }],
  } = await build({
    write: false,
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
  replace(outfile, text);
  replace(resolve(ROOT, 'pkg/kernel/kernel.go'), toGo(resolve(ROOT, 'src/core/kernel.ts'), 'kernel', ROOT));
}

/** In one step, and not without need: a build of the backend may be reading it. */
function replace(file, text) {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) {
    return;
  }
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, text);
  renameSync(fresh, file);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildCore();
}
