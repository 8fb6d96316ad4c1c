#!/usr/bin/env node
/**
 * Writes what the docs say of the code's own tables: docs/statistics.md, docs/choices.md, docs/query.schema.json, and the layers in
 * CONTRIBUTING.md. `--check` says
 * instead whether they are current (npm test does).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import layers from '../layers.cjs';
import { choicesPage } from './lib/choicesPage.mjs';
import { loadTypeScript } from './lib/loadTypeScript.mjs';
import { markdownTable } from './lib/markdownTable.mjs';
import { ROOT } from './lib/run.mjs';
import { statisticsPage } from './lib/statisticsPage.mjs';

const TABLES = `
export { REGISTRY } from './src/core/registry';
export { BASELINE_KINDS } from './src/core/baseline/kinds';
export { TEST_METHODS } from './src/core/compare/tests';
export { DIVERGENCES } from './src/core/compare/divergences';
export { OUTPUT_FORMATS } from './src/core/output/formats';
export { querySchema } from './src/core/normal/jsonSchema';
`;

const LAYERS = /(<!-- layers.cjs -->\n)[^]*(<!-- end of layers.cjs -->)/;
const layersTable = () =>
  markdownTable(
    ['layer', 'what'],
    layers.map(({ name, also = [], what }) => [[name, ...also].map((one) => `\`${one}\``).join(', '), what])
  );

const read = (path) => {
  try {
    return readFileSync(join(ROOT, path), 'utf8');
  } catch {
    return '';
  }
};

const known = await loadTypeScript({ stdin: { contents: TABLES, resolveDir: ROOT, loader: 'ts' } });
const pages = {
  'docs/statistics.md': statisticsPage(known.REGISTRY),
  'docs/choices.md': choicesPage(known),
  'docs/query.schema.json': JSON.stringify(known.querySchema()),
  'CONTRIBUTING.md': read('CONTRIBUTING.md').replace(LAYERS, (_, begin, end) => `${begin}\n${layersTable()}\n\n${end}`),
};
for (const [path, page] of Object.entries(pages)) {
  const file = join(ROOT, path);
  const wanted = await format(page, { ...(await resolveConfig(file)), filepath: file });
  if (!process.argv.includes('--check')) {
    writeFileSync(file, wanted);
    console.log(`wrote ${path}`);
  } else if (read(path) === wanted) {
    console.log(`${path} is current`);
  } else {
    console.log(`${path} is not current: run npm run docs`);
    process.exitCode = 1;
  }
}
