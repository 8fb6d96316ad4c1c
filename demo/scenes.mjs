/**
 * Scenes beside the shop, each with an incident of its own in every hour, and at a key press: docs/scenarios.md has what to look at.
 * Each counts events by a label, of one group or several: how its kinds are shared, and what they become in those groups that it hits.
 */
export const SCENES = [
  {
    scenario: 'node-pool',
    deploy: 'scheduler 1.32',
    metric: 'pods_scheduled_total',
    label: 'pool',
    rate: 8,
    shares: { general: 0.5, compute: 0.3, spot: 0.2 },
    drifted: { general: 0.62, compute: 0.3, spot: 0.08 },
    minutes: [4, 12],
  },
  {
    scenario: 'cold-starts',
    deploy: 'globex 42',
    metric: 'function_invocations_total',
    label: 'outcome',
    rate: 24,
    shares: { ok: 0.94, cold: 0.04, timeout: 0.01, error: 0.01 },
    drifted: { ok: 0.72, cold: 0.2, timeout: 0.07, error: 0.01 },
    groups: { label: 'tenant', parts: { acme: 0.5, globex: 0.3, initech: 0.2 }, hit: ['globex'] },
    minutes: [24, 32],
  },
  {
    scenario: 'label-drift',
    deploy: 'parser 7c1d',
    metric: 'events_ingested_total',
    label: 'type',
    rate: 10,
    shares: { 'page.view': 0.7, 'cart.add': 0.2, 'order.paid': 0.1, order_paid: 0 },
    drifted: { 'page.view': 0.7, 'cart.add': 0.2, 'order.paid': 0.03, order_paid: 0.07 },
    minutes: [50, 58],
  },
  {
    scenario: 'cache-tiers',
    deploy: 'edge config 319',
    metric: 'cdn_tier_requests_total',
    label: 'tier',
    rate: 24,
    shares: { edge: 0.9, shield: 0.07, origin: 0.03 },
    drifted: { edge: 0.74, shield: 0.07, origin: 0.19 },
    groups: { label: 'content_type', parts: { image: 0.5, html: 0.3, video: 0.2 }, hit: ['image'] },
    minutes: [32, 40],
  },
  {
    scenario: 'model-labels',
    deploy: 'model 2026-11',
    metric: 'model_labels_total',
    label: 'label',
    rate: 8,
    shares: { cat: 0.45, dog: 0.35, bird: 0.15, unsure: 0.05 },
    drifted: { cat: 0.41, dog: 0.3, bird: 0.11, unsure: 0.18 },
    minutes: [14, 22],
  },
];

/** Deploys, as a gauge that is 1 in the minute in which each began. */
export const DEPLOYS = 'demo_deploys';

/** Each scene as those that `events` of uses.mjs draws from: one per group. */
export const SCENE_USES = SCENES.flatMap(({ metric, label, rate, shares, drifted, groups, scenario }) =>
  Object.entries(groups?.parts ?? { '': 1 }).map(([group, part]) => ({
    metric,
    label,
    rate: rate * part,
    shares,
    drifted: groups === undefined || groups.hit.includes(group) ? drifted : shares,
    others: groups === undefined ? {} : { [groups.label]: group },
    scenario,
  }))
);

/** The deploys of the minute that begins at or before `time` (ms): one before what they do. */
export function deploysAt(time) {
  const minute = Math.floor(time / 60_000) % 60;
  return SCENES.filter(({ minutes: [from] }) => from - 1 === minute).map(({ deploy }) => deploy);
}
