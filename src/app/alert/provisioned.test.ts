/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DistributionTarget } from '../../datasource/types';
import { provisioningYaml } from './provisioning';

const FILE = join(__dirname, '../../../provisioning/alerting/drift.yaml');
const upstream = { type: 'prometheus', uid: 'demo-prometheus' };
const target: DistributionTarget = {
  refId: 'A',
  datasource: { type: 'multinomial-distribution-datasource', uid: 'multinomial' },
  upstream: {
    datasource: upstream,
    query: {
      refId: 'A',
      expr: 'sum by (code) (increase(shop_http_requests_total{handler="checkout"}[$__interval]))',
      range: true,
      instant: false,
    },
  },
  category: 'code',
  values: 'counts',
  window: { size: '1m' },
  baseline: { kind: 'trailing', windows: 30, gap: 10 },
};

it('is what the demo provisions: the rule over its first panel, evaluated twice as often', () => {
  const rule = provisioningYaml([
    {
      target,
      settings: {
        name: 'Checkout status codes drift',
        summary: 'Checkout’s status codes have drifted.',
        pending: '0s',
        noDataState: 'OK',
        labels: { team: 'shop' },
        panel: { dashboard: 'multinomial-shop', id: '1' },
      },
    },
  ]);
  expect(readFileSync(FILE, 'utf8')).toBe(rule.replace('interval: "60s"', 'interval: "30s"'));
});

it('doubles a $ where Grafana would read an environment variable, and leaves templates and queries alone', () => {
  const settings = { name: 'Cost in $', summary: 'It drifted', pending: '0s', noDataState: 'OK' as const };
  const yaml = provisioningYaml([{ target, settings: { ...settings, labels: { unit: 'US$' } } }]);
  expect(yaml).toContain('title: "Cost in $$"');
  expect(yaml).toContain('unit: "US$$"');
  expect(yaml).toContain('[$__interval]');
  expect(yaml).toContain('$values.C');
  expect(yaml.match(/\$\$/g)).toHaveLength(2);
});
