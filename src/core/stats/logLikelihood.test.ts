/** @jest-environment node */
import fc from 'fast-check';
import cases from './golden/logLikelihood.json';
import { relativeError } from './golden/relativeError';
import { logLikelihood } from './logLikelihood';

describe('logLikelihood', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath and SciPy in case %i', (_, c) => {
    expect(relativeError(logLikelihood(c.x, c.p), c.value)).toBeLessThan(1e-10);
  });

  it('makes probabilities that sum to 1 over all windows of N events', () => {
    let total = 0;
    for (let a = 0; a <= 12; a++) {
      for (let b = 0; a + b <= 12; b++) {
        total += Math.exp(logLikelihood([a, b, 12 - a - b], [0.5, 0.3, 0.2]));
      }
    }
    expect(total).toBeCloseTo(1, 12);
  });

  it('is highest at the observed shares, and never above 0 for whole counts', () => {
    const numbers = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(numbers, numbers, (x, q) => {
        const best = logLikelihood(x, x);
        return best <= 0 && logLikelihood(x, q) <= best + 1e-12 * Math.abs(best);
      })
    );
  });

  it('is 0 without events and -Infinity for events where the share is 0', () => {
    expect(logLikelihood([0, 0], [0.5, 0.5])).toBe(0);
    expect(logLikelihood([1, 4], [0, 1])).toBe(-Infinity);
    expect(logLikelihood([7], [1])).toBeCloseTo(0, 15);
  });

  it("throws on a caller's mistake", () => {
    expect(() => logLikelihood([1, 2], [0.5])).toThrow(RangeError);
    expect(() => logLikelihood([1, -2], [0.5, 0.5])).toThrow(RangeError);
    expect(() => logLikelihood([1, 2], [0, 0])).toThrow(RangeError);
  });
});
