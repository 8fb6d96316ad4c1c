#!/usr/bin/env node
/**
 * npm run package: the plugin for every platform in dist-package/, as a zip that Grafana's plugin folder takes, with its SHA-256.
 * It is signed where GRAFANA_ACCESS_POLICY_TOKEN is set.
 */
import { createHash } from 'node:crypto';
import { accessSync, constants, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildFrontend } from './lib/build.mjs';
import { findGo } from './lib/find.mjs';
import { GO_ENV } from './lib/go.mjs';
import { install } from './lib/install.mjs';
import { patiently } from './lib/progress.mjs';
import { ROOT, must } from './lib/run.mjs';

const say = (text) => console.log(text);
const DIST = join(ROOT, 'dist');
const OUT = join(ROOT, 'dist-package');
/** What the SDK builds for. */
const PLATFORMS = ['linux_amd64', 'linux_arm', 'linux_arm64', 'darwin_amd64', 'darwin_arm64', 'windows_amd64.exe'];

const mebibytes = (file) => `${(statSync(file).size / 2 ** 20).toFixed(1)} MiB`;
const readJson = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));

async function build() {
  await install(say);
  rmSync(DIST, { recursive: true, force: true });
  await buildFrontend(say);
  await patiently(say, 'Building the backend for every platform', () =>
    // without the folders of the machine that builds it
    must('go', ['tool', 'mage', 'buildAll'], { extraEnv: { ...GO_ENV, GOFLAGS: `${GO_ENV.GOFLAGS} -trimpath` } })
  );
}

async function sign() {
  if (!process.env.GRAFANA_ACCESS_POLICY_TOKEN) {
    say('Not signed: GRAFANA_ACCESS_POLICY_TOKEN is not set');
    return;
  }
  await patiently(say, 'Signing', () => must('npm', ['run', '--silent', 'sign']));
}

/** Fails when what Grafana needs isn't there. */
function inspect() {
  const { executable } = readJson(DIST, 'datasource', 'plugin.json');
  for (const platform of PLATFORMS) {
    const file = join(DIST, 'datasource', `${executable}_${platform}`);
    accessSync(file, constants.X_OK);
    say(`  ${basename(file).padEnd(50)} ${mebibytes(file).padStart(10)}`);
  }
  for (const folder of ['.', 'datasource', 'panel']) {
    const left = /%[A-Z_]+%/.exec(JSON.stringify(readJson(DIST, folder, 'plugin.json')));
    if (left) {
      throw new Error(`${left[0]} is left in ${join(folder, 'plugin.json')}`);
    }
    const module = join(DIST, folder, 'module.js');
    say(`  ${join(folder, 'module.js').padEnd(50)} ${mebibytes(module).padStart(10)}`);
  }
  accessSync(join(DIST, 'go_plugin_build_manifest'));
  say(`  ${readdirSync(DIST, { recursive: true }).length} files and folders`);
}

async function pack() {
  const { id, info } = readJson(DIST, 'plugin.json');
  const file = join(OUT, `${id}-${info.version}.zip`);
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT);
  await must('go', ['tool', 'mage', 'zip', id, file], { extraEnv: GO_ENV });
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
  writeFileSync(`${file}.sha256`, `${sha256}  ${basename(file)}\n`);
  say(`${file}  ${mebibytes(file)}\nsha256 ${sha256}`);
}

async function main() {
  const go = findGo();
  if (go.missing) {
    throw new Error(go.missing);
  }
  await build();
  await sign();
  inspect();
  await pack();
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
