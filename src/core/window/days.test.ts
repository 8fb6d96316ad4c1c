/** @jest-environment node */
import { plan } from '../plan';
import type { QueryRange } from '../model/query';
import { longFrame, times } from '../testing/frames';
import { columnOf, DAY, HOUR, noticesOf, queryOf, run } from '../testing/run';
import { BERLIN, SYDNEY } from '../testing/zones';

const upstream = { datasource: { uid: 'pg', type: 'postgres' }, query: { rawSql: 'x' } };
const DAYS = queryOf({
  upstream,
  window: { size: '1d' },
  baseline: { kind: 'uniform' },
  statistics: ['n'],
});
const asISO = (values: unknown[]) => (values as number[]).map((value) => new Date(value).toISOString().slice(0, 16));

/** Three events every hour, in rows so many hours apart. */
const hourly =
  (apart = 1) =>
  ({ from, to }: QueryRange | { from: number; to: number }) => {
    const first = Math.ceil(from / (apart * HOUR)) * apart * HOUR;
    return [
      longFrame(
        times(first, apart * HOUR, Math.ceil((to - first) / (apart * HOUR))).flatMap((time) => [
          { time, kind: 'a', hits: 2 * apart },
          { time, kind: 'b', hits: apart },
        ])
      ),
    ];
  };

describe('windows of days', () => {
  it.each([
    ['Berlin, forward', BERLIN, Date.UTC(2026, 2, 28, 12), Date.UTC(2026, 2, 30, 23), [24, 23, 24], '22:00'],
    ['Berlin, back', BERLIN, Date.UTC(2026, 9, 24, 12), Date.UTC(2026, 9, 27, 0), [24, 25, 24], '23:00'],
    ['Sydney, back', SYDNEY, Date.UTC(2026, 3, 4, 0), Date.UTC(2026, 3, 6, 15), [24, 25, 24], '14:00'],
    ['Sydney, forward', SYDNEY, Date.UTC(2026, 9, 3, 0), Date.UTC(2026, 9, 5, 14), [24, 23, 24], '13:00'],
  ])('are from midnight to midnight: %s', (_, zone, from, to, hours, last) => {
    const [frame] = run(DAYS, { from, to, now: to, zone }, hourly());
    expect(columnOf(frame, 'n')).toEqual(hours.map((hour) => 3 * hour));
    expect(asISO(columnOf(frame, 'time')).pop()).toContain(last);
  });

  it('count an end stamp for the day before', () => {
    const to = Date.UTC(2026, 2, 30, 22);
    const query = { ...DAYS, window: { size: '1d', timestamp: 'end' as const } };
    const ends = ({ from, to: until }: QueryRange | { from: number; to: number }) =>
      hourly()({ from: from + 1, to: until + 1 });
    const [frame] = run(query, { from: to - 3 * DAY + HOUR, to, now: to, zone: BERLIN }, ends);
    expect(columnOf(frame, 'n')).toEqual([72, 69, 72]);
  });

  it('have their baseline on the day that is as many days before, whole', () => {
    const to = Date.UTC(2026, 2, 30, 22);
    const query = { ...DAYS, baseline: { kind: 'offset' as const, offsets: ['1d'] } };
    const range = { from: to - 3 * DAY + HOUR, to, now: to, zone: BERLIN };
    // one range has the days and those before them, clock change included
    const [both, ...others] = plan(query, range).requests;
    const [alone] = plan(DAYS, range).requests;
    expect(others).toEqual([]);
    expect(both.from).toBeLessThan(alone.from);
    expect(asISO([both.to])).toEqual(['2026-03-30T22:00']);
    expect(both.intervalMs).toBe(HOUR);
    const [frame] = run({ ...query, statistics: ['n', 'baseline'] }, range, hourly());
    expect(columnOf(frame, 'n')).toEqual([72, 69, 72]);
  });

  it('are asked for in the interval that divides the days of a zone', () => {
    const intervalOf = (ahead: number) =>
      plan(DAYS, { from: 0, to: 9 * DAY, now: 9 * DAY, zone: [{ from: 0, ahead }] }).requests[0].intervalMs;
    expect([5.5 * HOUR, 5.75 * HOUR, -5 * HOUR, 0].map(intervalOf)).toEqual([HOUR / 2, HOUR / 4, HOUR, DAY]);
  });

  it('say so where points are days of another zone', () => {
    const to = Date.UTC(2026, 2, 20);
    const range = { from: to - 9 * DAY, to, now: to, zone: BERLIN };
    const frames = run(DAYS, range, hourly(24));
    expect(noticesOf(frames)).toContainEqual(
      expect.stringMatching(/Points are 1d apart, and some go on past midnight of the time zone.*\$__interval \(1h\)/)
    );
    expect(noticesOf(run(DAYS, range, hourly()))).toEqual([]);
    expect(noticesOf(run(DAYS, { ...range, zone: [] }, hourly(24)))).toEqual([]);
  });
});

describe('windows of weeks', () => {
  const to = Date.UTC(2026, 3, 1, 12);
  const range = { from: to - 14 * DAY, to, now: to, zone: BERLIN };
  const starts = (weekStart?: 'monday' | 'sunday' | 'saturday', persons?: 'sunday') => {
    const query = { ...DAYS, window: { size: '1w', weekStart } };
    const [frame] = run(query, { ...range, weekStart: persons }, hourly());
    const hours = (columnOf(frame, 'n') as number[]).map((n) => n / 3);
    return [asISO(columnOf(frame, 'time')), hours];
  };

  it('begin on the query’s first day, else the person’s, else Monday, and lose the hour that is skipped', () => {
    expect(starts()).toEqual([
      ['2026-03-15T23:00', '2026-03-22T23:00'],
      [168, 167],
    ]);
    expect(starts('sunday')).toEqual([
      ['2026-03-14T23:00', '2026-03-21T23:00'],
      [168, 168],
    ]);
    expect(starts(undefined, 'sunday')).toEqual(starts('sunday'));
    expect(starts('saturday', 'sunday')[0]).toEqual(['2026-03-13T23:00', '2026-03-20T23:00']);
  });

  it('begin on no other day', () => {
    expect(() => starts('friday' as 'monday')).toThrow('Start of the week');
  });
});
