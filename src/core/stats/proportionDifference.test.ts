/** @jest-environment node */
import fc from 'fast-check';
import { random } from '../numeric';
import cases from './golden/proportionDifference.json';
import { relativeError } from './golden/relativeError';
import { homogeneityTest } from './homogeneityTest';
import { proportionDifference } from './proportionDifference';

const sample = fc.integer({ min: 1, max: 10_000 }).chain((n) => fc.record({ n: fc.constant(n), x: fc.nat(n) }));

describe('proportionDifference', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath and statsmodels in case %i', (_, c) => {
    const answer = proportionDifference(c.x1, c.n1, c.x2, c.n2, { level: c.level });
    for (const key of ['difference', 'lower', 'upper', 'relative', 'pValue'] as const) {
      const expected = c[key];
      if (expected === null) {
        expect(answer[key]).toBeNull();
      } else {
        expect(relativeError(answer[key], expected)).toBeLessThan(1e-10);
      }
    }
  });

  it('has an interval that holds the difference, stays in [-1, 1], nests with the level, and mirrors', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const narrow = proportionDifference(a.x, a.n, b.x, b.n, { level: 0.8 });
        const wide = proportionDifference(a.x, a.n, b.x, b.n);
        const mirror = proportionDifference(b.x, b.n, a.x, a.n);
        return (
          wide.lower! >= -1 &&
          wide.lower! <= narrow.lower! &&
          narrow.lower! <= wide.difference! &&
          wide.difference! <= narrow.upper! &&
          narrow.upper! <= wide.upper! &&
          wide.upper! <= 1 &&
          Math.abs(wide.lower! + mirror.upper!) < 1e-12 &&
          Math.abs(wide.pValue! - mirror.pValue!) < 1e-12
        );
      })
    );
  });

  it('has the p-value of the 2 x 2 table', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const { pValue } = homogeneityTest([a.x, a.n - a.x], [b.x, b.n - b.x], { minExpected: 0 });
        return pValue === null || relativeError(proportionDifference(a.x, a.n, b.x, b.n).pValue, pValue) < 1e-10;
      })
    );
  });

  it('covers the true difference about as often as its level says', () => {
    const draw = random(21);
    let covered = 0;
    for (let i = 0; i < 5000; i++) {
      const { lower, upper } = proportionDifference(draw.binomial(80, 0.1), 80, draw.binomial(120, 0.05), 120);
      covered += lower! <= 0.05 && 0.05 <= upper! ? 1 : 0;
    }
    expect(covered / 5000).toBeGreaterThan(0.935);
    expect(covered / 5000).toBeLessThan(0.985);
  });

  it('is null where a sample is empty, and has no relative difference from nothing', () => {
    const none = { difference: null, lower: null, upper: null, relative: null, pValue: null };
    expect(proportionDifference(0, 0, 1, 2)).toEqual(none);
    expect(proportionDifference(1, 2, 0, 5).relative).toBeNull();
    expect(proportionDifference(0, 9, 0, 5)).toMatchObject({ difference: 0, pValue: 1 });
  });

  it("throws on a caller's mistake", () => {
    expect(() => proportionDifference(3, 2, 1, 2)).toThrow('x1 is 3: it must be from 0 to 2');
    expect(() => proportionDifference(1, 2, 1, -2)).toThrow('n2 is -2');
    expect(() => proportionDifference(1, 2, 1, 2, { level: 1 })).toThrow('level is 1: it must be between 0 and 1');
  });
});
