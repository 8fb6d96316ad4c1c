#!/usr/bin/env node
/**
 * npm start: installs, builds and starts the product in the first of these that there is:
 * a Grafana of this machine, Docker Compose, the embedded preview.
 *
 *   npm start -- [--grafana | --docker | --preview] [--port 3000]
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SCENES } from '../demo/scenes.mjs';
import { buildAll } from './lib/build.mjs';
import { findDocker, findGrafana, findPrometheus } from './lib/find.mjs';
import { install } from './lib/install.mjs';
import { ROOT, run, stopServices } from './lib/run.mjs';

const say = (text) => console.log(text);

const { values: options } = parseArgs({
  options: {
    grafana: { type: 'boolean' },
    docker: { type: 'boolean' },
    preview: { type: 'boolean' },
    port: { type: 'string' },
  },
});
const port = options.port ? Number(options.port) : undefined;
const data = join(ROOT, 'data');

/** The first host that there is, or the one that was asked for; `why` says so in words. */
function choose() {
  const grafana = findGrafana();
  const docker = findDocker();
  if (options.preview) {
    return { host: 'preview', why: 'asked for with --preview' };
  }
  if (options.docker) {
    return docker.missing ? { error: docker.missing } : { host: 'docker', why: 'asked for with --docker' };
  }
  if (!grafana.missing) {
    return { host: 'grafana', grafana, why: `Grafana ${grafana.version} found in ${grafana.home}` };
  }
  if (options.grafana) {
    return { error: grafana.missing };
  }
  return docker.missing
    ? { host: 'preview', why: `${grafana.missing}; ${docker.missing}` }
    : { host: 'docker', why: `${grafana.missing}; Docker Compose ${docker.version} is here` };
}

async function inGrafana({ grafana }) {
  const { startGrafana, startTraffic } = await import('./lib/product.mjs');
  const prometheus = findPrometheus();
  let traffic;
  if (prometheus.missing) {
    say(
      `${prometheus.missing}: the demo dashboards stay empty until PROMETHEUS_URL names one that scrapes the demo shop`
    );
  } else {
    say(`Starting the demo shop and Prometheus ${prometheus.version}, with hours of recorded history …`);
    traffic = await startTraffic({ data, prometheus });
  }
  const { url, server } = await startGrafana({
    data,
    grafana,
    port,
    prometheusUrl: traffic?.prometheusUrl ?? process.env.PROMETHEUS_URL,
  });
  say(`
Multinomial runs in Grafana: ${url}/d/multinomial-shop
  first steps     ${url}/a/multinomial-distribution-app/setup
  alert rules     ${url}/alerting/list
  Prometheus      ${traffic?.prometheusUrl ?? 'none'}
  demo shop       ${traffic ? `${traffic.shopUrl}/status   (a shift for two minutes: curl -d '{"scenario":"checkout-5xx","seconds":120}' ${traffic.shopUrl}/shift)` : 'none'}
It listens on loopback and lets anyone there in as an administrator. Ctrl-C stops it.`);
  if (traffic && process.stdin.isTTY) {
    listenForKeys(traffic.shopUrl);
    say(`A key starts a scenario for eight minutes, to be seen in ${url}/d/multinomial-scenarios:
${SCENES.map(({ scenario }, i) => `  ${i + 1}  ${scenario}`).join('\n')}`);
  }
  const why = await Promise.race([server, ...(traffic?.children ?? [])].map((child) => child.ended));
  throw new Error(why);
}

const SCENE_SECONDS = 8 * 60;

/** A digit starts the scene of that number in the demo's traffic. */
function listenForKeys(shopUrl) {
  process.stdin.setRawMode(true).setEncoding('utf8');
  process.stdin.on('data', (key) => {
    const scene = SCENES[Number(key) - 1];
    if (key === '\u0003') {
      process.kill(process.pid, 'SIGINT');
    } else if (scene) {
      const body = JSON.stringify({ scenario: scene.scenario, seconds: SCENE_SECONDS });
      fetch(`${shopUrl}/shift`, { method: 'POST', body }).then(
        () => say(`${scene.scenario} is on for ${SCENE_SECONDS / 60} minutes`),
        (error) => say(`The demo shop does not answer: ${error.message}`)
      );
    }
  });
}

async function inDocker() {
  say('docker compose up: Grafana at http://localhost:3000/d/multinomial-shop once it is ready. Ctrl-C stops it.');
  const { code } = await run('docker', ['compose', 'up']);
  process.exitCode = code;
}

async function inPreview() {
  const { startPreview } = await import('../preview/start.mjs');
  await startPreview({ data, port, say });
}

async function main() {
  const chosen = choose();
  if (chosen.error) {
    throw new Error(`${chosen.error}. Leave the option out to start what there is.`);
  }
  say(
    `Starting in ${{ grafana: 'a Grafana of this machine', docker: 'Docker Compose', preview: 'the embedded preview' }[chosen.host]} (${chosen.why})`
  );
  await install(say);
  const noBackend = await buildAll(say, chosen.host === 'docker' ? 'linux' : undefined);
  if (noBackend) {
    say(`${noBackend}: dashboards work, alert rules do not`);
  }
  await { grafana: inGrafana, docker: inDocker, preview: inPreview }[chosen.host](chosen);
}

// a signal is how it ends
process.exitCode = 0;
main().catch(async (error) => {
  console.error(error.message);
  await stopServices();
  process.exit(1);
});
