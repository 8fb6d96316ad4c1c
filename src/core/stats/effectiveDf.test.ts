/** @jest-environment node */
import fc from 'fast-check';
import { random } from '../numeric';
import { effectiveDf } from './effectiveDf';
import cases from './golden/effectiveDf.json';
import { relativeError } from './golden/relativeError';

describe('effectiveDf', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath in case %i', (_, { q, rho, df }) => {
    expect(relativeError(effectiveDf(q, rho), df)).toBeLessThan(1e-10);
  });

  it('is cells - 1 without overdispersion, falls with ρ, and knows no order and no scale', () => {
    expect(effectiveDf([5, 3, 2], 0)).toBe(2);
    expect(effectiveDf([7], 0.1)).toBe(0);
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 2, maxLength: 20 }),
        fc.double({ min: 1e-6, max: 0.3, noNaN: true }),
        (q, rho) => {
          const own = effectiveDf(q, rho);
          const other = effectiveDf(q.map((share) => 7 * share).reverse(), rho);
          return (
            own > 0 &&
            own <= q.length - 1 &&
            effectiveDf(q, 2 * rho) <= own * (1 + 1e-9) &&
            Math.abs(other / own - 1) < 1e-9
          );
        }
      ),
      { seed: 1, numRuns: 300 }
    );
  });

  it('gives χ² the variance that simulated shares have', () => {
    const source = random(3);
    const q = [0.8, 0.15, 0.05];
    const concentration = 99;
    const alpha = q.map((share) => share * concentration);
    let sum = 0;
    let squares = 0;
    const runs = 40_000;
    for (let run = 0; run < runs; run++) {
      const p = source.dirichlet(alpha);
      const x = q.reduce((all, share, k) => all + (p[k] - share) ** 2 / share, 0) * (concentration + 1);
      sum += x;
      squares += x * x;
    }
    const mean = sum / runs;
    const variance = squares / runs - mean * mean;
    expect(mean).toBeCloseTo(2, 1);
    expect((2 * mean * mean) / variance / effectiveDf(q, 1 / (1 + concentration))).toBeCloseTo(1, 1);
  });

  it('refuses a ρ outside [0, 1) and shares that are none', () => {
    expect(() => effectiveDf([1, 1], 1)).toThrow(RangeError);
    expect(() => effectiveDf([1, 1], -0.1)).toThrow(RangeError);
    expect(() => effectiveDf([1, NaN], 0.1)).toThrow(RangeError);
  });
});
