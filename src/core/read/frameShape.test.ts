/** @jest-environment node */
import {
  frame,
  longFrame,
  numberField,
  seriesFrames,
  stringField,
  timeField,
  times,
  wideFrame,
} from '../testing/frames';
import { MINUTE, NOON, noticesOf, queryOf, readCounts, last, run } from '../testing/run';

const at = times(NOON - 9 * MINUTE, MINUTE, 10);
const tens = (value: number) => Array<number>(10).fill(value);

describe('shapes of answers', () => {
  const series = [
    { labels: { code: '200' }, values: tens(9) },
    { labels: { code: '500' }, values: tens(1) },
  ];

  it('reads labelled series from one wide frame', () => {
    expect(readCounts([wideFrame(at, series)])).toEqual({ 200: 90, 500: 10 });
  });

  it('reads labelled series from many frames', () => {
    expect(readCounts(seriesFrames(at, series))).toEqual({ 200: 90, 500: 10 });
  });

  it('reads a series that is cut into several frames', () => {
    const parts = [at.slice(0, 4), at.slice(4)].map((part) =>
      wideFrame(part, [{ labels: { code: '200' }, values: part.map(() => 9) }])
    );
    expect(readCounts(parts.concat(wideFrame(at, [series[1]])))).toEqual({ 200: 90, 500: 10 });
  });

  it('adds up series that differ only in labels nobody asked for', () => {
    const instances = ['a', 'b'].map((instance) => ({ labels: { code: '200', instance }, values: tens(2) }));
    expect(readCounts(seriesFrames(at, [...instances, series[1]]))).toEqual({ 200: 40, 500: 10 });
  });

  it('reads long tables, whose rows at one time add up', () => {
    const rows = at.flatMap((time) => [
      { time, code: '200', count: 5 },
      { time, code: '200', count: 4 },
      { time, code: '500', count: 1 },
    ]);
    expect(readCounts([longFrame(rows)])).toEqual({ 200: 90, 500: 10 });
  });

  it('reads a category column of numbers when it is named', () => {
    const rows = at.map((time, i) => ({ time, code: i < 8 ? 200 : 500, count: 10 }));
    expect(readCounts([longFrame(rows)], { category: 'code' })).toEqual({ 200: 80, 500: 20 });
  });

  it('reads tables without time as one window', () => {
    const rows = [
      { code: '200', count: 90 },
      { code: '500', count: 10 },
    ];
    expect(readCounts([longFrame(rows)])).toEqual({ 200: 90, 500: 10 });
  });

  it('asks for a window that spans the range when a table without time meets another window', () => {
    const rows = [{ code: '200', count: 90 }];
    expect(() => run(queryOf(), last(10), () => [longFrame(rows)])).toThrow(
      'There is no time column in the answer. Set the window size to “the whole range”'
    );
  });

  it('reads unlabelled columns by their names', () => {
    const wide = frame([timeField(at), numberField(tens(9), undefined, 'ok'), numberField(tens(1), {}, 'failed')]);
    expect(readCounts([wide])).toEqual({ ok: 90, failed: 10 });
  });

  it('reads unlabelled series by their frames’ names', () => {
    const frames = ['hit', 'miss'].map((name, i) => {
      const one = frame([timeField(at), numberField(tens(i + 1))]);
      return { ...one, schema: { ...one.schema, name } };
    });
    expect(readCounts(frames)).toEqual({ hit: 10, miss: 20 });
  });

  it('reads enum columns by their names', () => {
    const phases = {
      name: 'phase',
      type: 'enum' as const,
      config: { type: { enum: { text: ['Running', 'Failed'] } } },
      values: [0, 1, 0],
    };
    const table = frame([timeField(at.slice(0, 3)), phases, numberField([1, 2, 3], undefined, 'count')]);
    expect(readCounts([table])).toEqual({ Running: 4, Failed: 2 });
  });

  it('groups by labels', () => {
    const grouped = ['eu', 'us'].flatMap((region) =>
      series.map(({ labels, values }) => ({
        labels: { ...labels, region },
        values: region === 'eu' ? values : tens(3),
      }))
    );
    expect(readCounts(seriesFrames(at, grouped), { groupBy: ['region'] })).toEqual({
      'eu/200': 90,
      'eu/500': 10,
      'us/200': 30,
      'us/500': 30,
    });
  });

  it('groups by columns of a long table', () => {
    const rows = at.flatMap((time) =>
      ['eu', 'us'].map((region, i) => ({ time, region, code: String(200 + i), count: 2 }))
    );
    expect(readCounts([longFrame(rows)], { groupBy: ['region'] })).toEqual({
      'eu/200': 20,
      'eu/201': 0,
      'us/200': 0,
      'us/201': 20,
    });
  });

  it('leaves out exemplars', () => {
    const exemplars = {
      ...frame([timeField(at.slice(0, 1)), numberField([0.1]), stringField('traceID', ['x'])]),
    };
    exemplars.schema = { ...exemplars.schema, meta: { custom: { resultType: 'exemplar' } } };
    expect(readCounts([wideFrame(at, series), exemplars])).toEqual({ 200: 90, 500: 10 });
  });

  it('passes on the upstream’s own notices', () => {
    const own = wideFrame(at, series);
    own.schema.meta = { notices: [{ severity: 'warning', text: 'results cut' }] };
    const query = queryOf({ window: { size: 'range' }, baseline: { kind: 'uniform' } });
    expect(noticesOf(run(query, last(60), () => [own]))).toEqual(['warning: results cut']);
  });
});
