import { GO_ENV, platform } from './go.mjs';
import { findGo } from './find.mjs';
import { patiently } from './progress.mjs';
import { must } from './run.mjs';

/** The core as one script, which the backend embeds. */
export async function buildCore() {
  await must('node', ['scripts/build-core.mjs']);
}

/** The command line, as an npm package. */
export async function buildCli() {
  await must('node', ['scripts/build-cli.mjs']);
}

export async function buildFrontend(say) {
  await patiently(say, 'Building the app, the data source and the panel', () =>
    must('npx', ['webpack', '-c', './webpack.config.ts', '--env', 'production'])
  );
}

/**
 * The backend by mage, with the core in it.
 * @param {string} [os] of the Grafana that loads it, where that isn't this machine's
 * @returns {Promise<string | null>} why there is no backend, or null when it's built
 */
async function buildBackend(say, os) {
  const go = findGo();
  if (go.missing) {
    return go.missing;
  }
  const host = await platform();
  await patiently(say, 'Building the backend', () =>
    must('go', ['tool', 'mage', 'build:custom', os ?? host.os, host.arch], { extraEnv: GO_ENV })
  );
  return null;
}

/** All that `dist/` holds, for this machine. */
export async function buildAll(say, os) {
  await buildFrontend(say);
  return buildBackend(say, os);
}
