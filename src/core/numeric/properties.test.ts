/** @jest-environment node */
import fc from 'fast-check';

import {
  betaI,
  betaIComplement,
  betaIInverse,
  digamma,
  erf,
  gammaP,
  gammaQ,
  gammaQInverse,
  lnBeta,
  lnGamma,
  logSumExp,
  normalQuantile,
  normalSf,
  noncentralChiSquareCdf,
  noncentralChiSquareSf,
  trigamma,
} from './index';

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
/** Positive numbers over many orders of size. */
const scale = (min: number, max: number) => between(Math.log(min), Math.log(max)).map(Math.exp);

function expectRelative(actual: number, expected: number, relative: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
}

describe('properties of the special functions', () => {
  it('P and Q add up to 1', () => {
    fc.assert(
      fc.property(scale(1e-3, 1e9), between(0.01, 3), (a, f) => {
        expect(Math.abs(gammaP(a, a * f) + gammaQ(a, a * f) - 1)).toBeLessThan(1e-13);
      })
    );
  });

  it('Q falls as x grows, also across the borders between its methods', () => {
    fc.assert(
      fc.property(scale(1e-2, 1e6), between(0.2, 3), scale(1e-6, 1), (a, f, step) => {
        expect(gammaQ(a, a * f * (1 + step))).toBeLessThanOrEqual(gammaQ(a, a * f));
      })
    );
  });

  it('Q satisfies its recurrence in the shape', () => {
    fc.assert(
      fc.property(scale(0.05, 500), between(0.5, 2), (a, f) => {
        const x = a * f;
        const step = Math.exp(a * Math.log(x) - x - lnGamma(a + 1));
        expectRelative(gammaQ(a, x) + step, gammaQ(a + 1, x), 1e-11);
      })
    );
  });

  it('the incomplete beta is symmetric and adds up to 1', () => {
    fc.assert(
      fc.property(between(1, 1023), scale(0.01, 1e6), scale(0.01, 1e6), (k, a, b) => {
        const x = Math.floor(k) / 1024;
        expectRelative(betaI(x, a, b), betaIComplement(1 - x, b, a), 1e-11);
        expect(Math.abs(betaI(x, a, b) + betaIComplement(x, a, b) - 1)).toBeLessThan(1e-13);
      })
    );
  });

  it('the incomplete beta grows with x', () => {
    fc.assert(
      fc.property(between(0.01, 0.9), between(1e-6, 0.05), scale(0.01, 1e4), scale(0.01, 1e4), (x, step, a, b) => {
        expect(betaI(x + step, a, b)).toBeGreaterThanOrEqual(betaI(x, a, b));
      })
    );
  });

  it('lnGamma, digamma and trigamma satisfy their recurrences', () => {
    fc.assert(
      fc.property(scale(1e-3, 100), (x) => {
        const tolerance = 1e-12 * (1 + 1 / x + Math.abs(lnGamma(x)));
        expect(Math.abs(lnGamma(x + 1) - lnGamma(x) - Math.log(x))).toBeLessThan(tolerance);
        expect(Math.abs(digamma(x + 1) - digamma(x) - 1 / x)).toBeLessThan(tolerance);
        expect(Math.abs(trigamma(x + 1) - trigamma(x) + 1 / (x * x))).toBeLessThan(tolerance * (1 + 1 / x));
      })
    );
  });

  it('lnBeta is symmetric and satisfies B(a + 1, b) = B(a, b) a / (a + b)', () => {
    fc.assert(
      fc.property(scale(0.01, 1e6), scale(0.01, 1e6), (a, b) => {
        expectRelative(lnBeta(a, b), lnBeta(b, a), 1e-12);
        const step = lnBeta(a + 1, b) - lnBeta(a, b) - Math.log(a / (a + b));
        expect(Math.abs(step)).toBeLessThan(1e-11 * (1 + Math.abs(lnBeta(a, b))));
      })
    );
  });

  it('gammaQInverse undoes gammaQ on the small side', () => {
    fc.assert(
      fc.property(scale(0.05, 1e6), scale(1e-300, 0.5), (a, q) => {
        const x = gammaQInverse(a, q);
        expectRelative(Math.log(gammaQ(a, x)), Math.log(q), 1e-10);
      })
    );
  });

  it('betaIInverse undoes betaI on the small side', () => {
    fc.assert(
      fc.property(scale(0.5, 1e5), scale(0.5, 1e5), scale(1e-100, 0.5), (a, b, p) => {
        expectRelative(Math.log(betaI(betaIInverse(p, a, b), a, b)), Math.log(p), 1e-10);
      })
    );
  });

  it('normalQuantile undoes normalSf', () => {
    fc.assert(
      fc.property(between(0, 37), (z) => {
        expect(Math.abs(-normalQuantile(normalSf(z)) - z)).toBeLessThan(1e-12 * (1 + z));
      })
    );
  });

  it('the non-central chi-square sums to 1 and its upper tail grows with the non-centrality', () => {
    fc.assert(
      fc.property(scale(0.5, 200), scale(1e-3, 2000), between(0.2, 2), (df, lambda, f) => {
        const x = (df + lambda) * f;
        expect(Math.abs(noncentralChiSquareCdf(x, df, lambda) + noncentralChiSquareSf(x, df, lambda) - 1)).toBeLessThan(
          1e-12
        );
        expect(noncentralChiSquareSf(x, df, lambda * 1.1)).toBeGreaterThan(
          noncentralChiSquareSf(x, df, lambda) - 1e-13
        );
      })
    );
  });

  it('erf is odd and logSumExp shifts with its arguments', () => {
    fc.assert(
      fc.property(between(-6, 6), between(-700, 700), (x, shift) => {
        expect(erf(-x)).toBe(-erf(x));
        expect(Math.abs(logSumExp([x + shift, shift]) - shift - logSumExp([x, 0]))).toBeLessThan(1e-12);
      })
    );
  });
});

describe('edges', () => {
  it('have their limits', () => {
    expect([gammaP(2, 0), gammaQ(2, 0), gammaP(2, Infinity), gammaQ(2, Infinity)]).toEqual([0, 1, 1, 0]);
    expect([betaI(0, 2, 3), betaI(1, 2, 3), betaIComplement(0, 2, 3)]).toEqual([0, 1, 1]);
    expect([gammaQInverse(2, 0), gammaQInverse(2, 1), gammaQInverse(1e-3, 0.99)]).toEqual([Infinity, 0, 0]);
    expect([betaIInverse(0, 2, 3), betaIInverse(1, 2, 3)]).toEqual([0, 1]);
    expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([-Infinity, 0, Infinity]);
    expect(lnGamma(0)).toBe(Infinity);
    expect(logSumExp([])).toBe(-Infinity);
  });

  it.each([
    ['a shape of 0', () => gammaQ(0, 1)],
    ['a shape that is not a number', () => gammaQ(NaN, 1)],
    ['a negative x', () => gammaP(1, -1)],
    ['an x over 1', () => betaI(1.5, 1, 1)],
    ['a probability over 1', () => gammaQInverse(1, 1.1)],
    ['a negative lnGamma argument', () => lnGamma(-0.5)],
    ['a NaN in logSumExp', () => logSumExp([1, NaN])],
    ['a negative non-centrality', () => noncentralChiSquareCdf(1, 1, -1)],
  ])('%s is a RangeError', (_, call) => {
    expect(call).toThrow(RangeError);
  });
});
