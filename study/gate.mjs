#!/usr/bin/env node
/**
 * npm run study:gate: how often the gate is wrong and how many events it takes, beside a test of fixed size and Kayenta's judge. Prints the
 * tables, checks the claims, and writes them into docs/gate.md.
 *
 *   node study/gate.mjs [--small]
 *
 * `--small` runs little and writes nothing.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { format, resolveConfig } from 'prettier';

const here = dirname(fileURLToPath(import.meta.url));
const PAGE = join(here, '..', 'docs', 'gate.md');
const MARKS = /(<!-- study\/gate\.mjs -->\n)[^]*(<!-- end of study\/gate\.mjs -->)/;

const folder = mkdtempSync(join(tmpdir(), 'multinomial-gate-'));
try {
  const outfile = join(folder, 'gate.mjs');
  const entryPoints = [join(here, 'gate.ts')];
  await build({ entryPoints, bundle: true, format: 'esm', platform: 'node', outfile, logLevel: 'warning' });
  const { gateStudy, verdict } = await import(pathToFileURL(outfile).href);
  const { values } = parseArgs({ options: { small: { type: 'boolean' } } });
  const { text, claims } = gateStudy(values.small ? 200 : 10_000);
  console.log(`${text}\n`);
  if (!values.small) {
    const page = readFileSync(PAGE, 'utf8').replace(MARKS, (_, begin, end) => `${begin}\n${text}\n\n${end}`);
    writeFileSync(PAGE, await format(page, { ...(await resolveConfig(PAGE)), parser: 'markdown' }));
  }
  process.exitCode = verdict(claims);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
