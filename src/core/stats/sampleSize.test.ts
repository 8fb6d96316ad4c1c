/** @jest-environment node */
import fc from 'fast-check';
import { random } from '../numeric';
import { chiSquareTest } from './chiSquareTest';
import cases from './golden/sampleSize.json';
import { minimumDetectableEffect } from './minimumDetectableEffect';
import { sampleSize } from './sampleSize';

const alike = (categories: number) => new Array<number>(categories).fill(1);

describe('sampleSize', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath and statsmodels in case %i', (_, c) => {
    const n = sampleSize(alike(c.categories), c.w, { alpha: c.alpha, power: c.power });
    if (c.n === null) {
      expect(n).toBeNull();
    } else {
      // one event apart where λ / w² is whole but for rounding, and 1e-10 of what no double has the digits for
      expect(Math.abs(n! - c.n)).toBeLessThanOrEqual(Math.max(c.n > 1e10 ? 1 : 0, 1e-10 * c.n));
    }
  });

  it('is the smallest window whose detectable effect is no larger', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 50 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        fc.double({ min: 0.02, max: 0.99, noNaN: true }),
        (categories, w, power) => {
          const q = alike(categories);
          const n = sampleSize(q, w, { power })!;
          return (
            minimumDetectableEffect(q, n, { power })! <= w * (1 + 1e-12) &&
            (n === 1 || minimumDetectableEffect(q, n - 1, { power })! >= w * (1 - 1e-12))
          );
        }
      ),
      { numRuns: 50 }
    );
  });

  it('grows with categories and power, falls with alpha, and knows no order and no scale of shares', () => {
    const plain = sampleSize([0.5, 0.3, 0.2], 0.1)!;
    expect(sampleSize([0.4, 0.3, 0.2, 0.1], 0.1)).toBeGreaterThan(plain);
    expect(sampleSize([0.5, 0.3, 0.2], 0.1, { power: 0.9 })).toBeGreaterThan(plain);
    expect(sampleSize([0.5, 0.3, 0.2], 0.1, { alpha: 0.05 })).toBeLessThan(plain);
    expect(sampleSize([20, 50, 30], 0.1)).toBe(plain);
    expect(sampleSize([0.5, 0, 0.3, 0.2], 0.1)).toBe(plain);
  });

  // 4,000 windows: a standard deviation of 0.006 at 0.8.
  it('gives the chi-square test about the power that was asked for', () => {
    const draws = random(13);
    const q = [0.25, 0.25, 0.25, 0.25];
    const moved = [0.275, 0.275, 0.225, 0.225]; // w = 0.1
    const n = sampleSize(q, 0.1)!;
    let found = 0;
    for (let trial = 0; trial < 4000; trial++) {
      found += chiSquareTest(draws.multinomial(n, moved), q).pValue! < 0.01 ? 1 : 0;
    }
    expect(Math.abs(found / 4000 - 0.8)).toBeLessThan(0.025);
  });

  it('has no answer with fewer than two categories', () => {
    expect(sampleSize([1], 0.1)).toBeNull();
    expect(sampleSize([1, 0], 0.1)).toBeNull();
  });

  it("throws on a caller's mistake", () => {
    expect(() => sampleSize([1, 1], 0)).toThrow('w is 0');
    expect(() => sampleSize([1, -1], 0.1)).toThrow('q[1] is -1');
    expect(() => sampleSize([1, 1], 0.1, { alpha: 0 })).toThrow('alpha is 0');
    expect(() => sampleSize([1, 1], 0.1, { alpha: 0.8, power: 0.8 })).toThrow(
      'power is 0.8: it must be above alpha, 0.8'
    );
  });
});
