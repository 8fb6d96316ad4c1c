/** @jest-environment node */
import type { DistributionQuery } from '../model/query';
import { seriesFrames, times } from '../testing/frames';
import { columnOf, last, MINUTE, NOON, noticesOf, queryOf, run } from '../testing/run';

const at = times(NOON - 119 * MINUTE, MINUTE, 120);
const SQL = { datasource: { uid: 'pg', type: 'grafana-postgresql-datasource' }, query: { rawSql: 'SELECT 1' } };

/** Two categories of which one has no points in some of the last minutes. */
function asked(gone: (minute: number) => boolean, events: number, settings: Partial<DistributionQuery> = {}) {
  const frames = seriesFrames(at, [
    { labels: { code: '200' }, values: at.map((_, i) => (gone(119 - i) ? null : events)) },
    { labels: { code: '500' }, values: at.map(() => 40) },
  ]);
  const answer = run(queryOf({ statistics: ['n', 'state', 'drift'], ...settings }), last(30), () => frames);
  return { said: noticesOf(answer).join('\n'), n: columnOf(answer[0], 'n'), states: columnOf(answer[0], 'state') };
}

describe('a category that is missing while others go on', () => {
  it('makes its windows incomplete where what is counted is there even at 0', () => {
    const { said, states } = asked((ago) => ago >= 10 && ago < 14, 900);
    expect(said).toMatch(/^info: Series of `200` \(4m\) have no points where they had many .* windows are incomplete/);
    // in the order of STATES
    expect(states.slice(15, 21)).toEqual([0, 7, 7, 7, 7, 0]);
  });

  it('is 0 where an empty category has no row, and that is said', () => {
    const { said, n } = asked((ago) => ago >= 10 && ago < 14, 900, { upstream: SQL });
    expect(said).toMatch(/^info: Series of `200` \(4m\) have no points between ones with .* counted as 0 there\./);
    expect(n.slice(16, 21)).toEqual([940, 40, 40, 40, 40]);
  });

  it('has ended where it doesn’t come back', () => {
    expect(asked((ago) => ago < 10, 900, { upstream: SQL }).said).not.toContain('Series of');
  });

  it('is empty where it is small, and is not told where it isn’t shown', () => {
    expect(asked((ago) => ago >= 10 && ago < 14, 3).said).not.toContain('Series of');
    expect(asked((ago) => ago >= 60 && ago < 64, 900).said).not.toContain('Series of');
  });

  it('has no gap where another series of it goes on in its place', () => {
    const pod = (name: string, there: (minute: number) => boolean) => ({
      labels: { code: '200', pod: name },
      values: at.map((_, i) => (there(119 - i) ? 450 : null)),
    });
    const frames = (until: number) =>
      seriesFrames(at, [
        pod('a', () => true),
        pod('b', (ago) => ago >= 12),
        pod('c', (ago) => ago < until),
        { labels: { code: '500' }, values: at.map(() => 40) },
      ]);
    const statesOf = (until: number) =>
      columnOf(run(queryOf({ category: 'code', statistics: ['state'] }), last(20), () => frames(until))[0], 'state');
    expect(statesOf(12)).toEqual(Array(20).fill(0));
    // two minutes between
    expect(statesOf(10)).toEqual(Array.from({ length: 20 }, (_, i) => (i === 8 || i === 9 ? 7 : 0)));
  });
});
