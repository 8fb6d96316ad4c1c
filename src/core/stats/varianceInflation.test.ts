/** @jest-environment node */
import rhoCases from './golden/intraClassCorrelation.json';
import { relativeError } from './golden/relativeError';
import cases from './golden/varianceInflation.json';
import { intraClassCorrelation, varianceInflation } from './varianceInflation';

describe('varianceInflation', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath in case %i', (_, c) => {
    const x = { n: c.n, squares: c.n * c.n };
    const y = { n: c.m ?? Infinity, squares: c.squares };
    expect(relativeError(varianceInflation(c.rho, x, y), c.inflation)).toBeLessThan(1e-10);
  });

  it('is 1 + (N - 1)ρ against known shares, and the same for two samples of one window', () => {
    const known = { n: Infinity, squares: 0 };
    const window = { n: 1000, squares: 1_000_000 };
    expect(varianceInflation(0.01, window, known)).toBeCloseTo(1 + 999 * 0.01, 12);
    expect(varianceInflation(0.01, window, window)).toBeCloseTo(1 + 999 * 0.01, 12);
    expect(varianceInflation(0.01, window, { n: 100_000, squares: 1e10 })).toBeGreaterThan(20);
  });

  it('refuses a ρ outside [0, 1] and an empty sample', () => {
    expect(() => varianceInflation(1.1, { n: 1, squares: 1 }, { n: 1, squares: 1 })).toThrow(RangeError);
    expect(() => varianceInflation(0.1, { n: 0, squares: 0 }, { n: 1, squares: 1 })).toThrow(RangeError);
  });
});

describe('intraClassCorrelation', () => {
  test.each(rhoCases.map((c, i) => [i, c] as const))('agrees with mpmath in case %i', (_, c) => {
    const rho = intraClassCorrelation(c.ratio, c.windows, c);
    if (c.rho === null) {
      expect(rho).toBeNull();
    } else {
      expect(relativeError(rho, c.rho)).toBeLessThan(1e-10);
    }
  });
});
