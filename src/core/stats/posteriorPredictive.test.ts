/** @jest-environment node */
import fc from 'fast-check';
import { exactMultinomialTest } from './exactMultinomialTest';
import cases from './golden/posteriorPredictive.json';
import { worst } from './golden/relativeError';
import { posteriorPredictive } from './posteriorPredictive';

describe('posteriorPredictive', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with an enumeration at 60 digits in case %i', (_, c) => {
    const answer = posteriorPredictive(c.x, c.prior);
    if (c.statistic === null || c.pValue === null) {
      expect(answer).toMatchObject({ statistic: null, pValue: null, reason: expect.any(String) });
      return;
    }
    expect(answer.method).toBe('exact');
    expect(
      worst([
        [answer.statistic, c.statistic],
        [answer.pValue, c.pValue],
      ])
    ).toBeLessThan(1e-10);
  });

  it('nears the exact multinomial test as more is known', () => {
    const exact = exactMultinomialTest([9, 3, 8], [0.5, 0.3, 0.2]).pValue!;
    expect(posteriorPredictive([9, 3, 8], [5e11, 3e11, 2e11]).pValue).toBeCloseTo(exact, 8);
  });

  it('simulates, seeded, where windows are too many to count', () => {
    const once = posteriorPredictive([400, 350, 250, 3], [50, 30, 20, 1], 400, { seed: 4 });
    expect(once.method).toBe('simulated');
    expect(once.standardError).toBeGreaterThan(0);
    expect(posteriorPredictive([400, 350, 250, 3], [50, 30, 20, 1], 400, { seed: 4 })).toEqual(once);
    expect(posteriorPredictive([400, 350, 250, 3], [50, 30, 20, 1], 400, { seed: 5 }).pValue).not.toBe(once.pValue);
  });

  it('is in (0, 1] and the same however categories are ordered', () => {
    const pair = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.double({ min: 0.1, max: 50, noNaN: true }));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 2, maxLength: 5 }), (pairs) => {
        const x = pairs.map(([count]) => count);
        const prior = pairs.map(([, weight]) => weight);
        const { pValue } = posteriorPredictive(x, prior);
        const turned = posteriorPredictive([...x].reverse(), [...prior].reverse()).pValue;
        return pValue === null ? turned === null : pValue > 0 && pValue <= 1 && worst([[turned, pValue]]) < 1e-11;
      })
    );
  });

  it('rounds fractional counts and names events with pseudo-count 0', () => {
    const answer = posteriorPredictive([2.9, 4.2, 1], [1, 1, 0]);
    expect(answer).toEqual({ ...posteriorPredictive([3, 4], [1, 1]), rounded: true, impossible: [2] });
  });

  it('has no answer, with a reason, without events or with one category', () => {
    expect(posteriorPredictive([0, 0], [1, 1])).toMatchObject({ pValue: null, reason: 'no events', method: null });
    expect(posteriorPredictive([5], [1])).toMatchObject({ pValue: null, reason: 'fewer than two categories' });
  });

  it("throws on a caller's mistake", () => {
    expect(() => posteriorPredictive([1, 2], [1])).toThrow(RangeError);
    expect(() => posteriorPredictive([1, 2], [0, 0])).toThrow(RangeError);
    expect(() => posteriorPredictive([1, 2], [1, 1], 0)).toThrow(RangeError);
  });
});
