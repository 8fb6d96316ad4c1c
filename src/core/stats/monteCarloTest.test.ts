/** @jest-environment node */
import fc from 'fast-check';
import { random } from '../numeric';
import exact from './golden/exactMultinomialTest.json';
import cases from './golden/monteCarloTest.json';
import { relativeError } from './golden/relativeError';
import { monteCarloTest } from './monteCarloTest';

describe('monteCarloTest', () => {
  // 1,999 draws: the bound is 4.5 standard errors of (1 + b) / (1 + B) about the exact p.
  test.each([...exact, ...cases].map((c, i) => [i, c] as const))('comes near the exact p in case %i', (i, c) => {
    const answer = monteCarloTest(c.x, c.q, { seed: i, draws: 1999 });
    if (c.pValue === null || c.statistic === null) {
      // past what can be counted there is an answer still
      expect(answer.pValue === null).toBe(answer.reason !== null);
      return;
    }
    const error = Math.sqrt((c.pValue * (1 - c.pValue)) / 1999);
    expect(Math.abs(answer.pValue! - c.pValue)).toBeLessThan(4.5 * error + 1.001 / 2000);
    expect(relativeError(answer.statistic, c.statistic)).toBeLessThan(1e-10);
  });

  it('gives the same p for the same seed, and another for another', () => {
    const once = monteCarloTest([30, 40, 50, 20], [1, 1, 1, 1], { seed: 5, draws: 500 });
    expect(monteCarloTest([30, 40, 50, 20], [1, 1, 1, 1], { seed: 5, draws: 500 })).toEqual(once);
    expect(monteCarloTest([30, 40, 50, 20], [1, 1, 1, 1], { seed: 6, draws: 500 }).pValue).not.toBe(once.pValue);
  });

  it('is never below 1 / (1 + B) nor above 1', () => {
    expect(monteCarloTest([1000, 0], [1, 1], { seed: 1, draws: 99 }).pValue).toBe(0.01);
    const x = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(x, fc.integer(), (counts, seed) => {
        const { pValue } = monteCarloTest(counts, [1, 2, 3], { seed, draws: 19 });
        return pValue === null || (pValue >= 0.05 && pValue <= 1);
      })
    );
  });

  // 500 windows: a standard deviation of 0.0045 at 0.01, of 0.0097 at 0.05.
  it('keeps its level on sparse windows', () => {
    const draws = random(9);
    const q = Array.from({ length: 30 }, (_, k) => 1 / (k + 1) ** 2);
    const alarms = [0, 0];
    for (let trial = 0; trial < 500; trial++) {
      const { pValue } = monteCarloTest(draws.multinomial(40, q), q, { seed: trial, draws: 99 });
      alarms[0] += pValue! <= 0.01 ? 1 : 0;
      alarms[1] += pValue! <= 0.05 ? 1 : 0;
    }
    expect(alarms[0] / 500).toBeLessThan(0.028);
    expect(alarms[1] / 500).toBeLessThan(0.085);
    expect(alarms[1] / 500).toBeGreaterThan(0.015);
  });

  it('takes a billion events as quickly as few', () => {
    const answer = monteCarloTest([500_000_000, 300_000_000, 200_000_000], [0.5, 0.3, 0.2], { seed: 1, draws: 2000 });
    expect(answer.pValue).toBe(1);
  });

  it('rounds fractional counts and names impossible events', () => {
    const answer = monteCarloTest([2.9, 4.2, 1], [1, 1, 0], { seed: 3, draws: 99 });
    expect(answer).toEqual({
      ...monteCarloTest([3, 4], [1, 1], { seed: 3, draws: 99 }),
      rounded: true,
      impossible: [2],
    });
  });

  it('has no answer, with a reason, without events or with one category', () => {
    expect(monteCarloTest([0, 0], [1, 1], { seed: 1 })).toMatchObject({ pValue: null, reason: 'no events' });
    expect(monteCarloTest([5], [1], { seed: 1 })).toMatchObject({ pValue: null, reason: 'fewer than two categories' });
  });

  it("throws on a caller's mistake", () => {
    expect(() => monteCarloTest([1, 2], [1, 1], { seed: 1, draws: 0 })).toThrow(RangeError);
    expect(() => monteCarloTest([1, -2], [1, 1], { seed: 1 })).toThrow(RangeError);
  });
});
