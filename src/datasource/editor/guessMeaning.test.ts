import { toDataFrame } from '@grafana/data';
import { guessFromValues, guessMeaning } from './guessMeaning';

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

describe('guessFromValues', () => {
  const frame = (...series: number[][]) =>
    toDataFrame({
      fields: [
        { name: 'time', type: 'time', values: series[0].map((_, i) => i * 60_000) },
        ...series.map((values, i) => ({ name: `value ${i}`, type: 'number', values })),
      ],
    });
  const rising = Array.from({ length: 20 }, (_, i) => 1000 + 7 * i);
  const flat = rising.map(() => 3);

  it('takes values that never fall for running totals', () => {
    expect(guessFromValues([frame(rising, flat)])?.values).toBe('counters');
  });

  it('does not guess where one falls, none rises, or there are too few', () => {
    expect(guessFromValues([frame(rising, [...rising].reverse())])).toBeNull();
    expect(guessFromValues([frame(flat)])).toBeNull();
    expect(guessFromValues([frame(rising.slice(0, 5))])).toBeNull();
  });
});
