/** @jest-environment node */
import type { BaselineSettings, DistributionQuery, PlannedRequest, QueryRange } from '../model/query';
import { random } from '../numeric';
import { plan } from '../plan';
import { homogeneityTest } from '../stats/homogeneityTest';
import { seriesFrames, times } from '../testing/frames';
import { columnOf, DAY, HOUR, last, MINUTE, NOON, queryOf, run } from '../testing/run';

type Answer = (request: PlannedRequest) => ReturnType<typeof seriesFrames>;

/** Counts of 200 and 500 of each minute, by where it begins. */
const minutes =
  (countsAt: (start: number) => ArrayLike<number>, labels: Record<string, string> = {}): Answer =>
  (request) => {
    const at = times(request.from + MINUTE, MINUTE, Math.floor((request.to - request.from) / MINUTE));
    return seriesFrames(
      at,
      ['200', '500'].map((code, k) => ({ labels: { code, ...labels }, values: at.map((t) => countsAt(t - MINUTE)[k]) }))
    );
  };

const latest = (baseline: BaselineSettings, answer: Answer, more: Partial<DistributionQuery> = {}) =>
  run(queryOf({ baseline, format: 'latest', statistics: ['chiSquare', 'p', 'state'], ...more }), last(5), answer)[0];

const day = NOON - 3 * DAY;
const training = { kind: 'training' as const, from: day, to: day + 2 * HOUR };

describe('a training range', () => {
  const answer = minutes((start) => (start >= day && start < day + 2 * HOUR ? [990, 10] : [900, 40]));

  it('is asked for by itself, whatever range is shown', () => {
    for (const range of [last(60), last(5, NOON - 40 * MINUTE)]) {
      const [, own] = plan(queryOf({ baseline: training }), range).requests;
      expect(own).toMatchObject({ id: 'baseline:training', from: day, to: day + 2 * HOUR, intervalMs: MINUTE });
    }
  });

  it('takes the window for a sample beside a sample of all its counts', () => {
    const frame = latest(training, answer, { test: 'homogeneity' });
    expect(columnOf(frame, 'chiSquare')).toEqual([homogeneityTest([900, 40], [990 * 120, 10 * 120]).statistic]);
  });

  it('has whole windows only, and is asked once with the range shown where they overlap', () => {
    const ragged = { ...training, from: day - 30_000, to: day + 2 * HOUR + 59_000 };
    expect(plan(queryOf({ baseline: ragged }), last(60)).requests[1]).toMatchObject({ from: day, to: day + 2 * HOUR });
    const recent = { kind: 'training' as const, from: NOON - 3 * HOUR, to: NOON - 2 * HOUR };
    expect(plan(queryOf({ baseline: recent }), last(60)).requests).toHaveLength(1);
    const frame = latest(
      recent,
      minutes((start) => (start < NOON - 2 * HOUR ? [990, 10] : [900, 40])),
      { test: 'homogeneity' }
    );
    expect(columnOf(frame, 'chiSquare')).toEqual([homogeneityTest([900, 40], [990 * 60, 10 * 60]).statistic]);
  });

  it('counts windows that slide once', () => {
    const frame = latest(training, answer, { test: 'homogeneity', window: { size: '4m', step: '1m' } });
    const expected = homogeneityTest([3600, 160], [990 * 120, 10 * 120]);
    expect(columnOf(frame, 'chiSquare')).toEqual([expected.statistic]);
  });

  it('is a window of its own length where one window spans the range', () => {
    const settings = { window: { size: 'range' }, test: 'homogeneity' };
    const { requests } = plan(queryOf({ baseline: training, ...settings }), last(60));
    expect(requests.map(({ from, to }) => [from, to])).toEqual([
      [NOON - HOUR, NOON],
      [day, day + 2 * HOUR],
    ]);
    const frame = latest(training, answer, settings);
    expect(columnOf(frame, 'chiSquare')).toEqual([homogeneityTest([4500, 200], [990 * 120, 10 * 120]).statistic]);
  });

  it.each<[BaselineSettings, string]>([
    [{ kind: 'training' }, 'The training range has no start or no end yet. Choose a time range in which all was well.'],
    [{ kind: 'training', from: NOON, to: NOON }, 'The training range is empty.'],
    [{ kind: 'training', from: day, to: day + 59_000 }, 'The training range has no whole window.'],
    [{ kind: 'training', from: 0, to: NOON }, 'Limit `windows` is 11000'],
    [{ kind: 'training', from: 1e300, to: 2e300 }, 'Start of the training range is 1e+300.'],
  ])('refuses %j', (baseline, message) => {
    expect(() => plan(queryOf({ baseline }), last(5))).toThrow(message);
  });
});

describe('pinned counts', () => {
  const pinned = { kind: 'snapshot' as const, pinned: [{ counts: { 200: 59_400, 500: 600 }, windows: 60 }] };
  const answer = minutes(() => [900, 40]);

  it('ask for nothing, and are a sample beside the window', () => {
    expect(plan(queryOf({ baseline: pinned }), last(5)).requests).toHaveLength(1);
    const frame = latest(pinned, answer, { test: 'homogeneity' });
    expect(columnOf(frame, 'chiSquare')).toEqual([homogeneityTest([900, 40], [59_400, 600]).statistic]);
  });

  it('keep their categories by name; `other` has those that were not', () => {
    const baseline = { kind: 'snapshot' as const, pinned: [{ counts: { 200: 90, 404: 5, other: 5 } }] };
    const [frame] = run(queryOf({ baseline, format: 'categories' }), last(5), answer);
    expect(columnOf(frame, 'code')).toEqual(['200', '404', 'other']);
    expect(columnOf(frame, 'count')).toEqual([900, 0, 40]);
    expect(columnOf(frame, 'baseline')).toEqual([0.9, 0.05, 0.05]);
  });

  it('are of each group, else of all', () => {
    const groups: Answer = (request) => [
      ...minutes(() => [900, 100], { region: 'eu' })(request),
      ...minutes(() => [900, 100], { region: 'us' })(request),
    ];
    const baseline = (all: Array<Record<string, number>>): BaselineSettings => ({
      kind: 'snapshot',
      pinned: [{ group: { region: 'eu' }, counts: { 200: 8, 500: 2 } }, ...all.map((counts) => ({ counts }))],
    });
    const shares = (settings: BaselineSettings) =>
      columnOf(
        run(queryOf({ baseline: settings, groupBy: ['region'], format: 'categories' }), last(5), groups)[0],
        'baseline'
      );
    expect(shares(baseline([]))).toEqual([0.8, 0.2, null, null]);
    expect(shares(baseline([{ 200: 6, 500: 4 }]))).toEqual([0.8, 0.2, 0.6, 0.4]);
  });

  it('say what they are', () => {
    const about = { ...pinned, from: day, to: day + HOUR, deploy: '1.2.3' };
    const [frame] = run(queryOf({ baseline: about }), last(5), answer);
    expect(frame.schema.meta?.custom?.multinomial).toMatchObject({
      baseline: { counted: true, text: 'counts of 2026-01-02 12:00 to 13:00 UTC that were pinned, deploy 1.2.3' },
    });
  });

  it.each<[unknown, string]>([
    [{}, 'Nothing is pinned yet. Pin the counts of a time range.'],
    [{ pinned: [{ counts: {} }] }, 'Pinned counts have no events.'],
    [{ pinned: [{ counts: { 200: -1 } }] }, 'The pinned count of `200` is -1.'],
    [{ pinned: [{ counts: { 200: '7' } }] }, 'The pinned count of `200` is 7.'],
    [{ pinned: [{ counts: { 200: 7 }, windows: 0 }] }, 'The number of pinned windows is 0.'],
    [{ pinned: [{ counts: [7] }] }, '`baseline.pinned[0].counts` must be an object (it is [7]).'],
    [{ pinned: { 200: 7 } }, '`baseline.pinned` must be a list of objects'],
    [{ pinned: [null] }, '`baseline.pinned` must be a list of objects'],
    [{ pinned: [{ counts: { 200: 7 } }], to: 1e20 }, 'End of the pinned range is 100000000000000000000.'],
  ])('refuse %j', (settings, message) => {
    const baseline = { kind: 'snapshot', ...(settings as object) } as BaselineSettings;
    expect(() => plan(queryOf({ baseline }), last(5))).toThrow(message);
  });
});

describe('one sample for all windows', () => {
  const SHARES = [0.97, 0.03];

  /** Whether a drift is found in two hours of unchanged traffic beside a sample of ten of its windows. */
  const drifts = (seed: number, range: QueryRange) => {
    const source = random(seed);
    const rows = new Map<number, ArrayLike<number>>();
    const draw = () => source.multinomial(1000, SHARES);
    const answer = minutes((start) => {
      const known = rows.get(start) ?? draw();
      rows.set(start, known);
      return known;
    });
    const counts = Array.from({ length: 10 }, draw).reduce<number[]>(
      (sums, row) => sums.map((sum, k) => sum + row[k]),
      [0, 0]
    );
    const pinned = [{ counts: { 200: counts[0], 500: counts[1] }, windows: 10 }];
    // any size matters, so that significance alone decides
    const detect = { minEffect: 0, minRelative: 0, minPoints: 0, minEvents: 0 };
    const baseline = { kind: 'snapshot' as const, pinned };
    const [frame] = run(queryOf({ baseline, detect, statistics: ['drift'] }), range, answer);
    return columnOf(frame, 'drift').includes(1);
  };

  it('is a sample, however many windows are held against it: its own error is no drift', () => {
    // 500 has 300 events in the sample, a standard error of 6 %; if its events counted anew for each of 30 windows, many would drift
    const found = Array.from({ length: 100 }, (_, seed) => drifts(seed, last(120))).filter(Boolean).length;
    expect(found).toBeLessThanOrEqual(2);
  });
});
