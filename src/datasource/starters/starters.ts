import type { BaselineSettings, UpstreamQuery, ValueMeaning } from '../../core';
import type { QueryLanguage } from '../../core/upstreamKinds';
import type { DistributionTarget } from '../types';

/** A use, and what its query is made of. */
export interface Starter {
  id: string;
  label: string;
  /** Names of its metric, the usual one first; one that ends like them will do. */
  metrics: string[];
  /** Names of the label that has the kinds, the usual one first. */
  labels: string[];
  /** The table that has a row per event, and its column with the kinds. */
  table: string;
  column: string;
  /** Where values are states: the column of who is in them. */
  of?: string;
  baseline?: BaselineSettings;
}

/** The metric and the label that a starter is written with. */
export interface Found {
  metric: string;
  label: string;
}

export const STARTERS: readonly Starter[] = [
  {
    id: 'status',
    label: 'Status codes of an API',
    metrics: ['http_requests_total', 'http_server_requests_total', 'requests_total'],
    labels: ['code', 'status', 'status_code', 'http_response_status_code'],
    table: 'http_requests',
    column: 'code',
  },
  {
    id: 'flag',
    label: 'Allocation of a feature flag',
    metrics: ['feature_flag_evaluations_total', 'flag_evaluations_total'],
    labels: ['variant', 'feature_flag_result_variant'],
    table: 'flag_evaluations',
    column: 'variant',
    baseline: { kind: 'fixed', shares: { control: 50, treatment: 50 } },
  },
  {
    id: 'model',
    label: 'Labels of a model',
    metrics: ['model_predictions_total', 'predictions_total'],
    labels: ['label', 'prediction', 'class'],
    table: 'predictions',
    column: 'label',
  },
  {
    id: 'fraud',
    label: 'Decisions on fraud',
    metrics: ['fraud_decisions_total', 'payment_decisions_total'],
    labels: ['decision', 'outcome'],
    table: 'payments',
    column: 'decision',
  },
  {
    id: 'logs',
    label: 'Severities of logs',
    metrics: ['log_messages_total', 'logback_events_total'],
    labels: ['level', 'severity'],
    table: 'logs',
    column: 'level',
  },
  {
    id: 'cdn',
    label: 'Cache results of a CDN',
    metrics: ['cdn_requests_total', 'cache_requests_total'],
    labels: ['cache', 'cache_status', 'result'],
    table: 'cdn_requests',
    column: 'cache',
  },
  {
    id: 'ci',
    label: 'Results of CI jobs',
    metrics: ['ci_jobs_total', 'jobs_total'],
    labels: ['result', 'status', 'conclusion'],
    table: 'ci_jobs',
    column: 'result',
  },
  {
    id: 'tickets',
    label: 'Topics of tickets',
    metrics: ['support_tickets_total', 'tickets_total'],
    labels: ['topic', 'category'],
    table: 'tickets',
    column: 'topic',
  },
  {
    id: 'devices',
    label: 'States of devices',
    metrics: ['iot_devices', 'devices'],
    labels: ['state', 'status'],
    table: 'device_reports',
    column: 'state',
    of: 'device',
  },
  {
    id: 'region',
    label: 'Orders by region',
    metrics: ['orders_total', 'allocations_total'],
    labels: ['region', 'zone'],
    table: 'orders',
    column: 'region',
  },
];

/** All that a starter sets in a query whose upstream speaks the language. */
export function startQuery(
  starter: Starter,
  language: QueryLanguage,
  found: Found
): Pick<DistributionTarget, 'category' | 'groupBy' | 'values' | 'baseline'> & { query: UpstreamQuery } {
  const values: ValueMeaning = starter.of ? 'states' : 'counts';
  return {
    category: language === 'promql' ? found.label : starter.column,
    groupBy: undefined,
    values,
    baseline: starter.baseline,
    query: language === 'promql' ? promql(starter, found) : sql(starter),
  };
}

function promql({ of }: Starter, { metric, label }: Found): UpstreamQuery {
  const each = of ? metric : `increase(${metric}[$__interval])`;
  return { refId: 'A', expr: `sum by (${label}) (${each})`, editorMode: 'code', range: true, instant: false };
}

function sql({ table, column, of }: Starter): UpstreamQuery {
  const bucket = '$__timeGroup(time, $__interval)';
  const counted = of ? `count(DISTINCT ${of}) AS ${of}s` : 'count(*) AS events';
  return {
    refId: 'A',
    rawSql: `SELECT ${bucket} AS time, ${column}, ${counted}
FROM ${table}
WHERE $__timeFilter(time)
GROUP BY ${bucket}, ${column}
ORDER BY 1`,
    format: 'table',
    rawQuery: true,
    editorMode: 'code',
  };
}
