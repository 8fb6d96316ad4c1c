/** @jest-environment node */
import fc from 'fast-check';
import { lnGamma, logSumExp } from '../numeric';
import cases from './golden/tiltedHypergeometric.json';
import { lnTiltedHypergeometric, lnTiltedHypergeometricBound } from './tiltedHypergeometric';

const lnChoose = (n: number, k: number): number => lnGamma(n + 1) - lnGamma(k + 1) - lnGamma(n - k + 1);

/** Term by term, over the whole support. */
function wholeSum(n: number, m: number, s: number, lambda: number): number {
  const terms: number[] = [];
  for (let x = Math.max(0, s - m); x <= Math.min(n, s); x++) {
    terms.push(lnChoose(n, x) + lnChoose(m, s - x) - lnChoose(n + m, s) + lambda * x);
  }
  return logSumExp(terms);
}

const near = (a: number, b: number, size: number): boolean => Math.abs(a - b) <= 1e-12 * size + 1e-10;

describe('lnTiltedHypergeometric', () => {
  test.each(cases.map((c, i) => [i, c] as const))(
    'agrees with mpmath in case %i',
    (_, { n, m, s, lambdas, values }) => {
      const answers = lnTiltedHypergeometric(n, m, s, lambdas);
      // a difference of two sums of ln x!: what these are rounded by is all that is lost
      const rounding = 1e-15 * (lnGamma(n + 1) + lnGamma(m + 1) + 1);
      answers.forEach((answer, i) => expect(Math.abs(answer - values[i])).toBeLessThan(1e-12 + rounding));
    }
  );

  it('is the sum over all splits', () => {
    const count = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(
        count,
        count,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        (n, m, part, lambda) => {
          const s = Math.round(part * (n + m));
          return near(lnTiltedHypergeometric(n, m, s, [lambda])[0], wholeSum(n, m, s, lambda), n + m);
        }
      )
    );
  });

  it.each([
    [200_000, 300_000, 200_000, 0.05],
    [200_000, 300_000, 200_000, -3],
    [1000, 900_000, 5000, 3],
    [900_000, 1000, 5000, -0.4],
  ])('takes every h-th term where there are many: %d, %d, %d, %d', (n, m, s, lambda) => {
    expect(near(lnTiltedHypergeometric(n, m, s, [lambda])[0], wholeSum(n, m, s, lambda), n + m)).toBe(true);
  });

  it('is 0 for λ = 0, and λ times what must be where there is but one split', () => {
    expect(lnTiltedHypergeometric(50, 70, 30, [0])).toEqual([0]);
    expect(lnTiltedHypergeometric(50, 70, 120, [0.5])).toEqual([25]);
    expect(lnTiltedHypergeometric(0, 70, 20, [0.5])).toEqual([0]);
  });
});

describe('lnTiltedHypergeometricBound', () => {
  const LAMBDAS = [-3, -0.8, -0.05, 0.05, 0.2, 1.6, 3];

  it('is never below, and at most half as much again beyond the mean', () => {
    const count = fc.integer({ min: 1, max: 3000 });
    fc.assert(
      fc.property(count, count, fc.double({ min: 0, max: 1, noNaN: true }), (n, m, part) => {
        const s = Math.round(part * (n + m));
        const exact = lnTiltedHypergeometric(n, m, s, LAMBDAS);
        const mean = (s * n) / (n + m);
        return lnTiltedHypergeometricBound(n, m, s, LAMBDAS).every((bound, i) => {
          const beyond = exact[i] - LAMBDAS[i] * mean;
          const small = Math.abs(LAMBDAS[i]) <= 0.2;
          return bound >= exact[i] - 1e-9 && (!small || bound - exact[i] <= 0.5 * beyond + 1e-9);
        });
      }),
      { numRuns: 300 }
    );
  });

  // beyond the mean, whichever of the two sides, the kind and the others is the rare one
  it.each([
    [100, 9900, 5000],
    [9900, 100, 5000],
    [5000, 5000, 50],
    [5000, 5000, 9950],
    [5000, 5000, 5000],
  ])('is sharp where one is rare, and where all are even: %d, %d, %d', (n, m, s) => {
    const mean = (s * n) / (n + m);
    const lambdas = [-0.2, -0.05, 0.05, 0.2];
    const exact = lnTiltedHypergeometric(n, m, s, lambdas);
    const bound = lnTiltedHypergeometricBound(n, m, s, lambdas);
    bound.forEach((value, i) => {
      expect((value - lambdas[i] * mean) / (exact[i] - lambdas[i] * mean)).toBeLessThan(1.02);
    });
  });

  it('takes fractions of events, and is 0 where there are none', () => {
    expect(lnTiltedHypergeometricBound(0.5, 99.5, 0.25, [1])[0]).toBeGreaterThan(0.25 * 0.005);
    expect(lnTiltedHypergeometricBound(10, 20, 0, [1])[0]).toBeCloseTo(0, 12);
  });
});
