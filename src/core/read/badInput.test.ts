/** @jest-environment node */
import { derive } from '../derive';
import { DistributionError } from '../model/errors';
import type { FrameJSON } from '../model/frame';
import { plan } from '../plan';
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
import { columnOf, last, MINUTE, NOON, noticesOf, queryOf, readCounts, run } from '../testing/run';

const at = times(NOON - 4 * MINUTE, MINUTE, 5);
const oneWindow = queryOf({ window: { size: 'range' }, baseline: { kind: 'uniform' } });
const notices = (frames: FrameJSON[]) => noticesOf(run(oneWindow, last(60), () => frames));
const ok = { labels: { code: '200' }, values: [1, 1, 1, 1, 1] };

describe('bad input', () => {
  it('names the labels there are when the category label is missing', () => {
    const frames = seriesFrames(at, [{ labels: { status: '200', job: 'a' }, values: ok.values }]);
    expect(() => readCounts(frames, { category: 'code' })).toThrow(
      '`code` is not a label of the answer; it has: job, status. Choose one of them as the category.'
    );
  });

  it('names the columns there are when the category column is missing', () => {
    const frames = [longFrame(at.map((time) => ({ time, status: 'ok', count: 1 })))];
    expect(() => readCounts(frames, { category: 'code' })).toThrow(
      '`code` is not a label of the answer; it has: status.'
    );
  });

  it('names the labels there are when a group label is missing', () => {
    expect(() => readCounts(seriesFrames(at, [ok]), { groupBy: ['region'] })).toThrow(
      '`region` is not a label of the answer; it has: code. Group by one of them, or by none.'
    );
  });

  it('counts series that lack the category label as (none), and says so', () => {
    const frames = seriesFrames(at, [ok, { labels: { job: 'a' }, values: ok.values }]);
    expect(readCounts(frames, { category: 'code' })).toEqual({ 200: 5, '(none)': 5 });
    expect(noticesOf(run({ ...oneWindow, category: 'code' }, last(60), () => frames))).toContain(
      'info: 1 series have no `code` label and count as `(none)`.'
    );
  });

  it('leaves out NaN, as value and as entity, and says so', () => {
    const entity = wideFrame(at, [ok, { labels: { code: '500' }, values: [2, null, 2, 2, 2] }]);
    entity.data.entities = [null, null, { NaN: [1] }];
    expect(readCounts([entity])).toEqual({ 200: 5, 500: 8 });
    expect(notices([entity])).toContain('info: 1 value is not a number (first in `Value`) and left out.');
    const value = wideFrame(at, [ok, { labels: { code: '500' }, values: [2, NaN, NaN, 2, 2] }]);
    expect(readCounts([value])).toEqual({ 200: 5, 500: 6 });
    expect(notices([value])).toContain('info: 2 values are not numbers (first in `Value`) and left out.');
  });

  it('leaves out infinite values, as value and as entity, and says so', () => {
    const entity = wideFrame(at, [ok, { labels: { code: '500' }, values: [2, null, null, 2, Infinity] }]);
    entity.data.entities = [null, null, { Inf: [1], NegInf: [2] }];
    expect(readCounts([entity])).toEqual({ 200: 5, 500: 4 });
    expect(notices([entity])).toContain(
      'warning: 3 values are infinite or too large to count (first in `Value`) and left out.'
    );
  });

  it('takes null for no value, without a word', () => {
    const frames = [wideFrame(at, [ok, { labels: { code: '500' }, values: [2, null, 2, null, 2] }])];
    expect(readCounts(frames)).toEqual({ 200: 5, 500: 6 });
    expect(notices(frames)).toEqual([]);
  });

  it('refuses negative counts', () => {
    const frames = seriesFrames(at, [ok, { labels: { code: '500' }, values: [2, -1, 2, 2, 2] }]);
    expect(() => readCounts(frames)).toThrow(
      '`Value` {"code":"500"} holds a negative count: -1. Use `increase` or `rate` in place of `delta`'
    );
  });

  it('refuses text in a count column, and names it', () => {
    const table = frame([
      timeField(at.slice(0, 2)),
      stringField('code', ['200', '500']),
      stringField('count', ['12', '3']),
    ]);
    expect(() => readCounts([table], { category: 'code' })).toThrow(
      'The count column `count` holds text: "12". Convert it to a number in the upstream query'
    );
    expect(() => readCounts([table], { category: 'code', valueField: 'count' })).toThrow(
      'The count column `count` holds text'
    );
    const mistyped = frame([
      timeField(at.slice(0, 2)),
      stringField('code', ['a', 'b']),
      numberField([1, '3'], undefined, 'count'),
    ]);
    expect(() => readCounts([mistyped])).toThrow('The count column `count` holds text: "3".');
  });

  it('refuses text in a time column', () => {
    const table = frame([timeField(['noon']), stringField('code', ['200']), numberField([1], undefined, 'count')]);
    expect(() => readCounts([table])).toThrow('The time column `Time` holds text: "noon".');
  });

  it('refuses an answer without numbers', () => {
    expect(() => readCounts([frame([timeField(at), stringField('line', ['a', 'b', 'c', 'd', 'e'])])])).toThrow(
      'The answer has no number column; it has: Time, line.'
    );
  });

  it('asks which of several number columns counts', () => {
    const rows = [longFrame(at.map((time) => ({ time, code: '200', calls: 1, retries: 500 })))];
    expect(() => readCounts(rows)).toThrow(
      'several number columns: calls, retries. Choose the one that holds the count.'
    );
    expect(readCounts(rows, { valueField: 'retries' })).toEqual({ 200: 2500 });
    expect(() => readCounts(rows, { valueField: 'hits' })).toThrow(
      '`hits` is not a column of the answer; it has: time, code'
    );
  });

  it('asks which of several values with the same labels counts', () => {
    const wide = frame([
      timeField(at),
      numberField(ok.values, ok.labels, 'hits'),
      numberField(ok.values, ok.labels, 'retries'),
    ]);
    expect(() => readCounts([wide])).toThrow('several values for the same labels: hits, retries.');
    expect(readCounts([wide], { valueField: 'hits' })).toEqual({ 200: 5 });
  });

  it('sorts unsorted times, and says so', () => {
    const mixed = [at[3], at[0], at[4], at[1], at[2]];
    const frames = [wideFrame(mixed, [{ labels: { code: '200' }, values: [4, 1, 5, 2, 3] }])];
    const counters = { ...oneWindow, values: 'counters' as const };
    expect(noticesOf(run(counters, last(60), () => frames))).toContain(
      'info: 1 series had unsorted times and were sorted.'
    );
    // a counter read in its true order never resets: 1, 2, 3, 4, 5
    expect(readCounts(frames, { values: 'counters' })).toEqual({ 200: 4 });
  });

  it('takes the last of two values at one time in a series, and says so', () => {
    const twice = [at[0], at[1], at[1], at[2], at[3]];
    const frames = [wideFrame(twice, [{ labels: { code: '200' }, values: [1, 10, 2, 3, 4] }])];
    expect(readCounts(frames)).toEqual({ 200: 10 });
    expect(notices(frames)).toContain(
      'warning: 1 value stands at a time that the series has already; the last one counts.'
    );
  });

  it('leaves out rows without time, and says so', () => {
    const frames = [frame([timeField([at[0], null, at[2]]), numberField([1, 5, 2], { code: '200' })])];
    expect(readCounts(frames)).toEqual({ 200: 3 });
    expect(notices(frames)).toContain('warning: 1 value has no time and is left out.');
  });

  it('says that points come at mixed intervals', () => {
    const fine = times(NOON - 10 * MINUTE, 30_000, 20);
    const coarse = times(NOON - 10 * MINUTE, MINUTE, 10);
    const frames = [
      wideFrame(fine, [{ labels: { code: '200' }, values: fine.map(() => 1) }]),
      wideFrame(coarse, [{ labels: { code: '500' }, values: coarse.map(() => 1) }]),
    ];
    expect(notices(frames)).toContain(
      'info: Points come at mixed intervals: each counts for the window that its time stamp lies in.'
    );
  });

  it('refuses points coarser than the window', () => {
    const coarse = times(NOON - 200 * MINUTE, 5 * MINUTE, 41);
    const frames = [wideFrame(coarse, [{ labels: { code: '200' }, values: coarse.map(() => 100) }])];
    expect(() => run(queryOf(), last(10), () => frames)).toThrow(
      'The answer has a point every 5m, coarser than the 1m that a window steps. Choose a window (and step) of at least 5m'
    );
    const stated = [
      frame([{ ...timeField(coarse.slice(0, 2)), config: { interval: 300_000 } }, numberField([1, 1], { code: '2' })]),
    ];
    expect(() => run(queryOf(), last(10), () => stated)).toThrow('The answer has a point every 5m');
  });

  it('takes rare points for rare, not for coarse', () => {
    const rare = [3, 8, 20, 24, 31].map((minute) => NOON - minute * MINUTE).reverse();
    const frames = [longFrame(rare.map((time) => ({ time, code: '200', count: 1 })))];
    expect(() => run(queryOf(), last(40), () => frames)).not.toThrow();
  });

  it('says what to do about a single category', () => {
    const frames = seriesFrames(times(NOON - 120 * MINUTE, MINUTE, 121), [
      { labels: { code: '200' }, values: Array(121).fill(500) },
    ]);
    const answer = run(queryOf({ format: 'latest', statistics: ['n', 'p', 'state', 'drift'] }), last(5), () => frames);
    expect(columnOf(answer[0], 'stateText')).toEqual(['one category']);
    expect(columnOf(answer[0], 'p')).toEqual([null]);
    expect(noticesOf(answer)[0]).toMatch(
      /`code` has one value, "200": .* Choose another category, or list the expected categories/
    );
  });

  it('says what to do when there is nothing that could be the category', () => {
    const lone = frame([timeField(at), numberField(ok.values, { __name__: 'up' })]);
    expect(readCounts([lone])).toEqual({ up: 5 });
    expect(() =>
      readCounts([frame([timeField(at), numberField(ok.values, { code: '200' })])], { groupBy: ['code'] })
    ).toThrow('The answer has no label or text column that could be the category. Keep one in the upstream query');
  });

  it.each([[[]], [[frame([])]], [[wideFrame([], [{ labels: { code: '200' }, values: [] }])]]])(
    'answers no data with windows without an answer',
    (frames: FrameJSON[]) => {
      const [series] = run(queryOf({ statistics: ['n', 'p', 'drift', 'state'] }), last(3), () => frames);
      expect(columnOf(series, 'n')).toEqual([null, null, null]);
      expect(columnOf(series, 'p')).toEqual([null, null, null]);
      expect(columnOf(series, 'drift')).toEqual([null, null, null]);
      expect(columnOf(series, 'state')).toEqual([3, 3, 3]);
    }
  );

  it('answers no group at all with an empty frame and what to do', () => {
    const answer = run(queryOf({ groupBy: ['region'] }), last(3), () => []);
    expect(answer[0].schema.fields).toEqual([]);
    expect(noticesOf(answer)[0]).toMatch(/without any series .* Check its query/);
  });

  it('passes on the upstream’s error with its status', () => {
    const query = queryOf();
    const { requests } = plan(query, last(5));
    const error = { message: 'parse error: unexpected }', status: 400 };
    const fail = () => derive(query, last(5), [{ id: requests[0].id, frames: [], error }]);
    expect(fail).toThrow('The upstream failed: parse error: unexpected }');
    expect(fail).toThrow(expect.objectContaining({ code: 'upstream', status: 400 }));
  });

  it('passes on a time-out of a baseline request, and says which', () => {
    const query = queryOf({ baseline: { kind: 'offset', offsets: ['1d'] } });
    const responses = plan(query, last(5)).requests.map(({ id }) =>
      id === 'observed'
        ? { id, frames: [] }
        : { id, frames: [], error: { message: 'context deadline exceeded', status: 504 } }
    );
    expect(() => derive(query, last(5), responses)).toThrow(
      'The upstream (baseline:offset:1d) failed: context deadline exceeded'
    );
  });

  it('refuses a missing answer', () => {
    expect(() => derive(queryOf(), last(5), [])).toThrow(DistributionError);
  });

  it('names the limit, the value and the remedy', () => {
    const many = Array.from({ length: 501 }, (_, i) => ({ labels: { code: '200', pod: `p${i}` }, values: ok.values }));
    expect(() => readCounts(seriesFrames(at, many), { groupBy: ['pod'] })).toThrow(
      'Limit `groups` is 500, and this query needs 501. Group by fewer labels'
    );
    const kinds = Array.from({ length: 10_001 }, (_, i) => ({ labels: { code: String(i) }, values: [1] }));
    expect(() => readCounts(seriesFrames([NOON], kinds))).toThrow(
      'Limit `categories` is 10000, and this query needs 10001.'
    );
    expect(() => plan(queryOf({ window: { size: '1s' } }), last(60 * 24))).toThrow(
      /Limit `windows` is 11000, .* Choose a longer window/
    );
    expect(() => plan(queryOf({ baseline: { kind: 'trailing', windows: 6000 } }), last(5))).toThrow(
      'Limit `trailingWindows` is 5000'
    );
    const offsets = Array.from({ length: 31 }, (_, i) => `${i + 1}d`);
    expect(() => plan(queryOf({ baseline: { kind: 'offset', offsets } }), last(5))).toThrow('Limit `offsets` is 30');
  });
});
