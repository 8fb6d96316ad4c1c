/** @jest-environment node */
import type { FrameJSON, Labels } from '../model/frame';
import type { DistributionQuery } from '../model/query';
import { frame, longFrame, numberField, seriesFrames, stringField, timeField, times } from '../testing/frames';
import { columnOf, last, MINUTE, NOON, noticesOf, queryOf, run } from '../testing/run';

const at = times(NOON - 59 * MINUTE, MINUTE, 60);
const SQL = { datasource: { uid: 'pg', type: 'grafana-postgresql-datasource' }, query: { rawSql: 'SELECT 1' } };

/** Events by category over the last hour, and what is said. */
function read(frames: FrameJSON[], settings: Partial<DistributionQuery> = {}) {
  const query = queryOf({ baseline: { kind: 'uniform' }, statistics: ['count', 'n', 'state'], ...settings });
  const [answer] = run(query, last(60), () => frames);
  const counts: Record<string, number> = {};
  answer.schema.fields.forEach(({ name, labels }, i) => {
    if (name === 'count') {
      const own = Object.entries(labels as Labels).filter(([label]) => label !== 'stat')[0][1];
      counts[own] = (answer.data.values[i] as number[]).reduce((sum, value) => sum + (value ?? 0), 0);
    }
  });
  return { counts, said: noticesOf([answer]).join('\n'), states: columnOf(answer, 'state') };
}

const asked = (expr: string, type = 'prometheus') =>
  read(
    seriesFrames(
      at,
      ['200', '500'].map((code, k) => ({ labels: { code }, values: at.map((_, i) => 50 * (9 - 8 * k) + (i % 7)) }))
    ),
    { upstream: { datasource: { uid: 'prom', type }, query: { expr } } }
  );

describe('raw rows', () => {
  const rows = at.flatMap((time, i) =>
    [0, 1, 2].map((k) => ({
      time: time - 50_000 + 1700 * k,
      status: k === 0 && i % 3 === 0 ? '500' : '200',
      id: 3 * i + k,
    }))
  );

  it.each(['duration_ms', 'latency', 'response_time', 'bytesSize', 'amount'])(
    'with a measurement are counted, and that is said: %s',
    (name) => {
      const own = rows.map(({ time, status, id }) => ({ time, status, [name]: 12.5 + (id % 50) * 3 }));
      const { counts, said } = read([longFrame(own)], { upstream: SQL });
      expect(counts).toEqual({ 200: 160, 500: 20 });
      expect(said).toContain(`\`${name}\` is a measurement, and no other column holds counts: each row counts`);
    }
  );

  it('with an id are counted beside a measurement, or where the id is text', () => {
    const both = rows.map((row) => ({ ...row, bytes: 7 * row.id }));
    expect(read([longFrame(both)], { upstream: SQL }).counts).toEqual({ 200: 160, 500: 20 });
    const text = rows.map((row) => ({ ...row, id: String(row.id) }));
    expect(read([longFrame(text)], { upstream: SQL }).counts).toEqual({ 200: 160, 500: 20 });
  });

  it('of some other number are told what is taken for the count', () => {
    const own = rows.map(({ time, status }) => ({ time, status, items: 2 }));
    expect(read([longFrame(own)], { upstream: SQL }).said).toContain('`items` is taken for the count.');
  });

  it('are no rows by time and kind, of which a measurement counts nothing', () => {
    const means = at.flatMap((time) => ['200', '500'].map((status) => ({ time, status, avg_ms: 12.5 })));
    expect(() => read([longFrame(means)], { upstream: SQL })).toThrow(
      '`avg_ms` looks like a measurement, and no other column holds counts. Return a count for each category'
    );
    expect(read([longFrame(means)], { upstream: SQL, valueField: 'avg_ms' }).counts).toEqual({
      200: 737.5,
      500: 737.5,
    });
    const counted = means.map((row) => ({ ...row, calls: 3 }));
    expect(read([longFrame(counted)], { upstream: SQL }).counts).toEqual({ 200: 177, 500: 177 });
  });
});

describe('a category that is the sum of all others', () => {
  const parts = at.map((_, i) => [900 + 3 * (i % 7), 30 + (i % 5)]);
  const with0 = (name: string, total: (a: number, b: number) => number) =>
    read([
      frame([
        timeField(at),
        ...['2xx', '5xx'].map((code, k) =>
          numberField(
            parts.map((own) => own[k]),
            { code }
          )
        ),
        numberField(
          parts.map(([a, b]) => total(a, b)),
          { code: name }
        ),
      ]),
    ]).said;

  it('is named, whatever it is called', () => {
    expect(with0('total', (a, b) => a + b)).toContain('`total` is the sum of all other categories in each window');
    expect(with0('x', (a, b) => a + b)).toContain('`x` is the sum of all other categories');
  });

  it('is none where it only is about as large', () => {
    expect(with0('total', (a, b) => a + b + 1)).not.toContain('sum of all other');
  });
});

describe('running totals', () => {
  const rising = (step: number, from = 5000) => at.map((_, i) => from + step * i);
  const counters = (values: Array<number | null>) =>
    read([frame([timeField(at), numberField(values, { code: '200' }), numberField(rising(5), { code: '500' })])], {
      values: 'counters',
      upstream: { datasource: { uid: 'prom', type: 'prometheus' }, query: {} },
      baseline: { kind: 'fixed', shares: { 200: 0.95, 500: 0.05 } },
    });

  it('without points for a while have grown by more than one window’s events when they are back', () => {
    const { said, states, counts } = counters(rising(100).map((value, i) => (i >= 20 && i < 30 ? null : value)));
    expect(said).toContain('Running totals have no points for a while');
    expect(counts['200']).toBe(5900);
    // in the order of STATES
    expect(states.slice(29, 32)).toEqual([7, 7, 0]);
  });

  it('that fall by what sums of fractions are off by have not fallen', () => {
    expect(counters(rising(0, 1e6).map((value, i) => value - (i % 2) * 1e-9)).said).toBe('');
  });
});

describe('rates', () => {
  it('of series that come at their own intervals are each taken over that', () => {
    const often = times(NOON - 60 * MINUTE + 15_000, 15_000, 240);
    const frames = [
      ...seriesFrames(often, [{ labels: { code: '200' }, values: often.map(() => 10) }]),
      ...seriesFrames(
        often.filter((_, i) => i % 2 === 1),
        [{ labels: { code: '500' }, values: Array<number>(120).fill(1) }]
      ),
    ];
    expect(read(frames, { values: 'rates' }).counts).toEqual({ 200: 36_000, 500: 3600 });
  });
});

describe('cumulative buckets', () => {
  const bounds: Array<[string, number]> = [
    ['0.1', 50],
    ['1', 90],
    ['Inf', 100],
  ];

  it('beside the category count each event once', () => {
    const frames = seriesFrames(
      at,
      ['200', '500'].flatMap((code, k) =>
        bounds.map(([le, count]) => ({ labels: { code, le }, values: at.map(() => count / (1 + k)) }))
      )
    );
    const { counts, said } = read(frames, { category: 'code' });
    expect(counts).toEqual({ 200: 6000, 500: 3000 });
    expect(said).toContain('Buckets by `le` are cumulative: those of each series are added up without counting');
  });

  it('that series are named by, with whatever infinity, are differenced', () => {
    const wide = frame([
      timeField(at),
      ...bounds.map(([name, count]) =>
        numberField(
          at.map(() => count),
          undefined,
          name
        )
      ),
    ]);
    expect(read([wide]).counts).toEqual({ 0.1: 3000, 1: 2400, Inf: 600 });
    const byLe = seriesFrames(
      at,
      bounds.map(([le, count]) => ({ labels: { le }, values: at.map(() => count) }))
    );
    expect(read(byLe).counts).toEqual({ 0.1: 3000, 1: 2400, Inf: 600 });
  });
});

describe('how far points look back', () => {
  it.each([
    ['sum by (code) (increase(x[5m:30s]))', 'Each point looks back [5m:30s]'],
    ['sum by (code) (delta(x[5m]))', 'Each point looks back [5m]'],
    ['sum by (code) (increase(x[1m])) + sum by (code) (increase(y[5m]))', 'Points look back [5m], longer than the 1m'],
    ['sum by (code) (increase(x[$__rate_interval]))', 'Points look back [$__rate_interval], longer than the 1m'],
    ['sum by (code) (increase(x[${__range}]))', 'Points look back [${__range}], longer than the 1m'],
    ['sum by (code) (increase(x[20s]))', 'Points look back [20s], shorter than the 1m'],
  ])('is said: %s', (expr, words) => {
    expect(asked(expr).said).toContain(words);
  });

  it('is said of means too, and not of what is as long as the step', () => {
    expect(asked('sum by (code) (rate(x[5m])) * 60').said).toMatch(/^info: Each point is a mean over \[5m\], longer/);
    expect(asked('sum by (code) (increase(x{a="[5m]"}[$__interval]))').said).toBe('');
    expect(asked('sum by (code) (increase(x[1m]))').said).toBe('');
  });

  it('is that of VictoriaMetrics’ own plugin', () => {
    expect(asked('sum by (code) (increase(x[5m]))', 'victoriametrics-metrics-datasource').said).toContain(
      'Each point looks back [5m]'
    );
  });
});

describe('a text column of numbers', () => {
  it('is still refused where it was meant to count', () => {
    const text = frame([
      timeField(at),
      stringField(
        'path',
        at.map(() => '/a')
      ),
      stringField(
        'hits',
        at.map(() => '3')
      ),
    ]);
    expect(() => read([text], { upstream: SQL })).toThrow('The count column `hits` holds text');
  });
});

describe('several columns of times', () => {
  const rows = (name: string, others: number[]) =>
    read(
      [
        frame([
          timeField(others, 'updated_at'),
          timeField(at, name),
          stringField(
            'code',
            at.map((_, i) => (i % 2 ? '200' : '500'))
          ),
          numberField(
            at.map(() => 3),
            undefined,
            'n'
          ),
        ]),
      ],
      { upstream: SQL, window: { size: '2m' } }
    );

  it('are told apart by their names, and that is said', () => {
    const { counts, said } = rows(
      '_time',
      at.map(() => NOON)
    );
    expect(counts).toEqual({ 200: 87, 500: 90 });
    expect(said).toContain('Of several time columns `_time` is taken.');
  });

  it('are taken in their order where no name tells, and that is said', () => {
    const { said } = rows(
      'created_at',
      at.map((time) => time - 86_400_000)
    );
    expect(said).toContain('Of several time columns `updated_at` is taken.');
    expect(said).toContain('all of it lies outside the asked range');
  });
});
