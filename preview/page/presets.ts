import type { DistributionQuery } from '../../src/core';
import { DISTRIBUTION, SHOP } from './host/ids';
import type { ShopQuery } from './shop/query';

/** A question to the demo shop, ready made. */
export interface Preset {
  id: string;
  tab: string;
  title: string;
  query: DistributionQuery;
  shift: {
    /** A scenario of the demo shop. */
    scenario: string;
    /** What one sees of it in this preset. */
    words: string;
  };
}

/** The shop's point at t covers the step before t. */
const timestamp = 'end';

function query(upstream: Omit<ShopQuery, 'refId'>, rest: Omit<DistributionQuery, 'upstream'>): DistributionQuery {
  return {
    refId: 'A',
    datasource: DISTRIBUTION,
    upstream: { datasource: SHOP, query: { refId: 'A', ...upstream } },
    ...rest,
  };
}

const REQUESTS = 'shop_http_requests_total';

export const PRESETS: Preset[] = [
  {
    id: 'checkout',
    tab: 'Checkout codes',
    title: 'Response codes · checkout',
    query: query(
      { metric: REQUESTS, by: ['code'], match: { handler: 'checkout' }, value: 'increase' },
      {
        category: 'code',
        values: 'counts',
        window: { size: '30s', timestamp },
        baseline: { kind: 'trailing', windows: 60, gap: 1 },
      }
    ),
    shift: {
      scenario: 'checkout-outage',
      words:
        'From the next window on, about 30 % of the checkouts end in 503. After three such windows of 30 s the title says DRIFT, since when and what moved; when the shift ends, so does the drift.',
    },
  },
  {
    id: 'canary',
    tab: 'Canary against stable',
    title: 'Response codes · canary against stable',
    query: query(
      { metric: REQUESTS, by: ['code'], match: { version: 'canary' }, value: 'increase' },
      {
        category: 'code',
        values: 'counts',
        window: { size: '1m', timestamp },
        baseline: {
          kind: 'query',
          datasource: SHOP,
          query: {
            refId: 'baseline',
            metric: REQUESTS,
            by: ['code'],
            match: { version: 'stable' },
            value: 'increase',
          },
        },
      }
    ),
    shift: {
      scenario: 'checkout-outage',
      words:
        'Both versions get the 503s, so the canary still agrees with stable and there is no drift here, while the tab "Checkout codes" has one. A control takes away what both share.',
    },
  },
  {
    id: 'flag',
    tab: 'Feature flag',
    title: 'Flag new-basket · intended 50/25/25',
    query: query(
      { metric: 'shop_flag_assignments_total', by: ['bucket'], match: { flag: 'new-basket' }, value: 'increase' },
      {
        category: 'bucket',
        values: 'counts',
        window: { size: '1m', timestamp },
        baseline: { kind: 'fixed', shares: { control: 0.5, blue: 0.25, green: 0.25 } },
      }
    ),
    shift: {
      scenario: 'checkout-outage',
      words: 'The flag is assigned before a request fails, so its shares stay as they are: no drift here.',
    },
  },
  {
    id: 'pods',
    tab: 'Pods by phase',
    title: 'Pods by phase · all node pools',
    query: query(
      { metric: 'shop_pods', by: ['phase'], value: 'last' },
      {
        category: 'phase',
        values: 'states',
        window: { size: '1m', timestamp },
        baseline: { kind: 'trailing', windows: 60, gap: 1 },
      }
    ),
    shift: {
      scenario: 'checkout-5xx',
      words:
        'An injected shift is about requests, not pods. The pods are squeezed on schedule, from minute 40 to minute 48 of every hour.',
    },
  },
  {
    id: 'search',
    tab: 'Search by region',
    title: 'Response codes · search, by region',
    query: query(
      { metric: REQUESTS, by: ['code', 'region'], match: { handler: 'search' }, value: 'increase' },
      {
        category: 'code',
        groupBy: ['region'],
        values: 'counts',
        window: { size: '1m', timestamp },
        baseline: { kind: 'trailing', windows: 60, gap: 1 },
      }
    ),
    shift: {
      scenario: 'search-cache',
      words:
        'Most 304s become 200s: the cache stopped working, which no error rate shows. Two minutes hold one or two whole windows of 1 m, and a drift needs three: push the button again before they are over.',
    },
  },
];
