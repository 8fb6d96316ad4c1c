/** @jest-environment node */
import { MISSING, RESTARTED } from '../window/partial';
import { seriesFrames, times, wideFrame } from '../testing/frames';
import { columnOf, last, MINUTE, NOON, noticesOf, queryOf, readCounts, run } from '../testing/run';
import { homogeneityTest } from '../stats/homogeneityTest';
import { KERNEL } from '../kernel';
import { toCounts } from './meaning';

const series = (values: number[]) => ({
  labels: {},
  times: Float64Array.from(values.keys()),
  values: Float64Array.from(values),
});

describe('meanings of values', () => {
  it('counts are taken as they are', () => {
    expect(Array.from(toCounts(series([1, 2.5]), 'counts', 60_000, KERNEL).values)).toEqual([1, 2.5]);
  });

  it('rates are multiplied by the interval of the points', () => {
    const at = times(NOON - 9 * 15_000, 15_000, 10);
    const frames = seriesFrames(at, [{ labels: { code: '200' }, values: at.map(() => 2) }]);
    expect(readCounts(frames, { values: 'rates' })).toEqual({ 200: 10 * 2 * 15 });
  });

  it('rates of a single point are taken over the interval that was asked for', () => {
    const query = queryOf({ values: 'rates', format: 'latest', statistics: ['n'] });
    const [frame] = run(query, last(5), () => seriesFrames([NOON], [{ labels: { code: '200' }, values: [3] }]));
    expect(columnOf(frame, 'n')).toEqual([180]);
  });

  it('counters become their increase; after a fall the whole value counts', () => {
    const { values, broken } = toCounts(series([100, 130, 130, 7, 9]), 'counters', 60_000, KERNEL);
    expect(Array.from(values)).toEqual([NaN, 30, 0, 7, 2]);
    expect(Array.from(broken!)).toEqual([0, 0, 0, RESTARTED, 0]);
  });

  it('a total that falls to much more than it grows by has lost a part: what it grew by is left out', () => {
    const { values, broken } = toCounts(series([9000, 9010, 9030, 8100, 8120]), 'counters', 60_000, KERNEL);
    expect(Array.from(values)).toEqual([NaN, 10, 20, NaN, 20]);
    expect(Array.from(broken!)).toEqual([0, 0, 0, MISSING, 0]);
  });

  it('a part that comes back with its total is no events, more than usual are', () => {
    const { values, broken } = toCounts(series([9000, 9010, 9030, 8100, 8120, 9060, 9150]), 'counters', 60_000, KERNEL);
    expect(Array.from(values)).toEqual([NaN, 10, 20, NaN, 20, NaN, 90]);
    expect(Array.from(broken!)).toEqual([0, 0, 0, MISSING, 0, MISSING, 0]);
    const unbroken = toCounts(series([9000, 9010, 9030, 9930, 9950]), 'counters', 60_000, KERNEL);
    expect(Array.from(unbroken.values)).toEqual([NaN, 10, 20, 900, 20]);
  });

  it('counters increase over a gap', () => {
    expect(Array.from(toCounts(series([1, NaN, 5]), 'counters', 60_000, KERNEL).values)).toEqual([NaN, NaN, 4]);
  });

  it('says in which window a counter started again', () => {
    const at = times(NOON - 119 * MINUTE, MINUTE, 120);
    const frames = seriesFrames(at, [
      { labels: { code: '200' }, values: at.map((_, i) => (i < 118 ? 1000 * (i + 1) : 1000 * (i - 117))) },
      { labels: { code: '500' }, values: at.map((_, i) => 100 * (i + 1)) },
    ]);
    const answer = run(queryOf({ values: 'counters', statistics: ['n', 'state'] }), last(4), () => frames);
    expect(columnOf(answer[0], 'n')).toEqual([1100, 1100, 1100, 1100]);
    expect(columnOf(answer[0], 'state')).toEqual([0, 0, 6, 0]);
    expect(noticesOf(answer)).toContain(
      'info: Counters started again from zero; their increase counts from zero there.'
    );
  });

  it('asks for one interval more for counters', () => {
    const asked: number[] = [];
    for (const values of ['counts', 'counters'] as const) {
      run(queryOf({ values }), last(4), ({ from }) => {
        asked.push(from);
        return [];
      });
    }
    expect(asked[0] - asked[1]).toBe(MINUTE);
  });

  it('states are the mean over the times in a window, never their sum; an absent state is zero', () => {
    const at = times(NOON - 45_000, 15_000, 4);
    const frames = [
      wideFrame(at, [{ labels: { phase: 'Running' }, values: [10, 10, 12, 12] }]),
      wideFrame(at.slice(3), [{ labels: { phase: 'Failed' }, values: [2] }]),
    ];
    expect(readCounts(frames, { values: 'states' })).toEqual({ Running: 11, Failed: 0.5 });
  });

  it('states of a sliding window are the mean over all its times', () => {
    const at = times(NOON - 4 * MINUTE, MINUTE, 5);
    const frames = seriesFrames(at, [{ labels: { phase: 'Running' }, values: [9, 1, 2, 3, 6] }]);
    const query = queryOf({
      values: 'states',
      window: { size: '4m', step: '1m' },
      statistics: ['n'],
      format: 'latest',
    });
    const [frame] = run(query, last(10), () => frames);
    expect(columnOf(frame, 'n')).toEqual([3]);
  });

  it('the trailing baseline of states is their mean: no new trials', () => {
    const at = times(NOON - 120 * MINUTE, MINUTE, 121);
    const frames = seriesFrames(at, [
      { labels: { phase: 'Running' }, values: at.map(() => 90) },
      { labels: { phase: 'Pending' }, values: at.map((_, i) => (i === 120 ? 30 : 10)) },
    ]);
    const statistic = (values: 'counts' | 'states') =>
      columnOf(
        run(queryOf({ values, statistics: ['chiSquare'], format: 'latest' }), last(2), () => frames)[0],
        'chiSquare'
      );
    expect(statistic('states')).toEqual([homogeneityTest([30, 90], [10, 90]).statistic]);
    expect(statistic('counts')).toEqual([homogeneityTest([30, 90], [600, 5400]).statistic]);
  });
});
