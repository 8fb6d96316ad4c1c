import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/**
 * What a Python script beside this one measures of an input, by files: python SCRIPT <input.json> <output.json>; null where no Python with
 * SciPy is found (PYTHON, or python3 on the PATH).
 */
export function pythonPeer(script, input) {
  const python = process.env.PYTHON ?? 'python3';
  return spawnSync(python, ['-c', 'import scipy']).status === 0 ? byFiles(python, [join(here, script)], input) : null;
}

/** The same of a Go module in a folder beside this file; null where there is no Go, or it can't be built. */
export function goPeer(module, input) {
  const folder = mkdtempSync(join(tmpdir(), 'multinomial-bench-'));
  try {
    const program = join(folder, module);
    const built = spawnSync('go', ['build', '-o', program, '.'], { cwd: join(here, module), stdio: 'inherit' });
    return built.status === 0 ? byFiles(program, [], input) : null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function byFiles(command, options, input) {
  const folder = mkdtempSync(join(tmpdir(), 'multinomial-bench-'));
  try {
    const [given, found] = [join(folder, 'input.json'), join(folder, 'output.json')];
    writeFileSync(given, JSON.stringify(input));
    execFileSync(command, [...options, given, found], { stdio: ['ignore', 'ignore', 'inherit'] });
    return JSON.parse(readFileSync(found, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
