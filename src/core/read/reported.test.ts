/** @jest-environment node */
import type { FrameJSON } from '../model/frame';
import type { DistributionQuery } from '../model/query';
import { frame, longFrame, numberField, seeded, seriesFrames, stringField, timeField, times } from '../testing/frames';
import { columnOf, HOUR, last, MINUTE, NOON, noticesOf, queryOf, readCounts as readOver, run } from '../testing/run';
import { describeLabels } from './labels';

const at = times(NOON - 99 * MINUTE, MINUTE, 100);

/** All counts. */
const readCounts = (frames: FrameJSON[], settings: Partial<DistributionQuery> = {}) =>
  readOver(frames, settings, last(100));

/** The newest window's counts, and what is said of the answer. */
function newest(frames: FrameJSON[], settings: Partial<DistributionQuery> = {}) {
  const [answer] = run(queryOf({ format: 'categories', ...settings }), last(20), () => frames);
  const names = columnOf(answer, settings.category ?? answer.schema.fields[0].name) as string[];
  const counts = columnOf(answer, 'count') as number[];
  return {
    counts: Object.fromEntries(names.map((name, i) => [name, counts[i]])),
    said: noticesOf([answer]).join('\n'),
  };
}

const sql = (rawSql = 'SELECT 1') => ({ datasource: { uid: 'pg', type: 'postgres' }, query: { rawSql } });
const prometheus = (expr: string, more: Record<string, unknown> = {}) => ({
  datasource: { uid: 'prom', type: 'prometheus' },
  query: { expr, ...more },
});

describe('tables whose kinds are numbers', () => {
  const rows = at.flatMap((time) => [200, 404, 500].map((status, k) => ({ time, status, hits: [900, 60, 40][k] })));

  it('has a column of whole numbers under a telling name as category, and offers it', () => {
    const upstream = sql();
    const window = { timestamp: 'end' as const };
    expect(newest([longFrame(rows)], { upstream, window }).counts).toEqual({ 200: 900, 404: 60, 500: 40 });
    expect(newest([longFrame(rows)], { upstream, window, category: 'status' }).counts).toEqual({
      200: 900,
      404: 60,
      500: 40,
    });
    expect(describeLabels([longFrame(rows)])).toEqual([
      { name: 'status', kind: 'column', values: 3, examples: ['200', '404', '500'] },
    ]);
  });

  it('beside text columns, and without a time', () => {
    const grouped = rows.map((row) => ({ ...row, region: 'eu' }));
    expect(readCounts([longFrame(grouped)], { category: 'status' })).toEqual({ 200: 90_000, 404: 6000, 500: 4000 });
    const terms = frame([
      numberField([200, 404], undefined, 'http.response.status_code'),
      numberField([9, 1], undefined, 'Count'),
    ]);
    expect(readCounts([terms])).toEqual({ 200: 9, 404: 1 });
  });

  it('told apart by the times that have several rows, whatever their name', () => {
    const odd = rows.map(({ time, status, hits }) => ({ time, antwort: status, hits }));
    expect(readCounts([longFrame(odd)])).toEqual({ 200: 90_000, 404: 6000, 500: 4000 });
  });

  it('asked about where none of them can be told', () => {
    const measures = rows.map(({ time, status, hits }) => ({ time, a: status, b: hits }));
    expect(() => readCounts([longFrame(measures)])).toThrow(
      'several rows for the same time, and only numbers: a, b. Choose the column that holds the category.'
    );
  });

  it('a wide table, with a row per time, is none', () => {
    const wide = frame([
      timeField(at),
      numberField(
        at.map(() => 9),
        undefined,
        'ok'
      ),
      numberField(
        at.map(() => 1),
        undefined,
        'failed'
      ),
    ]);
    expect(readCounts([wide])).toEqual({ ok: 900, failed: 100 });
  });
});

describe('raw rows', () => {
  const log = (more: Array<ReturnType<typeof numberField>>) =>
    frame([
      timeField(at),
      stringField(
        'level',
        at.map((_, i) => (i % 4 ? 'info' : 'error'))
      ),
      ...more,
    ]);
  const raw = { window: { size: 'range' }, baseline: { kind: 'uniform' as const }, category: 'level' };

  it('are counted where the only numbers are ids, and that is said', () => {
    for (const name of ['LineId', 'request_id', 'id', 'position']) {
      const ids = numberField(
        at.map((_, i) => 5000 + i),
        undefined,
        name
      );
      expect(readCounts([log([ids])], { category: 'level' })).toEqual({ error: 25, info: 75 });
      expect(newest([log([ids])], raw).said).toContain(`\`${name}\` is an id, and no other column holds counts`);
    }
  });

  it('are counted where there are no numbers', () => {
    expect(readCounts([log([])])).toEqual({ error: 25, info: 75 });
  });

  it('with a column that counts are summed, and the column is said where there are others', () => {
    const ids = numberField(
      at.map((_, i) => i),
      undefined,
      'id'
    );
    const hits = numberField(
      at.map(() => 3),
      undefined,
      'hits'
    );
    expect(readCounts([log([ids, hits])])).toEqual({ error: 75, info: 225 });
    expect(newest([log([ids, hits])], raw).said).toContain('`hits` is taken for the count');
    expect(readCounts([log([ids, hits])], { valueField: 'id', category: 'level' })).toEqual({
      error: 1200,
      info: 3750,
    });
  });
});

describe('series with equal labels', () => {
  const named = (name: string, count: number, more: Partial<FrameJSON['schema']> = {}): FrameJSON => ({
    schema: {
      ...more,
      fields: [
        { name: 'time', type: 'time' },
        { name: 'value', type: 'number', labels: { aggregatedBy: 'sum' }, config: { displayNameFromDS: name } },
      ],
    },
    data: { values: [at, at.map(() => count)] },
  });

  it('are told apart by the names that they are shown by', () => {
    const frames = [named('web.2xx', 9), named('web.5xx', 1)];
    expect(readCounts(frames)).toEqual({ 'web.2xx': 900, 'web.5xx': 100 });
    expect(readCounts(frames, { category: 'series' })).toEqual({ 'web.2xx': 900, 'web.5xx': 100 });
    expect(describeLabels(frames).map(({ name }) => name)).toEqual(['aggregatedBy', 'series']);
  });

  it('or by their frames’ names', () => {
    const frames = ['HTTP_2XX', 'HTTP_5XX'].map((name, i) => ({
      schema: {
        name,
        fields: [
          { name: 'Time', type: 'time' as const },
          { name: 'Value', type: 'number' as const, labels: { LoadBalancer: 'a' } },
        ],
      },
      data: { values: [at, at.map(() => 9 - 8 * i)] },
    }));
    expect(readCounts(frames)).toEqual({ HTTP_2XX: 900, HTTP_5XX: 100 });
  });

  it('by their fields’ names where that is asked for', () => {
    const measures = frame([
      timeField(at),
      numberField(
        at.map(() => 9),
        { region: 'eu' },
        'ok'
      ),
      numberField(
        at.map(() => 1),
        { region: 'eu' },
        'failed'
      ),
    ]);
    expect(() => readCounts([measures])).toThrow('or their names, `series`, as the category');
    expect(readCounts([measures], { category: 'series' })).toEqual({ ok: 900, failed: 100 });
  });
});

describe('counters', () => {
  const counting = (expr = 'x_total') => ({
    upstream: prometheus(expr),
    values: 'counters' as const,
    category: 'code',
  });
  const total = (step: number, from = 0) => at.map((_, i) => (i < from ? null : step * (i - from + 1)));

  it('that appear beside others of their target count from zero', () => {
    const frames = seriesFrames(at, [
      { labels: { code: '200', pod: 'a' }, values: at.map((_, i) => 1e6 + 2000 * i) },
      { labels: { code: '500', pod: 'a' }, values: total(150, 99) },
    ]);
    const { counts, said } = newest(frames, counting());
    expect(counts).toEqual({ 200: 2000, 500: 150 });
    expect(said).toContain('1 counter appeared within the range, and counts from zero.');
  });

  it('that appear alone, or far too large, do not', () => {
    const frames = seriesFrames(at, [
      { labels: { code: '200', pod: 'a' }, values: at.map((_, i) => 1e6 + 2000 * i) },
      { labels: { code: '500', pod: 'a' }, values: at.map((_, i) => (i < 99 ? null : 4e6)) },
      { labels: { code: '200', pod: 'b' }, values: at.map((_, i) => (i < 99 ? null : 1000)) },
    ]);
    const { counts, said } = newest(frames, counting());
    expect(counts).toEqual({ 200: 2000, 500: 0 });
    expect(said).toContain('The first value of 2 counters that appeared within the range is not counted.');
  });

  it('whose sum loses a part have no restart, and the window is not evaluated', () => {
    const frames = seriesFrames(at, [
      { labels: { code: '200' }, values: at.map((_, i) => 1e7 + 2000 * i - (i > 97 ? 1e6 : 0)) },
      { labels: { code: '500' }, values: at.map((_, i) => 1e5 + 20 * i) },
    ]);
    const [answer] = run(queryOf({ ...counting(), statistics: ['n', 'state', 'drift'] }), last(5), () => frames);
    expect(Math.max(...(columnOf(answer, 'n') as number[]))).toBeLessThan(2100);
    expect(columnOf(answer, 'state')).toEqual([0, 0, 0, 7, 0]);
    expect(columnOf(answer, 'drift')).toEqual([0, 0, 0, 0, 0]);
    expect(noticesOf([answer]).join()).toContain('a sum of counters has lost one of them');
  });

  it('whose sums all lose a part are incomplete, not without data: a drift that is on stays on', () => {
    const errors = (i: number) => (i < 90 ? 20 * i : 20 * 90 + 200 * (i - 90));
    const frames = seriesFrames(at, [
      { labels: { code: '200' }, values: at.map((_, i) => 1e7 + 2000 * i - (i > 97 ? 1e6 : 0)) },
      { labels: { code: '500' }, values: at.map((_, i) => 1e5 + errors(i) - (i > 97 ? 1e4 : 0)) },
    ]);
    const [answer] = run(queryOf({ ...counting(), statistics: ['state', 'drift'] }), last(5), () => frames);
    expect(columnOf(answer, 'drift')).toEqual([1, 1, 1, 1, 1]);
  });
});

describe('a series that wasn’t measured', () => {
  it('is not zero: the windows without it are not evaluated, and no drift', () => {
    const frames = seriesFrames(at, [
      { labels: { code: '200' }, values: at.map(() => 900) },
      { labels: { code: '404' }, values: at.map((_, i) => (i >= 85 && i < 90 ? null : 100)) },
    ]);
    const [answer] = run(queryOf({ statistics: ['state', 'drift'] }), last(20), () => frames);
    expect(columnOf(answer, 'state')).toEqual(times(80, 1, 20).map((i) => (i >= 85 && i < 90 ? 7 : 0)));
    expect(columnOf(answer, 'drift')).toEqual(Array(20).fill(0));
  });

  it('is zero where an upstream only answers what there was', () => {
    const frames = seriesFrames(at, [
      { labels: { code: '200' }, values: at.map(() => 900) },
      { labels: { code: '404' }, values: at.map((_, i) => (i >= 85 ? null : 100)) },
    ]);
    const upstream = { datasource: { uid: 'es', type: 'elasticsearch' }, query: {} };
    const window = { timestamp: 'end' as const };
    const [answer] = run(queryOf({ upstream, window, statistics: ['drift'] }), last(20), () => frames);
    expect(columnOf(answer, 'drift')!.slice(-10)).toEqual(Array(10).fill(1));
  });
});

describe('values', () => {
  it('below zero by rounding are zero, by more an error', () => {
    const series = (least: number) =>
      seriesFrames(at, [
        { labels: { kind: 'ok' }, values: at.map(() => 2000) },
        { labels: { kind: 'bad' }, values: at.map((_, i) => (i === 50 ? least : 1)) },
      ]);
    expect(readCounts(series(-2e-13))).toMatchObject({ bad: 99 });
    expect(() => readCounts(series(-0.5))).toThrow('`Value` {"kind":"bad"} holds a negative count: -0.5.');
  });

  it('that are rates are taken over the usual gap where stamps jitter', () => {
    const random = seeded(4);
    const jitter = times(NOON - HOUR + 10_000, 10_000, 360).map((t) => t - Math.round(400 * random()));
    const frames = seriesFrames(jitter, [{ labels: { code: '200' }, values: jitter.map(() => 10) }]);
    const upstream = { datasource: { uid: 'ifx', type: 'influxdb' }, query: { query: 'SELECT 1' } };
    const window = { timestamp: 'end' as const };
    const { counts, said } = newest(frames, { upstream, window, values: 'rates' });
    expect(counts[200]).toBe(600);
    expect(said).not.toContain('mixed intervals');
  });
});

describe('stamps of Flux', () => {
  const shifting = seriesFrames(at, [
    { labels: { status: 'ok' }, values: at.map((_, i) => (i === 99 ? 500 : 990)) },
    { labels: { status: 'bad' }, values: at.map((_, i) => (i === 99 ? 500 : 10)) },
  ]);
  const flux = (more: string) => ({
    datasource: { uid: 'fl', type: 'influxdb' },
    query: {
      query: `from(bucket: "b") |> range(start: v.timeRangeStart) |> aggregateWindow(every: 1m, fn: sum${more})`,
    },
  });

  it('are the ends of the intervals', () => {
    expect(newest(shifting, { upstream: flux('') }).counts).toEqual({ ok: 500, bad: 500 });
  });

  it('but their starts where the query says so', () => {
    expect(newest(shifting, { upstream: flux(', timeSrc: "_start"') }).counts).toEqual({ ok: 990, bad: 10 });
  });
});

describe('buckets by le', () => {
  const bounds = ['0.1', '0.5', '1', '+Inf'];
  const buckets = (counts: number[], pod?: string) =>
    seriesFrames(
      at,
      bounds.map((le, k) => ({ labels: { le, ...(pod && { pod }) }, values: at.map(() => counts[k]) }))
    );

  it('are differenced, each target by itself', () => {
    expect(newest(buckets([700, 900, 980, 1000])).counts).toEqual({ '0.1': 700, '0.5': 200, 1: 80, '+Inf': 20 });
    const pods = [...buckets([700, 900, 980, 1000], 'a'), ...buckets([1, 2, 3, 4], 'b')];
    const { counts, said } = newest(pods, { category: 'le' });
    expect(counts).toEqual({ '0.1': 701, '0.5': 201, 1: 81, '+Inf': 21 });
    expect(said).toContain('Buckets by `le` are cumulative');
  });

  it('are left alone where they were differenced before', () => {
    expect(newest(buckets([700, 200, 80, 20])).counts).toEqual({ '0.1': 700, '0.5': 200, 1: 80, '+Inf': 20 });
  });
});

describe('points that look back further than to the one before', () => {
  const frames = seriesFrames(at, [
    { labels: { code: '200' }, values: at.map(() => 4500) },
    { labels: { code: '500' }, values: at.map(() => 500) },
  ]);
  const asked = (expr: string) => newest(frames, { upstream: prometheus(expr), category: 'code' });

  it('are divided by how often each event is in them, with a word', () => {
    const { counts, said } = asked('sum by (code) (increase(x{path=~"/[a-z]"}[5m]))');
    expect(counts).toEqual({ 200: 900, 500: 100 });
    expect(said).toContain('Each point looks back [5m], longer than the 1m');
  });

  it('but not those that fit, nor what a quoted text says', () => {
    for (const expr of ['sum by (code) (increase(x[1m]))', 'sum by (code) (increase(x{a="increase(y[5m])"}[1m]))']) {
      expect(asked(expr)).toEqual({ counts: { 200: 4500, 500: 500 }, said: '' });
    }
  });
});

describe('answers without a point in the windows that were asked for', () => {
  const early = (hours: number) =>
    seriesFrames(
      at.map((t) => t - hours * HOUR),
      [{ labels: { code: '200' }, values: at.map(() => 9) }]
    );

  it('say how far they are off', () => {
    for (const hours of [2, 5, 60]) {
      expect(newest(early(hours)).said).toMatch(
        /all of it lies outside the asked range: the newest is \d+.* before its end/
      );
    }
    expect(newest(early(-5)).said).toContain('it begins');
  });

  it('say that an instant query has to be a range', () => {
    const instant = [
      longFrame([
        { time: NOON, code: '200', Value: 95 },
        { time: NOON, code: '500', Value: 5 },
      ]),
    ];
    const upstream = prometheus('sum by (code) (increase(x[1m]))', { instant: true, range: false });
    expect(newest(instant, { upstream, category: 'code' }).said).toContain('The upstream query is an instant one');
  });
});
