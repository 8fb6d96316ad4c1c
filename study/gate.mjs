#!/usr/bin/env node
/**
 * npm run study:gate: how often the gate is wrong and how many events it takes, beside a test of fixed size and Kayenta's judge. Prints the
 * tables, checks the claims, and writes them into docs/gate.md.
 *
 *   node study/gate.mjs [--small]
 *
 * `--small` runs little and writes nothing.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { loadTypeScript } from '../scripts/lib/loadTypeScript.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const PAGE = join(here, '..', 'docs', 'gate.md');
const MARKS = /(<!-- study\/gate\.mjs -->\n)[^]*(<!-- end of study\/gate\.mjs -->)/;

const { gateStudy, verdict } = await loadTypeScript({ entryPoints: [join(here, 'gate.ts')] });
const { values } = parseArgs({ options: { small: { type: 'boolean' } } });
const { text, claims } = gateStudy(values.small ? 200 : 10_000);
console.log(`${text}\n`);
if (!values.small) {
  const page = readFileSync(PAGE, 'utf8').replace(MARKS, (_, begin, end) => `${begin}\n${text}\n\n${end}`);
  writeFileSync(PAGE, await format(page, { ...(await resolveConfig(PAGE)), parser: 'markdown' }));
}
process.exitCode = verdict(claims);
