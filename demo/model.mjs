import { SCENES } from './scenes.mjs';

/**
 * What the demo shop does at a given time: which requests arrive and how they end. One seeded model for the
 * recorded history and for the live traffic, so that a dashboard sees one continuous shop.
 */

/** Requests a second on average, by handler; each region takes its part. */
const HANDLERS = { checkout: 16, search: 20, login: 8 };
const REGIONS = { eu: 0.6, us: 0.4 };
/** Part of the traffic that the canary gets. */
const CANARY_SHARE = 0.1;

const CODES = {
  checkout: { 200: 0.93, 201: 0.02, 400: 0.015, 404: 0.005, 429: 0.02, 500: 0.006, 503: 0.004 },
  search: { 200: 0.955, 304: 0.03, 400: 0.005, 404: 0.006, 500: 0.004 },
  login: { 200: 0.86, 401: 0.11, 403: 0.01, 429: 0.015, 500: 0.005 },
};

/** Scheduled shifts: minutes of every hour, as a deploy that goes wrong and is rolled back. */
const SCHEDULE = [
  { scenario: 'checkout-5xx', from: 40, to: 48, deploy: '8f2c' },
  { scenario: 'search-cache', from: 12, to: 17, deploy: '4e1a' },
  ...SCENES.map(({ scenario, minutes: [from, to] }) => ({ scenario, from, to })),
];

/** What a scenario does to the probabilities of one request. */
const SCENARIOS = {
  'checkout-5xx': (request, p) =>
    request.handler === 'checkout' && request.region === 'eu' ? move(p, '200', '503', 0.04) : p,
  'search-cache': (request, p) => (request.handler === 'search' ? move(p, '304', '200', 0.022) : p),
  'checkout-outage': (request, p) => (request.handler === 'checkout' ? move(p, '200', '503', 0.3) : p),
  'login-429': (request, p) => (request.handler === 'login' ? move(p, '200', '429', 0.08) : p),
};
export const SCENARIO_NAMES = [...Object.keys(SCENARIOS), ...SCENES.map(({ scenario }) => scenario)];

function move(p, from, to, part) {
  return { ...p, [from]: p[from] - part, [to]: (p[to] ?? 0) + part };
}

/** Scenarios that are on at `time` (ms) by the schedule. */
export function scheduled(time) {
  const minute = (time / 60_000) % 60;
  return SCHEDULE.filter(({ from, to }) => minute >= from && minute < to).map(({ scenario }) => scenario);
}

/** Traffic has a day: quiet at 4 in the morning UTC, twice that at 16. */
function dayFactor(time) {
  return 1 + 0.33 * Math.sin(((time / 3_600_000 - 10) / 24) * 2 * Math.PI);
}

/** Probabilities of the status codes for one request under the scenarios that are on. */
export function codeProbabilities(request, scenarios) {
  return scenarios.reduce((p, name) => SCENARIOS[name]?.(request, p) ?? p, CODES[request.handler]);
}

/** Draws a key of `p` ({key: probability}) with `u`, uniform in [0, 1). */
export function draw(p, u) {
  let last;
  for (const [key, probability] of Object.entries(p)) {
    last = key;
    u -= probability;
    if (u < 0) {
      return key;
    }
  }
  return last;
}

/** One arriving request. */
export function drawRequest(random) {
  const total = Object.values(HANDLERS).reduce((sum, rate) => sum + rate, 0);
  const shares = Object.fromEntries(Object.entries(HANDLERS).map(([handler, rate]) => [handler, rate / total]));
  return {
    handler: draw(shares, random()),
    region: draw(REGIONS, random()),
    version: random() < CANARY_SHARE ? 'canary' : 'stable',
  };
}

/** Requests a second over all handlers at `time`. */
export function requestRate(time) {
  return Object.values(HANDLERS).reduce((sum, rate) => sum + rate, 0) * dayFactor(time);
}

/** Pods by phase and node pool: how many are in a state now, not events. */
export function pods(time) {
  const wobble = Math.round(2 * Math.sin(time / 600_000));
  const squeezed = scheduled(time).includes('checkout-5xx');
  return [
    { nodepool: 'general', phase: 'Running', value: 118 + wobble },
    { nodepool: 'general', phase: 'Pending', value: 9 - Math.min(wobble, 1) },
    { nodepool: 'general', phase: 'Failed', value: 6 },
    { nodepool: 'spot', phase: 'Running', value: squeezed ? 46 : 74 + wobble },
    { nodepool: 'spot', phase: 'Pending', value: squeezed ? 31 : 7 },
    { nodepool: 'spot', phase: 'Failed', value: squeezed ? 14 : 6 },
  ];
}

/** mulberry32: small and seeded; good enough for a demo's dice, not for statistics. */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
