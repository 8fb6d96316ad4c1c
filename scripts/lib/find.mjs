import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** Full path of a program on the PATH, or in one of these folders; or null. */
export function onPath(name, folders = []) {
  for (const folder of [...(process.env.PATH ?? '').split(delimiter), ...folders]) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // not here
    }
  }
  return null;
}

function version(command, args, pattern) {
  try {
    return (
      execFileSync(command, args, { encoding: 'utf8', timeout: 20_000, stdio: ['ignore', 'pipe', 'pipe'] }).match(
        pattern
      )?.[1] ?? null
    );
  } catch {
    return null;
  }
}

/**
 * A Grafana of this machine: GRAFANA_HOME, or an installed `grafana`.
 * @returns {{home: string, binary: string, version: string} | {missing: string}}
 */
export function findGrafana() {
  const asked = process.env.GRAFANA_HOME;
  const program = onPath('grafana') ?? onPath('grafana-server');
  const homes = asked
    ? [asked]
    : [program && dirname(dirname(realpathSync(program))), '/usr/share/grafana'].filter(Boolean);
  for (const home of homes) {
    const binary = [join(home, 'bin', 'grafana'), asked ? null : program].find((file) => file && existsSync(file));
    if (binary && existsSync(join(home, 'conf', 'defaults.ini'))) {
      return { home, binary, version: version(binary, ['--version'], /(\d+\.\d+\.\d+\S*)/) ?? 'unknown version' };
    }
  }
  return {
    missing: asked
      ? `GRAFANA_HOME=${asked} has no bin/grafana and conf/defaults.ini`
      : 'no Grafana found (GRAFANA_HOME is not set, no `grafana` on the PATH)',
  };
}

/** @returns {{binary: string, promtool: string | null, version: string} | {missing: string}} */
export function findPrometheus() {
  const binary = process.env.PROMETHEUS ?? onPath('prometheus');
  if (!binary) {
    return { missing: 'no Prometheus found (PROMETHEUS is not set, no `prometheus` on the PATH)' };
  }
  const beside = join(dirname(binary), 'promtool');
  return {
    binary,
    promtool: existsSync(beside) ? beside : onPath('promtool'),
    version: version(binary, ['--version'], /version (\d+\.\d+\.\d+\S*)/) ?? 'unknown version',
  };
}

/** @returns {{binary: string} | {missing: string}} */
export function findChromium() {
  const asked = process.env.CHROMIUM;
  const binary =
    asked ??
    ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map((name) => onPath(name)).find(Boolean);
  return binary && existsSync(binary)
    ? { binary }
    : {
        missing: asked
          ? `CHROMIUM=${asked} is not there`
          : 'no Chromium found (CHROMIUM is not set, no `chromium` on the PATH)',
      };
}

/** Docker Compose with an engine that answers. */
export function findDocker() {
  if (!onPath('docker')) {
    return { missing: 'no `docker` on the PATH' };
  }
  const compose = version('docker', ['compose', 'version'], /(\d+\.\d+\.\d+)/);
  if (!compose) {
    return { missing: '`docker compose` is not installed' };
  }
  return version('docker', ['info', '--format', 'engine {{.ServerVersion}}'], /engine (\d+\S*)/)
    ? { version: compose }
    : { missing: 'no Docker engine answers' };
}

/** @returns {{binary: string} | {missing: string}} */
export function findGo() {
  const binary = onPath('go');
  return binary ? { binary } : { missing: 'no Go found (the backend needs Go 1.26)' };
}
