/** @jest-environment node */
import { plan } from '../plan';
import { longFrame, times } from '../testing/frames';
import { columnOf, DAY, HOUR, MINUTE, queryOf, run } from '../testing/run';
import { BERLIN, SYDNEY } from '../testing/zones';
import { later, laterEnd, offsetAt } from './zone';

const WEEK = 7 * DAY;

describe('the same time by the clock', () => {
  it.each([
    ['Berlin, forward', BERLIN, Date.UTC(2026, 2, 26, 8), Date.UTC(2026, 3, 2, 7)],
    ['Berlin, back', BERLIN, Date.UTC(2026, 9, 22, 7), Date.UTC(2026, 9, 29, 8)],
    ['Sydney, back', SYDNEY, Date.UTC(2026, 3, 1, 22), Date.UTC(2026, 3, 8, 23)],
    ['Sydney, forward', SYDNEY, Date.UTC(2026, 9, 1, 23), Date.UTC(2026, 9, 8, 22)],
    ['Berlin, in summer', BERLIN, Date.UTC(2026, 6, 1, 8), Date.UTC(2026, 6, 8, 8)],
  ])('%s', (_, zone, before, after) => {
    expect(later(zone, before, WEEK)).toBe(after);
    expect(later(zone, after, -WEEK)).toBe(before);
  });

  it('is none where the clocks skip it, and the first of two', () => {
    expect(later(BERLIN, Date.UTC(2026, 2, 22, 1, 30), WEEK)).toBeNaN();
    expect(laterEnd(BERLIN, Date.UTC(2026, 2, 22, 1, 30), WEEK)).toBe(Date.UTC(2026, 2, 29, 1));
    expect(later(BERLIN, Date.UTC(2026, 9, 18, 0, 30), WEEK)).toBe(Date.UTC(2026, 9, 25, 0, 30));
  });

  it('of hours, and without a zone, is so many hours later', () => {
    expect(later(BERLIN, Date.UTC(2026, 2, 29, 0), 3 * HOUR)).toBe(Date.UTC(2026, 2, 29, 3));
    expect(later([], Date.UTC(2026, 2, 26, 8), WEEK)).toBe(Date.UTC(2026, 3, 2, 8));
    expect([offsetAt([], 0), offsetAt(BERLIN, Date.UTC(2026, 6, 1))]).toEqual([0, 2 * HOUR]);
  });
});

describe('offsets of days', () => {
  const hourOf = (zone: typeof BERLIN, instant: number) => new Date(instant + offsetAt(zone, instant)).getUTCHours();

  it.each([
    ['Berlin, the day after the clocks went forward', BERLIN, Date.UTC(2026, 2, 30, 12)],
    ['Berlin, the day after they went back', BERLIN, Date.UTC(2026, 9, 26, 12)],
    ['Sydney, the day after they went back', SYDNEY, Date.UTC(2026, 3, 6, 3)],
    ['Sydney, the day after they went forward', SYDNEY, Date.UTC(2026, 9, 5, 3)],
  ])('compare with the same local time: %s', (_, zone, now) => {
    const upstream = { datasource: { uid: 'pg', type: 'postgres' }, query: { rawSql: 'x' } };
    const query = queryOf({
      upstream,
      window: { size: '10m' },
      baseline: { kind: 'offset', offsets: ['1w'] },
      statistics: ['share', 'baseline', 'drift'],
    });
    const range = { from: now - 6 * HOUR, to: now, now, zone };
    // what people do follows the hour of their clock
    const frames = run(query, range, ({ from, to }) => {
      const at = times(from, 10 * MINUTE, Math.floor((to - from) / (10 * MINUTE)));
      return [
        longFrame(
          at.flatMap((time) => {
            const share = hourOf(zone, time) / 40;
            return [
              { time, kind: 'a', hits: Math.round(3000 * share) },
              { time, kind: 'b', hits: Math.round(3000 * (1 - share)) },
            ];
          })
        ),
      ];
    });
    const [share, baseline] = ['share', 'baseline'].map((name) => columnOf(frames[0], name) as number[]);
    expect(share).toHaveLength(36);
    expect(baseline).toEqual(share);
    expect(columnOf(frames[0], 'drift')).toEqual(Array(36).fill(0));
  });

  it('ask for the range of that time', () => {
    const now = Date.UTC(2026, 2, 30, 12);
    const query = queryOf({ window: { size: '10m' }, baseline: { kind: 'offset', offsets: ['1w', '1h'] } });
    const { requests } = plan(query, { from: now - HOUR, to: now, now, zone: BERLIN });
    // an hour before is in the observed range
    expect(requests.map((request) => request.to)).toEqual([now, now - WEEK + HOUR]);
  });
});
