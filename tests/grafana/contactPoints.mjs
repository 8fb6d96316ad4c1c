import { readFileSync } from 'node:fs';
import { ROOT } from '../../scripts/lib/run.mjs';
import { assert, check } from '../lib/check.mjs';
import { webhookReceiver } from './webhook.mjs';

const PAGE = `${ROOT}/docs/integrations.md`;
/** Where each kind sends to, by its settings. */
const SENT_TO = {
  pagerduty: (url) => ({ url, integrationKey: 'key' }),
  opsgenie: (url) => ({ apiUrl: url, apiKey: 'key' }),
};
const ANNOTATIONS = {
  summary: '503: 1 % to 6 %',
  description: 'Began at noon.',
  dashboard: 'https://grafana.test/d/shop?viewPanel=1',
  runbook_url: 'https://runbooks.test/error-class-shift',
};

/** The contact points of the page's recipe: [{type, settings}]. */
function recipe() {
  const [, yaml] = /<!-- example: incident -->\s+```yaml\n([^]*?)```/.exec(readFileSync(PAGE, 'utf8'));
  return Array.from(yaml.matchAll(/^ +type: (\w+)\n +settings:\n((?: {10,}.*\n)+)/gm), ([, type, block]) => {
    const settings = {};
    let inner = settings;
    for (const [, indent, key, value] of block.matchAll(/^( +)(\w+): ?(.*)$/gm)) {
      inner = indent.length === 10 ? settings : inner;
      inner[key] = value === '' ? {} : value.replace(/^'(.*)'$/, '$1');
      inner = value === '' ? inner[key] : inner;
    }
    return { type, settings };
  });
}

/** What PagerDuty and Opsgenie are sent for an alert of ours, by Grafana itself. */
export async function contactPoints(api) {
  await check('PagerDuty and Opsgenie are sent what moved, and the links, in their own form', async () => {
    const receiver = await webhookReceiver();
    const points = recipe();
    assert(points.map(({ type }) => type).join() === 'pagerduty,opsgenie', JSON.stringify(points));
    const receivers = points.map(({ type, settings }) => ({
      name: type,
      grafana_managed_receiver_configs: [
        { name: type, type, settings: { ...settings, ...SENT_TO[type](receiver.url) }, disableResolveMessage: false },
      ],
    }));
    const alert = { annotations: ANNOTATIONS, labels: { alertname: 'Checkout' } };
    await api('POST', '/api/alertmanager/grafana/config/api/v1/receivers/test', { receivers, alert });
    receiver.close();
    const bodies = receiver.bodies();
    const page = bodies.find(({ event_action }) => event_action === 'trigger');
    assert(page?.payload.summary === ANNOTATIONS.summary, JSON.stringify(page));
    assert(page.client_url === ANNOTATIONS.dashboard, `client_url: ${page.client_url}`);
    assert(page.payload.custom_details.runbook === ANNOTATIONS.runbook_url, JSON.stringify(page.payload));
    const message = bodies.find((body) => 'alias' in body);
    assert(message?.message === ANNOTATIONS.summary, JSON.stringify(message));
    assert(message.description === `${ANNOTATIONS.description} ${ANNOTATIONS.runbook_url}`, message.description);
    return page.payload.summary;
  });
}
