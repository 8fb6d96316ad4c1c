/** @jest-environment node */
import fc from 'fast-check';
import { dirichletMultinomialLogPmf } from './dirichletMultinomialLogPmf';
import cases from './golden/dirichletMultinomialLogPmf.json';
import { logLikelihood } from './logLikelihood';

describe('dirichletMultinomialLogPmf', () => {
  // ln P beside 0 is compared as P is: its error is then that of the probability.
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath and SciPy in case %i', (_, c) => {
    const error = Math.abs(dirichletMultinomialLogPmf(c.x, c.alpha) - c.value);
    expect(error / Math.max(1, Math.abs(c.value))).toBeLessThan(1e-10);
  });

  it('makes probabilities that sum to 1 over all windows of N events', () => {
    for (const alpha of [
      [0.1, 0.5, 2],
      [30, 20, 10],
      [1e9, 2e9, 3e9],
    ]) {
      let total = 0;
      for (let a = 0; a <= 12; a++) {
        for (let b = 0; a + b <= 12; b++) {
          total += Math.exp(dirichletMultinomialLogPmf([a, b, 12 - a - b], alpha));
        }
      }
      expect(total).toBeCloseTo(1, 12);
    }
  });

  it('nears the multinomial as the pseudo-counts grow', () => {
    const plain = logLikelihood([40, 35, 25], [0.5, 0.3, 0.2]);
    expect(dirichletMultinomialLogPmf([40, 35, 25], [5e11, 3e11, 2e11])).toBeCloseTo(plain, 8);
  });

  it('does not depend on the order of categories', () => {
    const pair = fc.tuple(fc.integer({ min: 0, max: 1_000_000 }), fc.double({ min: 1e-3, max: 1e6, noNaN: true }));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 8 }), (pairs) => {
        const there = pairs.map(([x]) => x);
        const alpha = pairs.map(([, a]) => a);
        const value = dirichletMultinomialLogPmf(there, alpha);
        const turned = dirichletMultinomialLogPmf([...there].reverse(), [...alpha].reverse());
        return value <= 1e-12 && Math.abs(value - turned) <= 1e-12 * Math.max(1, Math.abs(value));
      })
    );
  });

  it('is 0 without events and -Infinity for events where the pseudo-count is 0', () => {
    expect(dirichletMultinomialLogPmf([0, 0], [1, 1])).toBe(0);
    expect(dirichletMultinomialLogPmf([1, 4], [0, 1])).toBe(-Infinity);
    expect(dirichletMultinomialLogPmf([0, 4], [0, 1])).toBe(0);
  });

  it("throws on a caller's mistake", () => {
    expect(() => dirichletMultinomialLogPmf([1, 2], [1])).toThrow(RangeError);
    expect(() => dirichletMultinomialLogPmf([1, 2], [0, 0])).toThrow(RangeError);
    expect(() => dirichletMultinomialLogPmf([1, 2], [1, -1])).toThrow(RangeError);
    expect(() => dirichletMultinomialLogPmf([1, NaN], [1, 1])).toThrow(RangeError);
  });
});
