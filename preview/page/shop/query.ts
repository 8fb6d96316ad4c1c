import type { DataQuery } from '@grafana/schema';

export interface ShopQuery extends DataQuery {
  metric: string;
  /** Labels to sum by. */
  by?: string[];
  /** Label -> the value that it must have. */
  match?: Record<string, string>;
  /** What is asked in each step: how much the metric grew (a counter), or what it was last (a gauge). */
  value?: 'increase' | 'last';
}

export const DEFAULT_SHOP_QUERY = {
  metric: 'shop_http_requests_total',
  by: ['code'],
  match: { handler: 'checkout' },
  value: 'increase',
} satisfies Partial<ShopQuery>;
