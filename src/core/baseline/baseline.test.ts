/** @jest-environment node */
import type { DistributionQuery, PlannedRequest } from '../model/query';
import { chiSquareTest } from '../stats/chiSquareTest';
import { effectiveDf } from '../stats/effectiveDf';
import { homogeneityTest } from '../stats/homogeneityTest';
import { overdispersion } from '../stats/overdispersion';
import { intraClassCorrelation, varianceInflation } from '../stats/varianceInflation';
import { seriesFrames, times } from '../testing/frames';
import { fSf, random } from '../numeric';
import { columnOf, DAY, last, MINUTE, NOON, noticesOf, queryOf, run } from '../testing/run';

type Counts = Record<string, number>;

/** The same counts every minute; `latest` in the last one. */
function steady(counts: Counts, latest: Counts = counts, labels: Record<string, string> = {}) {
  return ({ from, to }: PlannedRequest) => {
    const at = times(from + MINUTE, MINUTE, Math.floor((to - from) / MINUTE));
    return seriesFrames(
      at,
      Object.keys(counts).map((code) => ({
        labels: { code, ...labels },
        values: at.map((t) => (t === NOON ? latest[code] : counts[code])),
      }))
    );
  };
}

const now = { 200: 930, 404: 50, 500: 20 };
const latest = (query: Partial<DistributionQuery>, answer: Parameters<typeof run>[2]) =>
  run(
    queryOf({
      format: 'latest',
      statistics: ['n', 'chiSquare', 'p', 'w', 'test', 'state', 'unseen', 'overdispersion'],
      ...query,
    }),
    last(5),
    answer
  );
const shares = (query: Partial<DistributionQuery>, answer: Parameters<typeof run>[2]) => {
  const [frame] = run(queryOf({ format: 'categories', ...query }), last(5), answer);
  const names = columnOf(frame, frame.schema.fields[query.groupBy?.length ?? 0].name) as string[];
  const values = columnOf(frame, 'baseline') as number[];
  return Object.fromEntries(names.map((name, i) => [name, values[i]]));
};

/** Judged window by window: by what a window and those that trail it tell alone. */
const detect = { measure: 'psi' as const };

describe('baselines', () => {
  it('fixed: the intended shares, tested for goodness of fit', () => {
    const baseline = { kind: 'fixed' as const, shares: { 200: 0.9, 404: 0.07, 500: 0.03 } };
    const [frame] = latest({ baseline, detect }, steady(now));
    const expected = chiSquareTest([930, 50, 20], [0.9, 0.07, 0.03]);
    expect(columnOf(frame, 'chiSquare')).toEqual([expected.statistic]);
    expect(columnOf(frame, 'p')).toEqual([expected.pValue]);
    expect(columnOf(frame, 'test')).toEqual([1]);
  });

  it('fixed: shares that don’t sum to 1 are divided by their sum, with a notice; percent without one', () => {
    const odd = { kind: 'fixed' as const, shares: { 200: 0.8, 404: 0.1, 500: 0.3 } };
    expect(shares({ baseline: odd }, steady(now))[200]).toBeCloseTo(0.8 / 1.2, 15);
    expect(noticesOf(latest({ baseline: odd }, steady(now)))).toEqual([
      "info: The baseline's shares sum to 1.2, not to 1: they were divided by that.",
    ]);
    const percent = { kind: 'fixed' as const, shares: { 200: 90, 404: 7, 500: 3 } };
    expect(shares({ baseline: percent }, steady(now))[404]).toBeCloseTo(0.07, 15);
    expect(noticesOf(latest({ baseline: percent }, steady(now)))).toEqual([]);
  });

  it.each([
    [{ 200: 0, 500: 0 }, 'All intended shares are 0. Give at least one'],
    [{ 200: -1, 500: 2 }, 'The share of `200` is -1. Give each category a share of 0 or more.'],
    [{ 200: NaN }, 'The share of `200` is NaN.'],
  ])('fixed: refuses %o', (own, message) => {
    expect(() => latest({ baseline: { kind: 'fixed', shares: own } }, steady(now))).toThrow(message);
  });

  it('fixed: a category that is intended but absent counts as zero; one that is not intended is unseen', () => {
    const baseline = { kind: 'fixed' as const, shares: { 200: 0.9, 301: 0.1 } };
    const [frame] = latest({ baseline }, steady({ 200: 900, 418: 100 }));
    expect(columnOf(frame, 'unseen')).toEqual([0.1]);
    expect(shares({ baseline }, steady({ 200: 900, 418: 100 }))).toEqual({ 200: 0.9, 301: 0.1, 418: 0 });
  });

  it('fixed: many events in a category that is not intended are a drift, though the others fit', () => {
    const baseline = { kind: 'fixed' as const, shares: { a: 0.5, b: 0.5 } };
    const fits = latest({ baseline, detect }, steady({ a: 50_000, b: 50_000, c: 4 }));
    const drifts = latest({ baseline, detect }, steady({ a: 500, b: 500, c: 40 }));
    expect(columnOf(fits[0], 'stateText')).toEqual(['ok']);
    expect(columnOf(drifts[0], 'stateText')).toEqual(['drift']);
    expect(columnOf(drifts[0], 'p')).toEqual([1]);
  });

  it('uniform: every category alike, the rest as often as it pools', () => {
    expect(shares({ baseline: { kind: 'uniform' } }, steady(now))).toEqual({ 200: 1 / 3, 404: 1 / 3, 500: 1 / 3 });
    const pooled = shares({ baseline: { kind: 'uniform' }, categories: { keep: { top: 1 } } }, steady(now));
    expect(pooled).toEqual({ 200: 1 / 3, other: 2 / 3 });
  });

  it('trailing: the windows before the gap, tested as two samples', () => {
    const moved = { 200: 900, 404: 60, 500: 40 };
    const baseline = { kind: 'trailing' as const, windows: 16 };
    const [frame] = latest({ baseline, detect }, steady(now, moved));
    const expected = homogeneityTest([900, 60, 40], [14_880, 800, 320]);
    expect(columnOf(frame, 'chiSquare')).toEqual([expected.statistic]);
    expect(columnOf(frame, 'p')).toEqual([expected.pValue]);
    expect(columnOf(frame, 'test')).toEqual([2]);
    expect(columnOf(frame, 'overdispersion')).toEqual([0]);
  });

  it('trailing: a few windows that agree may do so by luck, so that F it is', () => {
    const [frame] = latest(
      { baseline: { kind: 'trailing', windows: 10 }, detect },
      steady(now, { 200: 900, 404: 60, 500: 40 })
    );
    const { statistic, df } = homogeneityTest([900, 60, 40], [9300, 500, 200]);
    expect(columnOf(frame, 'test')).toEqual([3]);
    expect(columnOf(frame, 'p')).toEqual([fSf(statistic! / df, df, 9 * df)]);
  });

  it('trailing: quasi-F once the trailing windows vary more than chance allows', () => {
    const source = random(3);
    const rows = Array.from({ length: 400 }, () => {
      const failing = 0.02 + 0.06 * source.uniform();
      return source.multinomial(1000, [0.9 - failing, 0.1, failing]);
    });
    const row = (t: number) => rows[(t - NOON) / MINUTE + 399];
    const [frame] = latest({ baseline: { kind: 'trailing', windows: 20 }, detect }, ({ from, to }) => {
      const at = times(from + MINUTE, MINUTE, (to - from) / MINUTE);
      return seriesFrames(
        at,
        ['200', '404', '500'].map((code, k) => ({ labels: { code }, values: at.map((t) => row(t)[k]) }))
      );
    });
    const before = (gap: number) => Array.from({ length: 20 }, (_, s) => row(NOON - (gap + 1 + s) * MINUTE));
    // the windows that 3 of 5 looks at take no part in how much windows vary
    const expected = overdispersion(before(4));
    const baseline = before(1).reduce((all, counts) => all.map((count, k) => count + counts[k]));
    const plain = homogeneityTest(row(NOON), baseline);
    expect(columnOf(frame, 'test')).toEqual([3]);
    const trailing = { n: 20_000, squares: 20 * 1000 * 1000 };
    const rho = intraClassCorrelation(expected.ratio!, 20, trailing)!;
    const df = effectiveDf(
      baseline.map((count, k) => count + row(NOON)[k]),
      rho
    );
    const inflation = varianceInflation(rho, { n: 1000, squares: 1000 * 1000 }, trailing);
    const f = plain.statistic! / plain.df / Math.max(expected.ratio!, inflation);
    expect((columnOf(frame, 'p')[0] as number) / fSf(f, df, 19 * df)).toBeCloseTo(1, 9);
    expect((columnOf(frame, 'overdispersion')[0] as number) / expected.ratio!).toBeCloseTo(1, 10);
  });

  it('trailing: undecided while fewer than two trailing windows have data, unless the test is chosen', () => {
    const recent = ({ to }: PlannedRequest) =>
      seriesFrames(
        [to - 2 * MINUTE, to],
        [
          { labels: { code: '200' }, values: [900, 500] },
          { labels: { code: '500' }, values: [100, 500] },
        ]
      );
    const detect = { m: 1, n: 1 };
    expect(columnOf(latest({ detect }, recent)[0], 'stateText')).toEqual(['undecided']);
    expect(columnOf(latest({ detect, test: 'homogeneity' }, recent)[0], 'stateText')).toEqual(['drift']);
    const [alert] = run(queryOf({ detect, format: 'latest' }), last(5), recent, { forAlert: true });
    expect(columnOf(alert, 'drift')).toEqual([null]);
  });

  it('offset: the same windows earlier, several pooled', () => {
    const answer = (request: PlannedRequest) => {
      const counts = {
        observed: now,
        'baseline:offset:1d': { 200: 95, 404: 5, 500: 0 },
        'baseline:offset:1w': { 200: 85, 404: 5, 500: 10 },
      };
      return steady(counts[request.id as keyof typeof counts])(request);
    };
    const baseline = { kind: 'offset' as const, offsets: ['1d', '1w'] };
    expect(shares({ baseline }, answer)).toEqual({ 200: 0.9, 404: 0.05, 500: 0.05 });
    const [frame] = latest({ baseline, test: 'homogeneity' }, answer);
    expect(columnOf(frame, 'chiSquare')).toEqual([homogeneityTest([930, 50, 20], [180, 10, 10]).statistic]);
  });

  it('offset: each window meets its own window earlier', () => {
    const baseline = { kind: 'offset' as const, offsets: ['1d'] };
    const [frame] = run(queryOf({ baseline, statistics: ['count', 'baseline'] }), last(3), ({ id, from, to }) => {
      const at = times(from + MINUTE, MINUTE, (to - from) / MINUTE);
      const shift = id === 'observed' ? 0 : DAY;
      const minute = (t: number) => (t + shift - (NOON - 950 * MINUTE)) / MINUTE;
      return seriesFrames(
        at,
        ['a', 'b'].map((code, k) => ({ labels: { code }, values: at.map((t) => (k ? 1000 - minute(t) : minute(t))) }))
      );
    });
    const field = (name: string) =>
      frame.data.values[frame.schema.fields.findIndex((own) => own.name === name && own.labels!.code === 'a')];
    expect(field('count')).toEqual([948, 949, 950]);
    expect(field('baseline')).toEqual([0.948, 0.949, 0.95]);
  });

  it('query: the same window of another query, with its own categories', () => {
    const answer = (request: PlannedRequest) =>
      steady(request.id === 'observed' ? { 200: 950, 500: 50 } : { 200: 90, 429: 10 })(request);
    const baseline = { kind: 'query' as const, query: { expr: 'control' } };
    expect(shares({ baseline }, answer)).toEqual({ 200: 0.9, 429: 0.1, 500: 0 });
    const [frame] = latest({ baseline, test: 'homogeneity' }, answer);
    expect(columnOf(frame, 'chiSquare')).toEqual([homogeneityTest([950, 0, 50], [90, 10, 0]).statistic]);
    expect(columnOf(frame, 'unseen')).toEqual([0.05]);
  });

  it('query: groups meet their own group; a baseline without groups is everybody’s', () => {
    const control = (own: (region: string) => Counts | null) => (request: PlannedRequest) =>
      request.id === 'observed'
        ? [...steady(now, now, { region: 'eu' })(request), ...steady(now, now, { region: 'us' })(request)]
        : own('') !== null
          ? steady(own('')!)(request)
          : ['eu', 'us'].flatMap((region) => steady(own(region)!, own(region)!, { region })(request));
    const query = { groupBy: ['region'], baseline: { kind: 'query' as const, query: { expr: 'control' } } };
    const per = control((region) => (region === '' ? null : region === 'eu' ? { 200: 9, 500: 1 } : { 200: 1, 500: 1 }));
    const [grouped] = run(queryOf({ format: 'categories', ...query }), last(5), per);
    expect(columnOf(grouped, 'baseline')).toEqual([0.9, 0, 0.1, 0.5, 0, 0.5]);
    const [shared] = run(
      queryOf({ format: 'categories', ...query }),
      last(5),
      control(() => ({ 200: 8, 500: 2 }))
    );
    expect(columnOf(shared, 'baseline')).toEqual([0.8, 0, 0.2, 0.8, 0, 0.2]);
  });

  it('query: undecided while no earlier window tells how the two vary by themselves', () => {
    const answer = (request: PlannedRequest) =>
      request.id === 'observed'
        ? steady(now)(request)
        : seriesFrames(
            [NOON],
            [
              { labels: { code: '200' }, values: [900] },
              { labels: { code: '500' }, values: [100] },
            ]
          );
    const baseline = { kind: 'query' as const, query: { expr: 'control' } };
    expect(columnOf(latest({ baseline }, answer)[0], 'stateText')).toEqual(['undecided']);
  });

  it('query: names the labels of the baseline’s answer when its category is missing', () => {
    const answer = (request: PlannedRequest) =>
      request.id === 'observed'
        ? steady(now)(request)
        : seriesFrames([NOON], [{ labels: { status: 'x' }, values: [1] }]);
    expect(() => latest({ baseline: { kind: 'query', query: { expr: 'control' } } }, answer)).toThrow(
      '`code` is not a label of the baseline query’s answer; it has: status.'
    );
  });

  it('has no answer where the baseline has none', () => {
    const answer = (request: PlannedRequest) => (request.id === 'observed' ? steady(now)(request) : []);
    const [frame] = latest({ baseline: { kind: 'offset' } }, answer);
    expect(columnOf(frame, 'p')).toEqual([null]);
    expect(columnOf(frame, 'stateText')).toEqual(['undecided']);
  });
});
