/** @jest-environment node */
import type { FrameJSON } from './model/frame';
import type { DistributionQuery, PlannedRequest, QueryRange } from './model/query';
import { STATES } from './model/output';
import { random } from './numeric';
import { plan } from './plan';
import { seriesFrames, times } from './testing/frames';
import { columnOf, DAY, HOUR, last, MINUTE, NOON, queryOf, run } from './testing/run';

const USUAL = [0.9, 0.07, 0.03];
const ODD = [0.4, 0.3, 0.3];
const CODES = ['200', '404', '500'];
type Shares = (start: number) => { n: number; shares: number[] };

/** Multinomial minutes, the same through whatever range they are asked for. */
const answering =
  (minute: Shares) =>
  ({ from, to, intervalMs }: PlannedRequest): FrameJSON[] => {
    const at = times(from + intervalMs, intervalMs, Math.floor((to - from) / intervalMs));
    const rows = at.map((end) => {
      const { n, shares } = minute(end - intervalMs);
      return random((end / MINUTE) % 100_003).multinomial(n, shares);
    });
    return seriesFrames(
      at,
      CODES.map((code, k) => ({ labels: { code }, values: rows.map((row) => row[k]) }))
    );
  };

const usual: Shares = () => ({ n: 2000, shares: USUAL });
const oddFrom =
  (from: number, to: number, shares = ODD): Shares =>
  (start) => ({ n: 2000, shares: start >= from && start < to ? shares : USUAL });

// 11:00 to 11:20 by UTC, an hour before noon
const schedule = ['mon 11:00-11:20 deploy of the database'];
const FROM = NOON - HOUR;
const TO = FROM + 20 * MINUTE;
const inside = (start: number) => start >= FROM && start < TO;
const statistics = ['drift', 'state', 'p', 'w', 'baseline', 'n', 'sequentialP', 'overdispersion'];

function columns(query: Partial<DistributionQuery>, minute: Shares, range: QueryRange = last(120)) {
  const [frame] = run(queryOf({ statistics, ...query }), range, answering(minute));
  const starts = columnOf(frame, 'time') as number[];
  return {
    frame,
    starts,
    of: (id: string) => columnOf(frame, id) as Array<number | null>,
    states: (columnOf(frame, 'state') as number[]).map((state) => STATES[state]),
  };
}

const kinds: Array<[string, Partial<DistributionQuery>]> = [
  ['the windows before', {}],
  ['the windows before, each tested', { test: 'homogeneity' }],
  ['the windows before, older ones lighter', { baseline: { kind: 'trailing', forget: 'ewma' } }],
  ['a day before', { baseline: { kind: 'offset', offsets: ['1d'] } }],
  ['intended shares', { baseline: { kind: 'fixed', shares: { 200: 90, 404: 7, 500: 3 } } }],
];

describe('quiet times', () => {
  it.each(kinds)('are neither evaluated nor learned from, against %s', (_, query) => {
    const odd = columns({ ...query, quiet: { schedule } }, oddFrom(FROM, TO));
    odd.starts.forEach((start, i) => {
      expect([odd.states[i], odd.of('drift')[i] === null]).toEqual(inside(start) ? ['quiet', true] : ['ok', false]);
      expect([odd.of('p')[i] === null, odd.of('baseline')[i] === null]).toEqual(Array(2).fill(inside(start)));
      expect(odd.of('n')[i]).toBe(2000);
    });
    // whatever happens in them, all other windows are told the same
    const calm = columns({ ...query, quiet: { schedule } }, usual);
    for (const id of statistics.filter((one) => one !== 'n')) {
      expect(odd.of(id)).toEqual(calm.of(id));
    }
    expect(columns(query, oddFrom(FROM, TO)).states).toContain('drift');
  });

  it('of the day before leave nothing to compare with', () => {
    const { states, starts } = columns(
      { baseline: { kind: 'offset', offsets: ['1d'] }, quiet: { schedule: ['sun 11:00-11:20'] } },
      oddFrom(FROM - DAY, TO - DAY)
    );
    states.forEach((state, i) => expect(state).toBe(inside(starts[i]) ? 'undecided' : 'ok'));
  });

  it('let a drift that is on go on after them', () => {
    const { of, starts } = columns({ quiet: { schedule } }, oddFrom(FROM - 20 * MINUTE, NOON));
    const drift = of('drift');
    expect(drift[starts.indexOf(FROM - MINUTE)]).toBe(1);
    expect(drift[starts.indexOf(FROM)]).toBeNull();
    expect(drift[starts.indexOf(TO)]).toBe(1);
  });

  it.each(kinds.slice(0, 4))('are the same through every range, against %s', (_, query) => {
    const quiet = { schedule, afterDeploy: '5m', leastPart: 0.5 };
    const minute: Shares = (start) => ({ ...oddFrom(FROM, TO)(start), n: start % (37 * MINUTE) === 0 ? 300 : 2000 });
    const long = columns({ ...query, quiet }, minute, last(400));
    const short = columns({ ...query, quiet }, minute, last(50));
    for (const id of statistics) {
      expect(short.of(id)).toEqual(long.of(id).slice(-50));
    }
    expect(long.states).toContain('cold start');
  });

  it('give an alert rule no answer but how many events there are', () => {
    const range = { from: FROM, to: FROM + 10 * MINUTE, now: FROM + 10 * MINUTE };
    const alert = (alertStatistic: string, format: string) =>
      run(
        queryOf({ alertStatistic, format, quiet: { schedule }, categories: { rare: ['500'] } }),
        range,
        answering(oddFrom(FROM, TO)),
        { forAlert: true }
      )[0];
    expect(columnOf(alert('drift', 'latest'), 'drift')).toEqual([null]);
    expect(columnOf(alert('burnRate', 'latest'), 'burnRate')).toEqual([null]);
    expect(columnOf(alert('share', 'latest'), 'share')).toEqual([null, null, null]);
    expect(columnOf(alert('n', 'latest'), 'n')).toEqual([2000]);
    expect(columnOf(alert('entropy', 'series'), 'entropy')).toEqual(Array(10).fill(null));
  });
});

describe('a cold start', () => {
  it('is a while after the deploy that is named', () => {
    const settings = { quiet: { afterDeploy: '15m' }, sequential: { since: FROM } };
    const { states, starts } = columns(settings, oddFrom(FROM, FROM + 10 * MINUTE));
    states.forEach((state, i) =>
      expect(state).toBe(starts[i] >= FROM && starts[i] < FROM + 15 * MINUTE ? 'cold start' : 'ok')
    );
  });

  it('is a while after a counter has started again', () => {
    const restart = FROM;
    const at = (range: { from: number; to: number }) =>
      times(range.from, MINUTE, Math.floor((range.to - range.from) / MINUTE) + 1);
    const answer = ({ from, to }: PlannedRequest) => {
      const stamps = at({ from, to });
      const total = (k: number, end: number) =>
        Math.round(((end > restart ? end - restart : end - (NOON - 10 * DAY)) / MINUTE) * 2000 * USUAL[k]);
      return seriesFrames(
        stamps,
        CODES.map((code, k) => ({ labels: { code }, values: stamps.map((end) => total(k, end)) }))
      );
    };
    const query = queryOf({ statistics, values: 'counters', quiet: { afterDeploy: '10m' } });
    const [frame] = run(query, last(120), answer);
    const states = (columnOf(frame, 'state') as number[]).map((state) => STATES[state]);
    const first = states.indexOf('counter reset');
    expect(first).toBeGreaterThan(0);
    expect(states.slice(first, first + 11)).toEqual(['counter reset', ...Array(9).fill('cold start'), 'ok']);
  });

  it('is with few of the usual events', () => {
    const minute: Shares = (start) => (start >= TO ? { n: 900, shares: ODD } : { n: 2000, shares: USUAL });
    const { states, starts } = columns({ quiet: { leastPart: 0.5 } }, minute);
    expect(states[starts.indexOf(TO - MINUTE)]).toBe('ok');
    expect(states[starts.indexOf(TO)]).toBe('cold start');
  });
});

describe('the settings', () => {
  it.each([
    [{ schedule: ['now and then'] }, /“now and then” is no quiet time/],
    [{ afterDeploy: '2d' }, /quiet for 2d after a deploy/],
    [{ leastPart: 1.5 }, /Least part of the usual N is 1.5/],
    [{ schedule: 'daily' as unknown as string[] }, /schedule/],
  ])('are checked: %j', (quiet, message) => {
    expect(() => plan(queryOf({ quiet }), last(60))).toThrow(message);
  });

  it('mean nothing where one window spans the range', () => {
    const baseline = { kind: 'uniform' as const };
    const query = queryOf({
      baseline,
      window: { size: 'range' },
      quiet: { schedule: ['daily'], leastPart: 0.5 },
      statistics: ['n', 'state'],
    });
    const [frame] = run(query, last(60), answering(usual));
    expect(STATES[columnOf(frame, 'state')[0] as number]).not.toBe('quiet');
  });
});
