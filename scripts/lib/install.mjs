import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { patiently } from './progress.mjs';
import { ROOT, must } from './run.mjs';

const packagesOf = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {});

/**
 * Whether the packages that npm says it has installed are those of the lock file. Optional ones may be missing: they are for
 * other platforms.
 * @param {Record<string, {version: string, integrity?: string, optional?: boolean}>} locked
 * @param {Record<string, {version: string, integrity?: string}>} installed
 */
function matches(locked, installed) {
  const same = ([path, { version, integrity, optional }]) =>
    installed[path]
      ? installed[path].version === version && installed[path].integrity === integrity
      : optional === true;
  const wanted = Object.entries(locked).filter(([path]) => path !== '');
  return wanted.every(same) && Object.keys(installed).every((path) => locked[path]);
}

/** Installs the packages of package-lock.json, unless they are installed. */
export async function install(say) {
  const locked = packagesOf(join(ROOT, 'package-lock.json'));
  if (matches(locked, packagesOf(join(ROOT, 'node_modules', '.package-lock.json')))) {
    return;
  }
  const paths = Object.entries(locked).flatMap(([path, { optional }]) => (path && !optional ? [path] : []));
  const unpacked = () => paths.filter((path) => existsSync(join(ROOT, path, 'package.json'))).length;
  await patiently(
    say,
    'Installing packages (npm ci)',
    () => must('npm', ['ci', '--no-fund', '--no-audit']),
    () => `${unpacked()} of ${paths.length} packages`
  );
}
