#!/usr/bin/env node
/**
 * npm run study: pages, delays and how much of an incident is flagged, ours and other rules on the same seeded data, end to end on the
 * alert road. Prints the tables, checks the claims, and writes docs/study.md.
 *
 *   node study/run.mjs [--small] [--only pages,incidents,delays,canaries,budgets,sequential] [--seed N]
 *
 * `--small` runs little and writes nothing (npm test does).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
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
  const { values } = parseArgs({
    options: { small: { type: 'boolean' }, only: { type: 'string' }, seed: { type: 'string' } },
  });
  process.exitCode = main({
    small: values.small === true,
    only: values.only?.split(',') ?? [],
    seed: Number(values.seed ?? 0),
    docs: join(here, '..', 'docs'),
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
