import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, must } from './run.mjs';
import { findGo } from './find.mjs';

/** Installs the packages of package-lock.json, unless that very lock file is installed. */
export async function install(say) {
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
  const mark = join(ROOT, 'node_modules', '.installed-lock');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) {
    return;
  }
  say('Installing packages (npm ci) …');
  await must('npm', ['ci', '--no-fund', '--no-audit']);
  mkdirSync(dirname(mark), { recursive: true });
  writeFileSync(mark, lock);
}

/** The core as one script, which the backend embeds. */
export async function buildCore() {
  await must('node', ['scripts/build-core.mjs']);
}

export async function buildFrontend(say) {
  say('Building the app, the data source and the panel …');
  await must('npx', ['webpack', '-c', './webpack.config.ts', '--env', 'production']);
}

/** @returns {Promise<string | null>} why there is no backend, or null when it's built */
export async function buildBackend(say) {
  const go = findGo();
  if (go.missing) {
    return go.missing;
  }
  say('Building the backend …');
  const { GOOS, GOARCH } = JSON.parse(await must('go', ['env', '-json', 'GOOS', 'GOARCH']));
  const file = join(
    'dist',
    'datasource',
    `gpx_multinomial_distribution_${GOOS}_${GOARCH}${GOOS === 'windows' ? '.exe' : ''}`
  );
  await must('go', ['build', '-ldflags=-s -w', '-o', file, './pkg'], { extraEnv: { CGO_ENABLED: '0' } });
  return null;
}

/** All that `dist/` holds. */
export async function buildAll(say) {
  await buildCore();
  await buildFrontend(say);
  return buildBackend(say);
}
