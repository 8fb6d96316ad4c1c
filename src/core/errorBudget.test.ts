/** @jest-environment node */
import type { FrameJSON } from './model/frame';
import type { PlannedRequest, QueryRange } from './model/query';
import { plan } from './plan';
import { burnRate } from './stats/burnRate';
import { burnRateLimit } from './stats/burnRateLimit';
import { seriesFrames, times } from './testing/frames';
import { columnOf, DAY, HOUR, last, MINUTE, NOON, queryOf, run } from './testing/run';

type Minute = (start: number) => { bad: number; good: number };

/** Counts of each interval that ends with a point, minute by minute. */
const answering =
  (minute: Minute) =>
  ({ from, to, intervalMs }: PlannedRequest): FrameJSON[] => {
    const at = times(from + intervalMs, intervalMs, Math.floor((to - from) / intervalMs));
    const sums = at.map((end) => sum(minute, end - intervalMs, end));
    return seriesFrames(at, [
      { labels: { code: '200' }, values: sums.map(({ good }) => good) },
      { labels: { code: '500' }, values: sums.map(({ bad }) => bad) },
    ]);
  };

function sum(minute: Minute, from: number, to: number): { bad: number; good: number } {
  const total = { bad: 0, good: 0 };
  for (let start = from; start < to; start += MINUTE) {
    const { bad, good } = minute(start);
    total.bad += bad;
    total.good += good;
  }
  return total;
}

const ids = ['budgetLeft', 'burnRateHour', 'burnRateSixHours', 'burnRateDay', 'burnRateThreeDays'];
const queried = (settings = {}) =>
  queryOf({
    statistics: [...ids, 'fastBurn', 'slowBurn'],
    categories: { rare: ['500'] },
    objective: 0.999,
    window: { size: '5m' },
    ...settings,
  });

const steady: Minute = (start) => ({ bad: start % HOUR === 0 ? 3 : 0, good: 100 });
const NOW = NOON + 35 * MINUTE;
const valuesOf = (minute: Minute, id: string, range: QueryRange = last(60, NOW), settings = {}) =>
  columnOf(run(queried(settings), range, answering(minute))[0], id) as Array<number | null>;

describe('the error budget', () => {
  it('is what is left of the bad events that the objective allows in its period, to the minute', () => {
    const outage: Minute = (start) => (start >= NOW - 20 * MINUTE ? { bad: 50, good: 50 } : steady(start));
    // the hours of the period begin with a whole one
    const { bad, good } = sum(outage, Math.round((NOW - 28 * DAY) / HOUR) * HOUR, NOW);
    expect(valuesOf(outage, 'budgetLeft').pop()).toBeCloseTo(1 - burnRate(bad, bad + good, 0.999)!, 12);
    const week = sum(outage, Math.round((NOW - 7 * DAY) / HOUR) * HOUR, NOW);
    const left = 1 - burnRate(week.bad, week.bad + week.good, 0.999)!;
    expect(valuesOf(outage, 'budgetLeft', last(60, NOW), { budgetPeriod: '7d' }).pop()).toBeCloseTo(left, 12);
    expect(left).toBeLessThan(0);
  });

  it('burns over each length at the rate of its events', () => {
    const range = last(60, NOW);
    const lengths = { burnRateSixHours: 6 * HOUR, burnRateDay: DAY, burnRateThreeDays: 3 * DAY };
    for (const [id, ms] of Object.entries(lengths)) {
      const { bad, good } = sum(steady, Math.round((NOW - ms) / HOUR) * HOUR, NOW);
      expect(valuesOf(steady, id, range).pop()).toBeCloseTo(burnRate(bad, bad + good, 0.999)!, 12);
    }
    expect(valuesOf(steady, 'burnRateHour', range).pop()).toBeCloseTo(burnRate(3, 6003, 0.999)!, 12);
  });

  it('is the same through whichever range a window is looked at', () => {
    const long = run(queried(), last(24 * 60, NOW), answering(steady))[0];
    const short = run(queried(), last(30, NOW), answering(steady))[0];
    for (const id of [...ids, 'fastBurn', 'slowBurn']) {
      expect(columnOf(short, id)).toEqual(columnOf(long, id).slice(-6));
    }
  });

  it('asks for its hours in one more request, and for none where nothing reads it', () => {
    const { requests } = plan(queried(), last(60, NOW));
    const budget = requests.find(({ id }) => id === 'budget')!;
    expect([budget.intervalMs, budget.to]).toEqual([HOUR, NOON]);
    // 28 days before the first window shown
    expect(Math.round((budget.to - budget.from) / HOUR)).toBe(28 * 24 + 1);
    expect(plan(queried({ statistics: ['share', 'burnRate'] }), last(60, NOW)).requests).toHaveLength(1);
  });

  it('counts a bad category by its name, however small it is', () => {
    const minute: Minute = () => ({ bad: 1, good: 1000 });
    expect(
      valuesOf(minute, 'burnRateHour', last(60, NOW), { categories: { rare: ['500'], keep: { top: 1 } } }).pop()
    ).toBeCloseTo(burnRate(60, 60_060, 0.999)!, 12);
  });

  it('has no value without bad categories or events', () => {
    expect(valuesOf(steady, 'budgetLeft', last(60, NOW), { categories: {} }).pop()).toBeNull();
    expect(valuesOf(() => ({ bad: 0, good: 0 }), 'budgetLeft').pop()).toBeNull();
    expect(valuesOf(() => ({ bad: 0, good: 0 }), 'fastBurn').pop()).toBeNull();
  });

  it.each(['90m', '12h', '91d'])('is for no period of %s', (budgetPeriod) => {
    expect(() => plan(queried({ budgetPeriod }), last(60))).toThrow(/error budget for .* Choose whole hours/);
  });
});

describe('fast and slow burn', () => {
  it('is the lower of what the long window proves and the short one says, over its rate', () => {
    const burning: Minute = (start) => (start >= NOW - 30 * MINUTE ? { bad: 5, good: 95 } : { bad: 0, good: 100 });
    const proven = burnRateLimit(150, 6000, 0.999)!;
    expect(valuesOf(burning, 'fastBurn').pop()).toBeCloseTo(proven / 14.4, 10);
    expect(proven / 14.4).toBeGreaterThan(1);
  });

  it('is over soon after it has stopped, though the hour still has it', () => {
    const stopped: Minute = (start) =>
      start >= NOW - 40 * MINUTE && start < NOW - 10 * MINUTE ? { bad: 5, good: 95 } : { bad: 0, good: 100 };
    expect(valuesOf(stopped, 'fastBurn').pop()).toBeLessThan(1);
    expect(valuesOf(stopped, 'burnRateHour').pop()).toBeGreaterThan(14.4);
  });

  it('pages nobody for two bad events of twenty at night, and does for the same share of many', () => {
    const night: Minute = (start) =>
      start < NOW - HOUR
        ? { bad: 0, good: 1 }
        : { bad: start === NOW - MINUTE || start === NOW - 50 * MINUTE ? 1 : 0, good: start % (3 * MINUTE) ? 0 : 1 };
    expect(valuesOf(night, 'burnRateHour').pop()).toBeGreaterThan(14.4);
    expect(valuesOf(night, 'fastBurn').pop()).toBeLessThan(1);
    const day: Minute = (start) => ({ bad: 100 * night(start).bad, good: 100 * night(start).good });
    expect(valuesOf(day, 'fastBurn').pop()).toBeGreaterThan(1);
  });

  it('of three days is seen in the slow one alone', () => {
    const leak: Minute = (start) => ({ bad: start % (5 * MINUTE) ? 0 : 1, good: 100 });
    expect(valuesOf(leak, 'slowBurn').pop()).toBeGreaterThan(1);
    expect(valuesOf(leak, 'fastBurn').pop()).toBeLessThan(1);
  });
});
