#!/usr/bin/env node
/**
 * Hours of the demo shop's past, so that a first look has a past to compare with: OpenMetrics for
 * `promtool tsdb create-blocks-from openmetrics`, and the counters to go on from.
 *
 *   node demo/history.mjs --hours 6 --metrics history.om --state counters.json
 */
import { createWriteStream, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { BUCKETS, FLAGS, PODS, REQUESTS } from './metrics.mjs';
import { codeProbabilities, draw, drawRequest, pods, requestRate, scheduled, seeded } from './model.mjs';
import { DEPLOYS, deploysAt } from './scenes.mjs';
import { COUNTERS, DEVICES, devices, events } from './uses.mjs';

/** Seconds between samples of the past. */
export const HISTORY_STEP = 15;
const HOUR = 3_600_000;

/** Advances counters ({key: value}) by the requests of one step that ends at `time` (ms). */
function step(counters, time, scenarios, random, elsewhere) {
  const mean = requestRate(time) * HISTORY_STEP;
  const arrivals = Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  for (let i = 0; i < arrivals; i++) {
    const visit = drawRequest(random);
    add(counters, REQUESTS, { ...visit, code: draw(codeProbabilities(visit, scenarios), random()) });
    if (visit.handler === 'checkout') {
      add(counters, FLAGS, { flag: 'new-basket', bucket: draw(BUCKETS, random()) });
    }
  }
  events(scenarios, HISTORY_STEP, elsewhere).forEach(({ metric, labels, value }) =>
    add(counters, metric, labels, value)
  );
}

function normal(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function add(counters, name, labels, count = 1) {
  const key = keyOf(name, labels);
  const counter = (counters[key] ??= { name, labels, value: 0 });
  counter.value += count;
}

/** name{label="value"} */
const keyOf = (name, labels) =>
  `${name}{${Object.entries(labels)
    .map(([label, value]) => `${label}="${value}"`)
    .join(',')}}`;

/** The last sample (ms) at or before `end`. */
const lastSample = (end) => Math.floor(end / 1000 / HISTORY_STEP) * HISTORY_STEP * 1000;

/**
 * Every sample of the past: [{key, name, time (ms), value}], series by series.
 *
 * @param calm hours at its beginning without a scenario, for what learns from the first ones
 */
export function history(hours, end, { seed = 20_240_501, calm = 0 } = {}) {
  const random = seeded(seed);
  const elsewhere = seeded(seed + 1);
  const counters = {};
  const series = new Map();
  const sample = (key, name, time, value) => {
    const samples = series.get(key) ?? { name, values: [] };
    samples.values.push([time, value]);
    series.set(key, samples);
  };
  const last = lastSample(end);
  const begin = last - hours * HOUR;
  const unlessCalm = (time, happens) => (time < begin + calm * HOUR ? [] : happens(time));
  for (let time = begin; time <= last; time += HISTORY_STEP * 1000) {
    step(counters, time, unlessCalm(time - (HISTORY_STEP * 1000) / 2, scheduled), random, elsewhere);
    Object.entries(counters).forEach(([key, counter]) => sample(key, counter.name, time, counter.value));
    pods(time).forEach(({ nodepool, phase, value }) =>
      sample(`${PODS}{nodepool="${nodepool}",phase="${phase}"}`, PODS, time, value)
    );
    unlessCalm(time, deploysAt).forEach((deploy) => sample(keyOf(DEPLOYS, { deploy }), DEPLOYS, time, 1));
    devices(time, unlessCalm(time, scheduled)).forEach(({ labels, value }) =>
      sample(keyOf(DEVICES.metric, labels), DEVICES.metric, time, value)
    );
  }
  return { series, counters: Object.values(counters) };
}

/** At least so many hours from a full one on, the first calm: alike at whatever instant it is made. */
export function wholeHistory(hours, end) {
  const begin = Math.floor((end - hours * HOUR) / HOUR) * HOUR;
  const last = lastSample(end);
  return history((last - begin) / HOUR, last, { calm: 1 });
}

/** Writes a history as OpenMetrics, with the labels that Prometheus adds when it scrapes the live shop. */
export async function writeOpenMetrics(file, series, scrape) {
  const out = createWriteStream(file);
  const extra = Object.entries(scrape)
    .map(([label, value]) => `,${label}="${value}"`)
    .join('');
  const gauges = [PODS, DEVICES.metric, DEPLOYS];
  for (const metric of [REQUESTS, FLAGS, ...COUNTERS.map(({ metric }) => metric), ...gauges]) {
    const family = metric.replace(/_total$/, '');
    out.write(`# TYPE ${gauges.includes(metric) ? metric : family} ${gauges.includes(metric) ? 'gauge' : 'counter'}\n`);
    for (const [key, { name, values }] of series) {
      if (name === metric) {
        const labelled = key.replace(/}$/, `${extra}}`);
        values.forEach(([time, value]) => out.write(`${labelled} ${value} ${time / 1000}\n`));
      }
    }
  }
  out.end('# EOF\n');
  await once(out, 'finish');
}

if (process.argv[1]?.endsWith('history.mjs')) {
  const { values: options } = parseArgs({
    options: {
      hours: { type: 'string', default: '6' },
      metrics: { type: 'string', default: 'history.om' },
      state: { type: 'string', default: 'counters.json' },
      instance: { type: 'string', default: '127.0.0.1:8400' },
    },
  });
  const { series, counters } = wholeHistory(Number(options.hours), Date.now());
  await writeOpenMetrics(options.metrics, series, { instance: options.instance, job: 'shop' });
  writeFileSync(options.state, JSON.stringify(counters));
}
