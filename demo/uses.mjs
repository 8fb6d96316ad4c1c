import { scheduled } from './model.mjs';
import { SCENE_USES } from './scenes.mjs';

/**
 * What else the demo counts, one for each use that the query editor has a starter for: a metric with a label, the same as a table with
 * a column, events a second, and its shares as they should be and as they are while checkout goes wrong.
 */
const USES = [
  {
    metric: 'feature_flag_evaluations_total',
    label: 'variant',
    table: 'flag_evaluations',
    rate: 5,
    shares: { control: 0.5, treatment: 0.5 },
    drifted: { control: 0.36, treatment: 0.64 },
  },
  {
    metric: 'model_predictions_total',
    label: 'label',
    table: 'predictions',
    rate: 3,
    shares: { fine: 0.86, spam: 0.09, abuse: 0.03, unsure: 0.02 },
    drifted: { fine: 0.74, spam: 0.09, abuse: 0.03, unsure: 0.14 },
  },
  {
    metric: 'fraud_decisions_total',
    label: 'decision',
    table: 'payments',
    rate: 3,
    shares: { approve: 0.94, review: 0.04, decline: 0.02 },
    drifted: { approve: 0.84, review: 0.04, decline: 0.12 },
  },
  {
    metric: 'log_messages_total',
    label: 'level',
    table: 'logs',
    rate: 5,
    shares: { info: 0.9, warn: 0.08, error: 0.02 },
    drifted: { info: 0.8, warn: 0.09, error: 0.11 },
  },
  {
    metric: 'cdn_requests_total',
    label: 'cache',
    table: 'cdn_requests',
    rate: 5,
    shares: { hit: 0.9, miss: 0.07, expired: 0.03 },
    drifted: { hit: 0.76, miss: 0.21, expired: 0.03 },
  },
  {
    metric: 'ci_jobs_total',
    label: 'result',
    table: 'ci_jobs',
    rate: 2,
    shares: { success: 0.9, failure: 0.07, cancelled: 0.03 },
    drifted: { success: 0.71, failure: 0.26, cancelled: 0.03 },
  },
  {
    metric: 'support_tickets_total',
    label: 'topic',
    table: 'tickets',
    rate: 2,
    shares: { billing: 0.4, delivery: 0.3, login: 0.2, other: 0.1 },
    drifted: { billing: 0.25, delivery: 0.2, login: 0.48, other: 0.07 },
  },
  {
    metric: 'orders_total',
    label: 'region',
    table: 'orders',
    rate: 3,
    shares: { eu: 0.5, us: 0.3, apac: 0.2 },
    drifted: { eu: 0.66, us: 0.14, apac: 0.2 },
  },
];

/** Devices by state: how many are in it now, not events. */
export const DEVICES = {
  metric: 'iot_devices',
  label: 'state',
  table: 'device_reports',
  total: 600,
  shares: { online: 0.955, offline: 0.03, updating: 0.015 },
  drifted: { online: 0.845, offline: 0.14, updating: 0.015 },
};

/** A counter per use. */
export const COUNTED = USES.map(({ metric, label, table }) => ({ metric, label, table }));

/** Counters of the uses and of the scenes: [{metric, labels: names}]. */
export const COUNTERS = [
  ...USES.map(({ metric, label }) => ({ metric, labels: [label] })),
  ...Array.from(new Map(SCENE_USES.map((use) => [use.metric, use])).values(), ({ metric, label, others }) => ({
    metric,
    labels: [...Object.keys(others), label],
  })),
];

const wrong = (scenarios, scenario = 'checkout-5xx') => scenarios.includes(scenario);

/** Events of so many seconds under the scenarios that are on: [{metric, labels, value}]. */
export function events(scenarios, seconds, random) {
  return [...USES, ...SCENE_USES].flatMap(({ metric, label, rate, shares, drifted, others, scenario }) => {
    const now = wrong(scenarios, scenario) ? drifted : shares;
    // Poisson for each kind, by its exponential gaps
    return Object.entries(now).map(([value, share]) => ({
      metric,
      labels: { ...others, [label]: value },
      value: poisson(rate * share * seconds, random),
    }));
  });
}

function poisson(mean, random) {
  let n = 0;
  for (let left = mean + Math.log(1 - random()); left > 0; left += Math.log(1 - random())) {
    n++;
  }
  return n;
}

/** The states of the devices at `time` (ms), in the past as in a scrape: [{labels, value}]. */
export function devices(time, scenarios = scheduled(time)) {
  const shares = wrong(scenarios) ? DEVICES.drifted : DEVICES.shares;
  const wobble = Math.round(2 * Math.sin(time / 300_000));
  return Object.entries(shares).map(([state, share], i) => ({
    labels: { [DEVICES.label]: state },
    value: Math.round(DEVICES.total * share) + [-wobble, wobble, 0][i],
  }));
}
