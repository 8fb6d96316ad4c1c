#!/usr/bin/env node
/**
 * npm run study: false alarms and detection delays, ours and the naive rules on the same seeded data. Prints the tables and
 * writes docs/study.md with its plots. `--small` runs few windows, writes nothing and checks the claims (npm test does).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'multinomial-study-'));
const bundle = join(folder, 'study.mjs');
try {
  await build({
    entryPoints: [join(here, 'main.ts')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile: bundle,
    logLevel: 'warning',
  });
  const { main } = await import(pathToFileURL(bundle).href);
  process.exitCode = main({ small: process.argv.includes('--small'), docs: join(here, '..', 'docs') });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
