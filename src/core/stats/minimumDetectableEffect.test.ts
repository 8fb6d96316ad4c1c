/** @jest-environment node */
import fc from 'fast-check';
import cases from './golden/minimumDetectableEffect.json';
import { relativeError } from './golden/relativeError';
import { minimumDetectableEffect } from './minimumDetectableEffect';

const alike = (categories: number) => new Array<number>(categories).fill(1);

describe('minimumDetectableEffect', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath and statsmodels in case %i', (_, c) => {
    const w = minimumDetectableEffect(alike(c.categories), c.n, { alpha: c.alpha, power: c.power });
    if (c.w === null) {
      expect(w).toBeNull();
    } else {
      expect(relativeError(w, c.w)).toBeLessThan(1e-10);
    }
  });

  it('halves when there are four times the events', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), fc.double({ min: 1e-3, max: 1e9, noNaN: true }), (categories, n) => {
        const once = minimumDetectableEffect(alike(categories), n)!;
        return relativeError(minimumDetectableEffect(alike(categories), 4 * n), once / 2) < 1e-14 && once > 0;
      }),
      { numRuns: 50 }
    );
  });

  it('grows with power and falls with alpha', () => {
    const plain = minimumDetectableEffect([1, 1, 1], 1000)!;
    expect(minimumDetectableEffect([1, 1, 1], 1000, { power: 0.95 })).toBeGreaterThan(plain);
    expect(minimumDetectableEffect([1, 1, 1], 1000, { alpha: 0.05 })).toBeLessThan(plain);
  });

  it('has no answer without events or with fewer than two categories', () => {
    expect(minimumDetectableEffect([1, 1], 0)).toBeNull();
    expect(minimumDetectableEffect([0, 3], 100)).toBeNull();
  });

  it("throws on a caller's mistake", () => {
    expect(() => minimumDetectableEffect([1, 1], -1)).toThrow('n is -1');
    expect(() => minimumDetectableEffect([1, NaN], 10)).toThrow('q[1] is NaN');
    expect(() => minimumDetectableEffect([1, 1], 10, { power: 1 })).toThrow('power is 1');
  });
});
