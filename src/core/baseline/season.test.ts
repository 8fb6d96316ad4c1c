/** @jest-environment node */
import type { DistributionQuery, PlannedRequest, QueryRange, ZoneOffset } from '../model/query';
import { plan } from '../plan';
import { homogeneityTest } from '../stats/homogeneityTest';
import { frame, numberField, seriesFrames, stringField, timeField, times } from '../testing/frames';
import { columnOf, DAY, HOUR, last, MINUTE, NOON, queryOf, run } from '../testing/run';
import { BERLIN } from '../testing/zones';

type Season = Extract<NonNullable<DistributionQuery['baseline']>, { kind: 'season' }>;

/** Counts of 200 and 500 of each minute, by where it begins. */
const minutes = (countsAt: (start: number) => [number, number]) => (request: PlannedRequest) => {
  const at = times(request.from + MINUTE, MINUTE, (request.to - request.from) / MINUTE);
  return seriesFrames(
    at,
    ['200', '500'].map((code, k) => ({ labels: { code }, values: at.map((t) => countsAt(t - MINUTE)[k]) }))
  );
};

const season = (settings: Omit<Season, 'kind'>, more: Partial<DistributionQuery> = {}) =>
  queryOf({ baseline: { kind: 'season', ...settings }, statistics: ['baseline', 'chiSquare'], ...more });

/** Baseline share of 500 in each window shown. */
const shares = (query: DistributionQuery, range: QueryRange, answer: ReturnType<typeof minutes>) => {
  const [{ schema, data }] = run(query, range, answer);
  const at = schema.fields.findIndex(({ name, labels }) => name === 'baseline' && labels?.code === '500');
  return data.values[at] as Array<number | null>;
};

describe('a seasonal baseline', () => {
  it('adds up the same hour of the last days, whatever minute of it the window is', () => {
    // errors by hour of the day, and by how many days ago
    const answer = minutes((start) => {
      const hour = Math.floor(start / HOUR) % 24;
      const ago = Math.floor((NOON - start - 1) / DAY);
      return [1000, hour * 10 + ago];
    });
    const range = { from: NOON - 62 * MINUTE, to: NOON, now: NOON };
    const own = shares(season({ periods: 3 }), range, answer);
    const pooled = (hour: number) => (3 * hour * 10 + 1 + 2 + 3) / (3 * (1000 + hour * 10) + 1 + 2 + 3);
    expect(own).toHaveLength(62);
    own.slice(0, 2).forEach((share) => expect(share).toBeCloseTo(pooled(10), 14));
    own.slice(2).forEach((share) => expect(share).toBeCloseTo(pooled(11), 14));
  });

  it('takes the window for a sample beside a sample of all those counts', () => {
    const answer = minutes((start) => (start === NOON - MINUTE ? [900, 40] : [980, 20]));
    const [frame] = run(season({ periods: 2 }, { format: 'latest', test: 'homogeneity' }), last(5), answer);
    const hour = 2 * 60;
    expect(columnOf(frame, 'chiSquare')).toEqual([homogeneityTest([900, 40], [980 * hour, 20 * hour]).statistic]);
  });

  it('goes back by weeks', () => {
    const { requests } = plan(season({ every: 'week', periods: 2 }), last(60));
    const [observed] = requests;
    // whole hours, so that every window meets all of its own
    const hours = (ms: number, round: (x: number) => number) => round(ms / HOUR) * HOUR;
    expect(requests.map(({ id, from, to }) => [id, from, to])).toEqual([
      ['observed', observed.from, observed.to],
      ...[1, 2].map((weeks) => [
        `baseline:season:${weeks}w`,
        hours(observed.from, Math.floor) - weeks * 7 * DAY,
        hours(observed.to, Math.ceil) - weeks * 7 * DAY,
      ]),
    ]);
  });

  it('asks once for days that touch', () => {
    expect(plan(season({ periods: 7 }), last(60)).requests).toHaveLength(8);
    expect(plan(season({ periods: 7 }, { window: { size: '5m' } }), last(24 * 60)).requests).toHaveLength(1);
  });

  it.each([
    [{ type: 'prometheus', uid: 'a' }, 'end'],
    [{ type: 'postgres', uid: 'a' }, 'start'],
  ])('leaves out dates, by the time zone’s midnight (%j)', (datasource, stamp) => {
    // on 2 January, of Berlin, everything failed
    const from = Date.UTC(2026, 0, 1, 23);
    const bad = (start: number) => start >= from && start < from + DAY;
    const answer = minutes((start) => (bad(start) ? [0, 1000] : [990, 10]));
    const stamped = (request: PlannedRequest) =>
      stamp === 'end'
        ? answer(request)
        : answer(request).map(({ schema, data: { values } }) => ({
            schema,
            data: { values: [(values[0] as number[]).map((t) => t - MINUTE), values[1]] },
          }));
    const zone: ZoneOffset[] = [{ from: 0, ahead: HOUR }];
    // around midnight of Berlin, two days later
    const now = Date.UTC(2026, 0, 4, 23, 30);
    const range = { from: now - 2 * HOUR, to: now, now, zone };
    const own = (leaveOut: string[]) =>
      shares(season({ periods: 3, leaveOut }, { upstream: { datasource, query: { expr: 'x' } } }), range, stamped);
    own(['2026-01-02']).forEach((share) => expect(share).toBeCloseTo(0.01, 14));
    expect(own([]).filter((share) => share! > 0.3)).toHaveLength(120);
    // the days around it are no answer
    expect(own(['2026-01-01', '2026-01-03']).every((share) => share! > 0.3)).toBe(true);
  });

  it('has no answer where every date is left out', () => {
    const leaveOut = ['2026-01-03', '2026-01-04'];
    const answer = minutes(() => [990, 10]);
    const own = shares(season({ periods: 2, leaveOut }), last(5), answer);
    expect(own).toEqual([null, null, null, null, null]);
  });

  it('is the same hour on the clock through a change of it', () => {
    // errors by hour on Berlin’s clock; the clocks go forward on 29 March, 1:00 UTC
    const clock = (start: number) => start + (start < BERLIN[1].from ? HOUR : 2 * HOUR);
    const answer = minutes((start) => [1000, Math.floor(clock(start) / HOUR) % 24]);
    const now = Date.UTC(2026, 2, 30, 9, 30);
    const range = { from: now - 10 * MINUTE, to: now, now, zone: BERLIN };
    // 11 o'clock, today and on the days before
    shares(season({ periods: 3 }), range, answer).forEach((share) => expect(share).toBeCloseTo(11 / 1011, 14));
  });

  it('has the mean of states, which are no new trials', () => {
    const answer = minutes((start) => [30, start >= NOON - HOUR ? 12 : 6]);
    const [latest] = run(
      season({ periods: 4 }, { values: 'states', format: 'latest', test: 'homogeneity' }),
      last(5),
      answer
    );
    expect(columnOf(latest, 'chiSquare')).toEqual([homogeneityTest([30, 12], [30, 6]).statistic]);
  });

  it('compares a window that spans the range with the same range of each day', () => {
    const query = season(
      { periods: 2 },
      {
        window: { size: 'range' },
        format: 'categories',
        upstream: { datasource: { uid: 's', type: 'sql' }, query: {} },
      }
    );
    const asked: Array<[number, number]> = [];
    const [table] = run(query, last(60), ({ id, from, to }) => {
      asked.push([from, to]);
      return [
        frame([
          stringField('code', ['200', '500']),
          numberField(id === 'observed' ? [9, 1] : [95, 5], undefined, 'n'),
          timeField([from, from], 'time'),
        ]),
      ];
    });
    expect(columnOf(table, 'baseline')).toEqual([0.95, 0.05]);
    expect(asked.map(([from, to]) => [NOON - to, to - from])).toEqual([0, DAY, 2 * DAY].map((ago) => [ago, HOUR]));
  });

  it.each<[Omit<Season, 'kind'>, string]>([
    [{ periods: 0 }, 'Days or weeks is 0. It must be a whole number of at least 1.'],
    [{ periods: 31 }, 'Limit `offsets` is 30, and this query needs 31.'],
    [{ every: 'month' as 'week' }, 'Season "month" is unknown. Choose one of: day, week.'],
    [{ leaveOut: ['25.12.'] }, '`25.12.` is not a date to leave out. Write dates such as 2026-12-25.'],
    [{ leaveOut: ['2026-02-30'] }, '`2026-02-30` is not a date to leave out.'],
    [{ leaveOut: '2026-12-25' as unknown as string[] }, '`baseline.leaveOut` must be a list of texts'],
  ])('refuses %j', (settings, message) => {
    expect(() => plan(season(settings), last(5))).toThrow(message);
  });
});
