/** @jest-environment node */
import fc from 'fast-check';
import { lnGamma, logSumExp } from '../numeric';
import cases from './golden/tiltedHypergeometric.json';
import { lnTiltedHypergeometric } from './tiltedHypergeometric';

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
