#!/usr/bin/env node
/**
 * Bundles the command line into the npm package `multinomial`, with one file to run and nothing to install beside it.
 *
 *   node scripts/build-cli.mjs [FOLDER]
 */
import { build } from 'esbuild';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './lib/run.mjs';

const BIN = 'multinomial.cjs';

/** @param {string} folder where the package is written */
async function buildCli(folder = join(ROOT, 'dist-cli')) {
  const { version, license, homepage, repository, bugs, author } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8')
  );
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [join(ROOT, 'src/cli/bin.ts')],
    outfile: join(folder, BIN),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    banner: { js: '#!/usr/bin/env node' },
    define: { VERSION: JSON.stringify(version) },
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
  chmodSync(join(folder, BIN), 0o755);
  const manifest = {
    name: 'multinomial',
    version,
    description:
      'Decide whether the distribution of categorical telemetry has drifted: canaries, splits, windows, incidents.',
    bin: { multinomial: BIN },
    files: [BIN],
    engines: { node: '>=20' },
    license,
    homepage,
    repository,
    bugs,
    author,
    keywords: ['canary', 'drift', 'sre', 'sample-ratio-mismatch', 'statistics'],
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  copyFileSync(join(ROOT, 'docs/gate.md'), join(folder, 'README.md'));
  copyFileSync(join(ROOT, 'LICENSE'), join(folder, 'LICENSE'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildCli(process.argv[2]);
}
