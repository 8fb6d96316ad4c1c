#!/usr/bin/env node
/**
 * Writes docs/statistics.md, the table of what a query can return, from the registry. `--check` says instead whether the file is
 * current (npm test does).
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { format, resolveConfig } from 'prettier';
import { ROOT } from './lib/run.mjs';
import { statisticsPage } from './lib/statisticsPage.mjs';

const FILE = join(ROOT, 'docs', 'statistics.md');
async function registry() {
  const folder = mkdtempSync(join(tmpdir(), 'multinomial-docs-'));
  try {
    const outfile = join(folder, 'registry.mjs');
    const entryPoints = [join(ROOT, 'src', 'core', 'registry', 'index.ts')];
    await build({ entryPoints, bundle: true, format: 'esm', platform: 'node', outfile, logLevel: 'warning' });
    return (await import(pathToFileURL(outfile).href)).REGISTRY;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function text() {
  const page = statisticsPage(await registry());
  return format(page, { ...(await resolveConfig(FILE)), parser: 'markdown' });
}

const wanted = await text();
if (process.argv.includes('--check')) {
  let found = '';
  try {
    found = readFileSync(FILE, 'utf8');
  } catch {
    // not there: not current
  }
  const current = found === wanted;
  console.log(current ? 'docs/statistics.md is current' : 'docs/statistics.md is not current: run npm run docs');
  process.exitCode = current ? 0 : 1;
} else {
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(FILE, wanted);
  console.log(`wrote ${FILE}`);
}
