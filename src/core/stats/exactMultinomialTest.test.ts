/** @jest-environment node */
import fc from 'fast-check';
import { exactMultinomialTest } from './exactMultinomialTest';
import cases from './golden/exactMultinomialTest.json';
import { worst } from './golden/relativeError';
import { countOutcomes, EXACT_OUTCOMES } from './outcomes';

describe('exactMultinomialTest', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with an enumeration at 60 digits in case %i', (_, c) => {
    const answer = exactMultinomialTest(c.x, c.q);
    if (c.statistic === null || c.pValue === null) {
      expect(answer).toMatchObject({ statistic: null, pValue: null, reason: expect.any(String) });
      return;
    }
    expect(
      worst([
        [answer.statistic, c.statistic],
        [answer.pValue, c.pValue],
      ])
    ).toBeLessThan(1e-10);
  });

  it('is the two-sided binomial test for two categories', () => {
    // scipy.stats.binomtest(14, 20, 0.5).pvalue
    expect(exactMultinomialTest([14, 6], [1, 1]).pValue).toBeCloseTo(0.115318298339844, 14);
  });

  it('is 1 for the likeliest window, in [0, 1], and the same however categories are ordered', () => {
    expect(exactMultinomialTest([5, 3, 2], [0.5, 0.3, 0.2]).pValue).toBeCloseTo(1, 12);
    const pair = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 2, maxLength: 5 }), (pairs) => {
        const x = pairs.map(([count]) => count);
        const q = pairs.map(([, weight]) => weight);
        const { pValue } = exactMultinomialTest(x, q);
        const turned = exactMultinomialTest([...x].reverse(), [...q].reverse()).pValue;
        return pValue === null ? turned === null : pValue > 0 && pValue <= 1 && worst([[turned, pValue]]) < 1e-12;
      })
    );
  });

  it('never rejects a true share more often than its p says', () => {
    for (const alpha of [0.01, 0.05, 0.2]) {
      let chance = 0;
      for (let a = 0; a <= 15; a++) {
        for (let b = 0; a + b <= 15; b++) {
          const answer = exactMultinomialTest([a, b, 15 - a - b], [0.6, 0.3, 0.1]);
          chance += answer.pValue! <= alpha ? Math.exp(answer.statistic!) : 0;
        }
      }
      expect(chance).toBeLessThanOrEqual(alpha);
      expect(chance).toBeGreaterThan(alpha / 3);
    }
  });

  it('counts outcomes up to its limit, and says what to use past it', () => {
    const two = exactMultinomialTest([EXACT_OUTCOMES - 1, 0], [0.9999, 0.0001]);
    expect(two.outcomes).toBe(EXACT_OUTCOMES);
    expect(two.pValue).toBeGreaterThan(0);
    const past = exactMultinomialTest([EXACT_OUTCOMES, 0], [0.9999, 0.0001]);
    expect(past).toMatchObject({ pValue: null, outcomes: null });
    expect(past.reason).toContain('Monte Carlo');
    expect(exactMultinomialTest([1e9, 1e9, 5], [1, 1, 1]).pValue).toBeNull();
    const many = new Float64Array(10_000).fill(0);
    many[77] = 1;
    expect(exactMultinomialTest(many, new Float64Array(10_000).fill(1)).pValue).toBeCloseTo(1, 10);
  });

  it('knows how many outcomes there are', () => {
    expect(countOutcomes(10, 1, 1e6)).toBe(1);
    expect(countOutcomes(0, 5, 1e6)).toBe(1);
    expect(countOutcomes(12, 3, 1e6)).toBe(91);
    expect(countOutcomes(4, 8, 1e6)).toBe(330);
    expect(countOutcomes(1e9, 10_000, 1e6)).toBe(Infinity);
  });

  it('rounds fractional counts and says so', () => {
    expect(exactMultinomialTest([2.9, 4.2], [1, 1])).toEqual({
      ...exactMultinomialTest([3, 4], [1, 1]),
      rounded: true,
    });
  });

  it('names events that the shares say are impossible, and tests the rest', () => {
    const answer = exactMultinomialTest([3, 4, 2], [1, 1, 0]);
    expect(answer).toEqual({ ...exactMultinomialTest([3, 4], [1, 1]), impossible: [2] });
  });

  it('has no answer, with a reason, without events or with one category', () => {
    expect(exactMultinomialTest([0, 0], [1, 1])).toMatchObject({ pValue: null, reason: 'no events' });
    expect(exactMultinomialTest([5], [1])).toMatchObject({ pValue: null, reason: 'fewer than two categories' });
  });

  it("throws on a caller's mistake", () => {
    expect(() => exactMultinomialTest([1, 2], [1])).toThrow(RangeError);
    expect(() => exactMultinomialTest([1, -2], [1, 1])).toThrow(RangeError);
    expect(() => exactMultinomialTest([1, 2], [1, NaN])).toThrow(RangeError);
  });
});
