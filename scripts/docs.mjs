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

const FILE = join(ROOT, 'docs', 'statistics.md');
const SCOPES = {
  category: ['Per window and category', 'One number a category; in alert rules one instance a category.'],
  window: ['Per window', 'One number a window (and group).'],
  group: ['Per group', 'One number a group, over all windows of the time range.'],
};
const NEEDS = {
  none: 'nothing else',
  baseline: 'a baseline',
  trailing: 'a baseline and earlier windows',
  intended: 'intended shares',
};
const SIGNS = { gt: '>', lt: '<' };

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

function table(entries) {
  const rows = entries.map(({ id, name, unit, description, needs, defaultThreshold: alarm }) => [
    `\`${id}\``,
    name,
    description,
    unit === 'none' ? '' : unit,
    NEEDS[needs],
    alarm ? `${SIGNS[alarm.op]} ${alarm.value}` : '',
  ]);
  const head = ['id', 'name', 'what it says', 'unit', 'needs', 'usual alarm'];
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

async function text() {
  const entries = await registry();
  const parts = Object.entries(SCOPES).map(([scope, [title, note]]) => {
    const own = entries.filter((entry) => entry.scope === scope);
    return `## ${title}\n\n${note}\n\n${table(own)}`;
  });
  const page = `# Statistics that a query can return

Made from \`src/core/registry/\` by \`npm run docs\`; every one is there for dashboards and for alert rules, with the same numbers. Where
there is no answer (no data, no baseline yet) there is no value, never 0 or NaN. Formulas and sources stand at the functions in
\`src/core/stats/\`.

${parts.join('\n\n')}
`;
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
