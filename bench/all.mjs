#!/usr/bin/env node
/**
 * npm run bench: every benchmark, one after the other, each beside its peers in the same run; what it needs and doesn't find it says. Some
 * twenty minutes on two quiet cores. `npm run bench -- core rules` runs some.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ALL = {
  statistics: [['node', 'bench/statistics.mjs']],
  core: [['node', 'bench/core.mjs']],
  backend: [
    ['node', 'bench/backend.mjs'],
    ['go', 'test', './pkg/engine', '-run', '^$', '-bench', 'AlertRule|Series'],
  ],
  rules: [
    ['node', 'bench/rules.mjs'],
    ['node', 'bench/rules.mjs', '--group'],
  ],
  dashboard: [['node', 'bench/dashboard.mjs']],
  panel: [['node', 'bench/panel.mjs', '--runs', '4']],
};

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in ALL));
if (unknown.length > 0) {
  console.error(`No benchmark is called ${unknown.join(', ')}. Choose of ${Object.keys(ALL).join(', ')}.`);
  process.exit(1);
}
let failed = false;
for (const name of asked.length > 0 ? asked : Object.keys(ALL)) {
  for (const [command, ...options] of ALL[name]) {
    console.log(`\n== ${[command, ...options].join(' ')}\n`);
    failed = spawnSync(command, options, { cwd: ROOT, stdio: 'inherit' }).status !== 0 || failed;
  }
}
process.exitCode = failed ? 1 : 0;
