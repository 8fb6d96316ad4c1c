/** @jest-environment node */
import { random } from '../numeric';
import { seriesFrames, times } from '../testing/frames';
import { last, MINUTE, NOON, queryOf, run } from '../testing/run';
import type { GroupStatistic } from './declare';
import { statistic } from '.';

const CODES = ['200', '404', '500'];

describe('drift alerts a week', () => {
  const alerts = (drifts: Array<number | null>) =>
    (statistic('driftAlerts') as GroupStatistic).compute({
      query: {} as never,
      windowMs: 60 * MINUTE,
      rows: () => [],
      drifts: () => drifts,
      shares: () => null,
    });

  it('counts what begins in the range, by the windows that were evaluated', () => {
    // twice in six hours
    expect(alerts([0, 0, 1, 1, null, 0, 1])).toBeCloseTo((2 * 168) / 6, 12);
    // on before the range, and through a gap
    expect(alerts([1, 1, null, 1, 0])).toBe(0);
    expect(alerts([null, null])).toBeNull();
  });
});

describe('burst', () => {
  const source = random(3);
  /** 500s come fourfold, and 404s by half more, in the last half hour. */
  const at = times(NOON - 399 * MINUTE, MINUTE, 400);
  const rows = at.map((time) =>
    source.multinomial(4000, time > NOON - 30 * MINUTE ? [0.939, 0.045, 0.016] : [0.966, 0.03, 0.004])
  );
  const answer = () =>
    seriesFrames(
      at,
      CODES.map((code, k) => ({ labels: { code }, values: rows.map((row) => row[k]) }))
    );
  const burstOf = (baseline?: Parameters<typeof queryOf>[0]) => {
    const [frame] = run(queryOf({ statistics: ['burst'], ...baseline }), last(60), answer);
    return (code: string) =>
      frame.data.values[
        frame.schema.fields.findIndex(({ name, labels }) => name === 'burst' && labels?.code === code)
      ] as Array<number | null>;
  };

  it('is 1 for a category that has at least twice its share, for as long as the drift lasts', () => {
    const burst = burstOf();
    expect(burst('500').slice(-20)).toEqual(Array(20).fill(1));
    expect(burst('500').slice(0, 30)).toEqual(Array(30).fill(0));
    expect(burst('404')).toEqual(Array(60).fill(0));
    expect(burst('200')).toEqual(Array(60).fill(0));
  });

  it('has no answer against intended shares, which no events are counted of', () => {
    const shares = { '200': 96.6, '404': 3, '500': 0.4 };
    expect(burstOf({ baseline: { kind: 'fixed', shares } })('500')).toEqual(Array(60).fill(null));
  });
});
