/** @jest-environment node */
import type { DistributionQuery, PlannedRequest } from '../model/query';
import { random } from '../numeric';
import { plan } from '../plan';
import { seriesFrames, times } from '../testing/frames';
import { columnOf, DAY, MINUTE, NOON, queryOf, run } from '../testing/run';

const FIRST = NOON - 3 * DAY;
const N = 10_000;

/** Three days of 0.5 % errors, but where `factor` says otherwise. */
function shop(factor: (t: number) => number, seed = 7) {
  const draws = random(seed);
  const at = times(FIRST, MINUTE, 3 * 1440 + 1);
  const counts = at.map((t) => draws.multinomial(N, [1 - 0.005 * factor(t), 0.005 * factor(t)]));
  return ({ from, to }: PlannedRequest) => {
    const rows = at.map((_, i) => i).filter((i) => at[i] > from && at[i] <= to);
    return seriesFrames(
      rows.map((i) => at[i]),
      ['200', '500'].map((code, k) => ({ labels: { code }, values: rows.map((i) => counts[i][k]) }))
    );
  };
}

function drift(settings: Partial<DistributionQuery>, answer: ReturnType<typeof shop>, hours = 12): number[] {
  const range = { from: NOON - hours * 60 * MINUTE, to: NOON, now: NOON };
  const [frame] = run(queryOf({ ...settings, statistics: ['drift'] }), range, answer);
  return columnOf(frame, 'drift') as number[];
}

const SLOW = { detect: { slow: '1d' } };

describe('slow changes', () => {
  /** Tenfold within a day, from twelve hours ago on. */
  const rising = shop((t) => Math.pow(10, Math.max(0, t - (NOON - DAY / 2)) / DAY));

  it('are followed by the windows before, and seen beside an earlier day', () => {
    expect(drift({}, rising)).not.toContain(1);
    const flags = drift(SLOW, rising);
    const found = flags.indexOf(1);
    // it has risen by less than a half by then
    expect(found).toBeGreaterThan(0);
    expect(Math.pow(10, found / 1440)).toBeLessThan(1.5);
  });

  it('ask for one more range, of that day', () => {
    const range = { from: NOON - 60 * MINUTE, to: NOON, now: NOON };
    const [observed, earlier, ...more] = plan(queryOf(SLOW), range).requests;
    expect([earlier.from, earlier.to]).toEqual([observed.from - DAY, observed.to - DAY]);
    expect(more).toEqual([]);
    // baselines that stay where they are see them anyway
    expect(plan(queryOf({ ...SLOW, baseline: { kind: 'uniform' } }), range).requests).toHaveLength(1);
  });

  it('are none where nothing has changed, nor a day after an incident', () => {
    expect(
      drift(
        SLOW,
        shop(() => 1)
      )
    ).not.toContain(1);
    const begin = NOON - DAY - 8 * 60 * MINUTE;
    const incident = shop((t) => (t > begin && t <= begin + 120 * MINUTE ? 6 : 1));
    expect(drift(SLOW, incident)).not.toContain(1);
  });

  it('become the new normal like any other, and are no drift again before they have been back', () => {
    // a step ten hours ago that stays
    const step = shop((t) => (t > NOON - DAY / 2 + 120 * MINUTE ? 3 : 1));
    const flags = drift(SLOW, step);
    const on = flags.indexOf(1);
    expect(on).toBeGreaterThanOrEqual(120);
    expect(flags.lastIndexOf(1)).toBeLessThan(on + 260);
    expect(flags.slice(on, flags.lastIndexOf(1))).not.toContain(0);
  });

  it('need an answer of that day: a series without one is judged by the windows before alone', () => {
    const answer = shop(() => 1);
    const observedOnly = (request: PlannedRequest) => (request.id === 'observed' ? answer(request) : []);
    expect(drift(SLOW, observedOnly)).not.toContain(1);
  });

  it.each([
    ['5h', "can't be seen since 5h"],
    ['soon', '“slow changes since”'],
  ])('can’t be asked for since %s', (slow, problem) => {
    expect(() => plan(queryOf({ detect: { slow } }), { from: NOON - DAY, to: NOON, now: NOON })).toThrow(problem);
  });
});
