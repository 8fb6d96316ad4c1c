#!/usr/bin/env node
/**
 * The demo shop: a small HTTP service with real counters, and the customers that visit it over loopback.
 *
 *   node demo/traffic.mjs [--port 8400] [--host 127.0.0.1] [--state counters.json] [--speed 1]
 *
 *   GET  /metrics            counters, for Prometheus
 *   GET  /shop/<handler>     a request of a customer
 *   POST /shift              {"scenario": "checkout-5xx", "seconds": 60}: a shift now, beside the hourly ones
 *   POST /calm               {"calm": true}: no scheduled shifts (tests inject their own)
 *   GET  /status             what is on
 */
import { readFileSync, existsSync } from 'node:fs';
import { Agent, createServer, get } from 'node:http';
import { parseArgs } from 'node:util';
import { BUCKETS, FLAGS, REQUESTS, shopMetrics } from './metrics.mjs';
import { SCENARIO_NAMES, codeProbabilities, draw, drawRequest, requestRate, scheduled } from './model.mjs';
import { events } from './uses.mjs';

const { values: options } = parseArgs({
  options: {
    port: { type: 'string', default: '8400' },
    host: { type: 'string', default: '127.0.0.1' },
    state: { type: 'string' },
    speed: { type: 'string', default: '1' },
    calm: { type: 'boolean', default: false },
  },
});
const port = Number(options.port);
const speed = Number(options.speed);
const initial = options.state && existsSync(options.state) ? JSON.parse(readFileSync(options.state, 'utf8')) : [];
const { registry, counters } = shopMetrics(initial);

let calm = options.calm;
/** scenario -> time (ms) at which its injected shift ends */
const injected = new Map();

function scenariosNow() {
  const now = Date.now();
  const extra = SCENARIO_NAMES.filter((name) => (injected.get(name) ?? 0) > now);
  return [...new Set([...(calm ? [] : scheduled(now)), ...extra])];
}

function shop(request, response, url) {
  const visit = {
    handler: url.pathname.slice('/shop/'.length),
    region: url.searchParams.get('region'),
    version: url.searchParams.get('version'),
  };
  const code = draw(codeProbabilities(visit, scenariosNow()), Math.random());
  counters[REQUESTS].inc({ ...visit, code });
  if (visit.handler === 'checkout') {
    counters[FLAGS].inc({ flag: 'new-basket', bucket: draw(BUCKETS, Math.random()) });
  }
  response.writeHead(Number(code)).end();
}

async function body(request) {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > 10_000) {
      throw new Error('the body is larger than 10,000 characters');
    }
  }
  return JSON.parse(text);
}

function json(response, status, value) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value) + '\n');
}

function status() {
  return { scenarios: scenariosNow(), calm, counters: REQUESTS };
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, `http://${request.headers.host}`);
  try {
    if (url.pathname.startsWith('/shop/')) {
      shop(request, response, url);
    } else if (url.pathname === '/metrics') {
      response.writeHead(200, { 'content-type': registry.contentType }).end(await registry.metrics());
    } else if (url.pathname === '/shift' && request.method === 'POST') {
      const { scenario, seconds } = await body(request);
      if (!SCENARIO_NAMES.includes(scenario) || !(seconds >= 0 && seconds <= 3600)) {
        json(response, 400, { error: `scenario is one of ${SCENARIO_NAMES.join(', ')}; seconds from 0 to 3600` });
        return;
      }
      injected.set(scenario, Date.now() + seconds * 1000);
      json(response, 200, status());
    } else if (url.pathname === '/calm' && request.method === 'POST') {
      calm = Boolean((await body(request)).calm);
      json(response, 200, status());
    } else if (url.pathname === '/status') {
      json(response, 200, status());
    } else {
      json(response, 404, { error: `nothing at ${url.pathname}` });
    }
  } catch (error) {
    json(response, 400, { error: error.message });
  }
});

/** Customers arrive as a Poisson process over loopback. */
const agent = new Agent({ keepAlive: true, maxSockets: 16 });
function visit() {
  const { handler, region, version } = drawRequest(Math.random);
  const path = `/shop/${handler}?region=${region}&version=${version}`;
  get({ host: '127.0.0.1', port, path, agent }, (response) => response.resume()).on('error', () => {});
  setTimeout(visit, (-Math.log(1 - Math.random()) * 1000) / (requestRate(Date.now()) * speed));
}

/** What happens beside the shop, a second at a time. */
function elsewhere() {
  events(scenariosNow(), speed, Math.random).forEach(({ metric, labels, value }) =>
    counters[metric].inc(labels, value)
  );
}

server.listen(port, options.host, () => {
  console.log(`demo shop on http://${options.host}:${port}/metrics`);
  visit();
  setInterval(elsewhere, 1000);
});
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => process.exit(0));
}
