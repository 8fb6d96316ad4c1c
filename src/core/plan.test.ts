/** @jest-environment node */
import { plan } from './plan';
import type { DistributionQuery } from './model/query';
import { DAY, HOUR, last, MINUTE, NOON, queryOf } from './testing/run';
import { preludeFor, replayStart, WARM_UP } from './window/past';

const observed = (settings: Partial<DistributionQuery>, minutes = 60, now = NOON) =>
  plan(queryOf(settings), last(minutes, now)).requests[0];

/** Where the replays begin that judge windows from `minutes` before noon on. */
const replayed = (minutes: number, trailing = 60) =>
  replayStart(NOON / MINUTE - minutes, 240, preludeFor(trailing)) * MINUTE;

describe('plan', () => {
  it('asks once, from where the replay of the first window begins', () => {
    const { requests, windowMs, stepMs, summary } = plan(queryOf(), last(60));
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      id: 'observed',
      datasource: { uid: 'prom', type: 'prometheus' },
      from: replayed(60),
      to: NOON,
      intervalMs: MINUTE,
    });
    expect([windowMs, stepMs]).toEqual([MINUTE, MINUTE]);
    expect(summary).toBe('asks Prometheus for 1 range, with 840 windows before the first one shown');
  });

  it('takes trailing windows, gap and m of n into account', () => {
    const settings = { baseline: { kind: 'trailing' as const, windows: 10, gap: 3 }, detect: { m: 1, n: 2 } };
    const short = observed({ ...settings, test: 'quasi-F' });
    expect(short.from).toBe(NOON - (60 + 13 + WARM_UP(2)) * MINUTE);
    expect(observed({ baseline: { kind: 'trailing', windows: 500 } }).from).toBe(replayed(60, 500));
  });

  it('has trailing windows for every other baseline too, since they tell overdispersion', () => {
    expect(observed({ baseline: { kind: 'uniform' } }).from).toBe(observed({}).from);
  });

  it('asks no more than the latest window needs where only that is shown', () => {
    expect(observed({ format: 'latest' }).from).toBe(replayed(1));
    expect(observed({ format: 'latest', test: 'quasi-F' }).from).toBe(NOON - (1 + 64 + WARM_UP(5)) * MINUTE);
    expect(observed({ format: 'categories' }).from).toBe(observed({ format: 'latest' }).from);
  });

  it('leaves the unfinished window out, and waits for late data', () => {
    expect(observed({}, 60, NOON + 59_999).to).toBe(NOON);
    expect(observed({ window: { delay: '30s' } }, 60, NOON + 29_999).to).toBe(NOON - MINUTE);
    expect(observed({ window: { delay: '30s' } }, 60, NOON + 30_000).to).toBe(NOON);
  });

  it('shows no window beyond the end of the range, nor of the future', () => {
    const past = { from: NOON - 2 * HOUR, to: NOON - HOUR - 1, now: NOON };
    expect(plan(queryOf(), past).requests[0].to).toBe(NOON - HOUR - MINUTE);
    const future = { from: NOON - HOUR, to: NOON + HOUR, now: NOON };
    expect(plan(queryOf(), future).requests[0].to).toBe(NOON);
  });

  it('aligns windows to the epoch, and weeks to Monday in days', () => {
    expect(observed({ window: { size: '1h' } }, 180, NOON + 17 * MINUTE).to).toBe(NOON);
    const week = observed({ window: { size: '1w' }, baseline: { kind: 'trailing', windows: 4 } }, (30 * DAY) / MINUTE);
    expect(new Date(week.to).toISOString()).toBe('2026-01-05T00:00:00.000Z');
    expect(week.intervalMs).toBe(DAY);
  });

  it('slides by the step', () => {
    const sliding = observed({
      window: { size: '5m', step: '1m' },
      baseline: { kind: 'trailing', windows: 4, gap: 0 },
      test: 'quasi-F',
    });
    expect(sliding.intervalMs).toBe(MINUTE);
    expect(sliding.from).toBe(NOON - (60 - 1 + 5 + 8 * 5 + WARM_UP(5)) * MINUTE);
  });

  it.each([
    [60, '1m'],
    [240, '2m'],
    [24 * 60, '15m'],
    [7 * 24 * 60, '2h'],
  ])('chooses a round window for %d minutes', (minutes, size) => {
    const { windowMs } = plan(queryOf({ window: { size: 'auto' } }), last(minutes));
    expect(windowMs).toBe(plan(queryOf({ window: { size } }), last(minutes)).windowMs);
    expect((minutes * MINUTE) / windowMs).toBeLessThanOrEqual(120);
  });

  it('never lets an upstream coarsen its points', () => {
    const request = observed({ window: { size: '9m' } });
    const points = (request.to - request.from) / request.intervalMs;
    // Grafana rounds range / points to a round interval, up by a half at most
    expect((1.5 * (request.to - request.from)) / request.maxDataPoints).toBeLessThanOrEqual(request.intervalMs);
    expect(request.maxDataPoints).toBeGreaterThan(points);
  });

  it('tells Prometheus its step and asks for a range, and leaves the rest of the query alone', () => {
    expect(observed({}).query).toEqual({
      expr: 'sum by (code) (increase(x[1m]))',
      range: true,
      instant: false,
      interval: '1m',
    });
    const own = {
      datasource: { uid: 'p', type: 'prometheus' },
      query: { expr: 'x', instant: true, legendFormat: 'a' },
    };
    expect(observed({ upstream: own }).query).toEqual({ expr: 'x', instant: true, legendFormat: 'a', interval: '1m' });
    const sql = { datasource: { uid: 's', type: 'postgres' }, query: { rawSql: 'select 1', format: 'table' } };
    expect(observed({ upstream: sql }).query).toEqual(sql.query);
    const loki = { datasource: { uid: 'l', type: 'loki' }, query: { expr: 'x' } };
    expect(observed({ upstream: loki }).query).toEqual({ expr: 'x', queryType: 'range', step: '1m' });
  });

  it('asks once more for each offset, and for a baseline query, from the same window on', () => {
    const offsets = plan(queryOf({ baseline: { kind: 'offset', offsets: ['1d', '1w'] } }), last(60)).requests;
    const first = replayed(60);
    expect(offsets.map(({ id, from, to }) => [id, from, to])).toEqual([
      ['observed', first, NOON],
      ['baseline:offset:1d', first - DAY, NOON - DAY],
      ['baseline:offset:1w', first - 7 * DAY, NOON - 7 * DAY],
    ]);
    const control = { kind: 'query' as const, datasource: { uid: 'sql', type: 'postgres' }, query: { rawSql: 'x' } };
    const [, baseline] = plan(queryOf({ baseline: control }), last(60)).requests;
    expect(baseline).toMatchObject({
      id: 'baseline:query',
      datasource: control.datasource,
      from: first,
      to: NOON,
    });
  });

  it('asks once for ranges that overlap, as long as an upstream answers that many points', () => {
    const ranges = (offsets: string[], minutes = 60, settings: Partial<DistributionQuery> = {}) =>
      plan(queryOf({ baseline: { kind: 'offset', offsets }, ...settings }), last(minutes)).requests.map(
        ({ id, from, to }) => [id, from, to]
      );
    const first = replayed(60);
    expect(ranges(['6h'])).toEqual([['observed', first - 6 * HOUR, NOON]]);
    // each overlaps the next one: together they reach a day back
    expect(ranges(['1d', '1h', '12h'])).toEqual([['observed', first - DAY, NOON]]);
    expect(ranges(['1d', '25h'])).toEqual([
      ['observed', first, NOON],
      ['baseline:offset:1d', first - 25 * HOUR, NOON - DAY],
    ]);
    const week = 7 * DAY;
    expect(ranges(['1d'], week / MINUTE)).toHaveLength(2);
    expect(ranges(['1d'], week / MINUTE, { window: { size: '5m' } })).toHaveLength(1);
  });

  it('asks for other queries apart, however alike their ranges', () => {
    const control = (query: object) =>
      plan(queryOf({ baseline: { kind: 'query', query: { ...query } } }), last(60)).requests.map(({ id }) => id);
    expect(control({ expr: 'y' })).toEqual(['observed', 'baseline:query']);
    expect(control({ expr: 'sum by (code) (increase(x[1m]))' })).toEqual(['observed']);
  });

  it('asks for the range itself where one window spans it', () => {
    const request = observed({ window: { size: 'range' }, baseline: { kind: 'uniform' } }, 60);
    expect(request).toMatchObject({ from: NOON - HOUR, to: NOON });
    expect(request.query).toMatchObject({ instant: true, range: false });
  });

  it('refuses an offset that is no whole number of windows', () => {
    const query = queryOf({ window: { size: '1w' }, baseline: { kind: 'offset', offsets: ['1d'] } });
    expect(() => plan(query, last(60))).toThrow('The offset 1d is not a whole number of windows of 1w.');
  });

  it('refuses an empty range', () => {
    expect(() => plan(queryOf(), { from: NOON, to: NOON, now: NOON })).toThrow('The time range is empty.');
  });

  it('asks one request for each distinct range, whatever the baseline', () => {
    const baselines: Array<DistributionQuery['baseline']> = [
      undefined,
      { kind: 'uniform' },
      { kind: 'offset', offsets: ['1h', '2h', '1d', '25h', '2d'] },
      { kind: 'season', every: 'day', periods: 4 },
      { kind: 'training', from: NOON - 2 * HOUR, to: NOON - HOUR },
      { kind: 'query', query: { expr: 'sum by (code) (increase(x[1m]))' } },
      { kind: 'query', query: { expr: 'other' } },
    ];
    const more: Array<Partial<DistributionQuery>> = [
      {},
      { values: 'counters' },
      { detect: { slow: '1d' } },
      { statistics: ['budgetLeft', 'share'], window: { size: '1h' } },
      { window: { size: '10m' } },
    ];
    for (const baseline of baselines) {
      for (const settings of more) {
        const { requests } = plan(queryOf({ ...settings, baseline }), last(60));
        requests.forEach((a, i) =>
          requests.slice(i + 1).forEach((b) => {
            const alike = JSON.stringify([a.query, a.intervalMs]) === JSON.stringify([b.query, b.intervalMs]);
            const apart =
              a.to < b.from || b.to < a.from || Math.max(a.to, b.to) - Math.min(a.from, b.from) > 11_000 * a.intervalMs;
            expect([a.id, b.id, alike && !apart]).toEqual([a.id, b.id, false]);
          })
        );
      }
    }
  });
});
