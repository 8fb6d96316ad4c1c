/** @jest-environment node */
import type { ValueMeaning } from '../model/query';
import { seriesFrames, times } from '../testing/frames';
import { last, MINUTE, NOON, noticesOf, queryOf, run } from '../testing/run';
import { guessMeaning } from './meaningGuess';

describe('guessMeaning', () => {
  it.each([
    ['sum by (code) (increase(http_requests_total[$__interval]))', 'counts'],
    ['sum by (code) (rate(http_requests_total[5m]))', 'rates'],
    ['sum by (code) (http_requests_total)', 'counters'],
    ['http_requests_total{job="api"}', 'counters'],
    ['sum by (level) (count_over_time({app="x"} | json [$__interval]))', 'counts'],
    ['count by (phase) (kube_pod_status_phase == 1)', 'states'],
    ['sum by (phase) (avg_over_time(kube_pod_status_phase[5m]))', 'states'],
  ])('%s answers %s', (expr, values) => {
    expect(guessMeaning({ expr })?.values).toBe(values);
  });

  it.each(['kube_pod_status_phase', 'sum(x) by (code)', ''])('does not guess about %s', (expr) => {
    expect(guessMeaning({ expr })).toBeNull();
  });

  it('does not guess about SQL, where a function may mean anything', () => {
    expect(guessMeaning({ rawSql: 'SELECT rate(x) FROM y' })).toBeNull();
  });
});

describe('values that are read as something else than they are', () => {
  const at = times(NOON - 89 * MINUTE, MINUTE, 90);
  const said = (expr: string, values: ValueMeaning, counts = (i: number) => 90 + (i % 7)) => {
    const upstream = { datasource: { uid: 'prom', type: 'prometheus' }, query: { expr } };
    const frames = seriesFrames(
      at,
      [200, 500].map((code, k) => ({ labels: { code: String(code) }, values: at.map((_, i) => counts(i) * (1 + k)) }))
    );
    return noticesOf(run(queryOf({ upstream, values }), last(10), () => frames)).filter((text) =>
      text.includes('Choose values are')
    );
  };

  it.each<[string, ValueMeaning, string]>([
    [
      'sum by (code) (rate(x[1m]))',
      'counts',
      'warning: `rate(` answers events a second, and values are read as counts.',
    ],
    ['sum by (code) (x_total)', 'counts', 'warning: `x_total` without a function answers running totals,'],
    [
      'sum by (code) (increase(x[1m]))',
      'rates',
      'warning: `increase(` answers counts, and values are read as events a second.',
    ],
    ['count by (phase) (up)', 'counts', 'info: `count(` answers how many are in each state,'],
  ])('are told by the query: %s as %s', (expr, values, words) => {
    expect(said(expr, values)).toEqual([expect.stringContaining(words)]);
  });

  it('are told by numbers that never fall', () => {
    expect(said('x', 'counts', (i) => 1000 + 7 * i)).toEqual([
      'warning: Values never fall: they look like running totals, and are read as counts. Choose values are: running totals.',
    ]);
    expect(said('x', 'counts')).toEqual([]);
  });

  it('are let be where the query calculates', () => {
    expect(said('sum by (code) (rate(x{path=~"/a.*"}[1m])) * 60', 'counts')).toEqual([]);
    expect(said('sum by (code) (rate(x{path=~"/a.*"}[1m]))', 'rates')).toEqual([]);
  });
});
