/** @jest-environment node */
import fc from 'fast-check';
import { chiSquareTest } from './chiSquareTest';
import { cohenW } from './cohenW';
import cases from './golden/cohenW.json';
import { relativeError } from './golden/relativeError';

describe('cohenW', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath in case %i', (_, c) => {
    const value = cohenW(c.x, c.q);
    if (c.value === null) {
      expect(value).toBeNull();
    } else {
      expect(relativeError(value, c.value)).toBeLessThan(1e-10);
    }
  });

  it('is sqrt(X² / N) without pooling, and does not grow with the counts', () => {
    const cell = fc.record({ x: fc.nat(500), q: fc.integer({ min: 1, max: 500 }) });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 12 }), (list) => {
        const x = list.map((c) => c.x);
        const q = list.map((c) => c.q);
        const n = x.reduce((a, b) => a + b, 0);
        const w = cohenW(x, q);
        const { statistic } = chiSquareTest(x, q, { minExpected: 0 });
        const more = cohenW(
          x.map((value) => 10 * value),
          q
        );
        return w === null
          ? n === 0
          : Math.abs(w * w * n - statistic!) <= 1e-9 * statistic! && Math.abs(more! - w) < 1e-12;
      })
    );
  });

  it('is 0.07 for errors that double beside 95/2/2.5', () => {
    expect(cohenW([9450, 200, 250, 100], [95, 2, 2.5, 0.5])).toBeCloseTo(0.0709, 4);
  });

  it('is null without events that the baseline knows', () => {
    expect(cohenW([0, 0], [1, 1])).toBeNull();
    expect(cohenW([0, 5], [1, 0])).toBeNull();
  });
});
