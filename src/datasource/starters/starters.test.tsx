import React from 'react';
import { render, screen } from '@testing-library/react';
import type { DataSourceApi, MetricFindValue } from '@grafana/data';
import { languageOf } from '../../core/upstreamKinds';
import { findMetric } from './findMetric';
import { StarterPart } from './StarterPart';
import { STARTERS, startQuery } from './starters';

/** A combobox measures its texts, and jsdom has no canvas. */
Object.assign(HTMLCanvasElement.prototype, { getContext: () => ({ measureText: () => ({ width: 0 }) }) });

const starter = (id: string) => STARTERS.find((one) => one.id === id)!;

/** An upstream that answers questions for template variables from a list. */
const upstream = (answers: Record<string, string[]>) =>
  ({
    metricFindQuery: async (query: string): Promise<MetricFindValue[]> => {
      const asked = Object.keys(answers).find((start) => query.startsWith(start));
      if (asked === undefined) {
        throw new Error('not known here');
      }
      return answers[asked].map((text) => ({ text }));
    },
  }) as unknown as DataSourceApi;

describe('starters', () => {
  it('are ten, each in PromQL and in SQL', () => {
    expect(STARTERS).toHaveLength(10);
    const found = { metric: 'requests_total', label: 'status' };
    expect(startQuery(starter('status'), 'promql', found)).toMatchObject({
      category: 'status',
      values: 'counts',
      query: { expr: 'sum by (status) (increase(requests_total[$__interval]))', range: true, instant: false },
    });
    expect(startQuery(starter('devices'), 'promql', { metric: 'devices', label: 'state' })).toMatchObject({
      values: 'states',
      query: { expr: 'sum by (state) (devices)' },
    });
    const { category, query } = startQuery(starter('cdn'), 'sql', found);
    expect(category).toBe('cache');
    expect(query.rawSql).toContain('FROM cdn_requests\nWHERE $__timeFilter(time)');
  });

  it('take what was left from another query away', () => {
    const keys = Object.keys(startQuery(starter('cdn'), 'sql', { metric: '', label: '' }));
    expect(keys.sort()).toEqual(['baseline', 'category', 'groupBy', 'query', 'values']);
  });

  it('are written for the metric and the label that the upstream has', async () => {
    const shop = upstream({
      'metrics(': ['prometheus_http_requests_total', 'shop_http_requests_total'],
      'label_names(shop_http_requests_total)': ['__name__', 'handler', 'status'],
    });
    expect(await findMetric(starter('status'), shop)).toEqual({ metric: 'shop_http_requests_total', label: 'status' });
  });

  it('have the usual names where the upstream has none of them, or can’t be asked', async () => {
    const usual = { metric: 'ci_jobs_total', label: 'result' };
    expect(await findMetric(starter('ci'), upstream({ 'metrics(': [] }))).toEqual(usual);
    expect(await findMetric(starter('ci'), upstream({}))).toEqual(usual);
    expect(await findMetric(starter('ci'), {} as DataSourceApi)).toEqual(usual);
  });

  it('are offered as long as there is no query, for the languages that they are written in', () => {
    const offered = (type: string, expr: string) => {
      const query = { refId: 'A', upstream: { datasource: { uid: 'x', type }, query: { refId: 'A', expr } } };
      const { unmount } = render(<StarterPart query={query} onApply={() => undefined} />);
      const there = screen.queryByPlaceholderText('a starter query') !== null;
      unmount();
      return there;
    };
    expect(offered('prometheus', '')).toBe(true);
    expect(offered('prometheus', 'up')).toBe(false);
    expect(offered('elasticsearch', '')).toBe(false);
    expect(['mysql', 'mssql', 'grafana-postgresql-datasource'].map(languageOf)).toEqual(['sql', 'sql', 'sql']);
  });
});
