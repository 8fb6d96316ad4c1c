import { Counter, Gauge, Registry } from 'prom-client';
import { pods } from './model.mjs';
import { DEPLOYS, deploysAt } from './scenes.mjs';
import { COUNTERS, DEVICES, devices } from './uses.mjs';

export const REQUESTS = 'shop_http_requests_total';
export const PODS = 'shop_pods';
export const FLAGS = 'shop_flag_assignments_total';

/** The shop's metrics; `initial` ([{name, labels, value}]) carries the counters on from a recorded history. */
export function shopMetrics(initial = []) {
  const registry = new Registry();
  const counters = {
    [REQUESTS]: new Counter({
      name: REQUESTS,
      help: 'Requests by handler, status code, region and version',
      labelNames: ['handler', 'code', 'region', 'version'],
      registers: [registry],
    }),
    [FLAGS]: new Counter({
      name: FLAGS,
      help: 'Users by bucket of the feature flag new-basket, meant to be 50/25/25',
      labelNames: ['flag', 'bucket'],
      registers: [registry],
    }),
  };
  COUNTERS.forEach(({ metric, labels }) => {
    const help = `Events by ${labels.join(' and ')}`;
    counters[metric] = new Counter({ name: metric, help, labelNames: labels, registers: [registry] });
  });
  new Gauge({
    name: DEPLOYS,
    help: '1 in the minute of a deploy',
    labelNames: ['deploy'],
    registers: [registry],
    collect() {
      this.reset();
      deploysAt(Date.now()).forEach((deploy) => this.set({ deploy }, 1));
    },
  });
  new Gauge({
    name: DEVICES.metric,
    help: 'Devices by state',
    labelNames: [DEVICES.label],
    registers: [registry],
    collect() {
      devices(Date.now()).forEach(({ labels, value }) => this.set(labels, value));
    },
  });
  new Gauge({
    name: PODS,
    help: 'Pods by phase and node pool',
    labelNames: ['nodepool', 'phase'],
    registers: [registry],
    collect() {
      pods(Date.now()).forEach(({ value, ...labels }) => this.set(labels, value));
    },
  });
  initial.forEach(({ name, labels, value }) => counters[name].inc(labels, value));
  return { registry, counters };
}

/** Buckets of the demo's feature flag, as they are really assigned. */
export const BUCKETS = { control: 0.5, blue: 0.25, green: 0.25 };
