/** @jest-environment node */
import fc from 'fast-check';
import { crossDifference, exactSum, exactSumAt, exactSumWhere, excess } from './exact';

describe('exactSum', () => {
  it('keeps what a plain sum loses', () => {
    const total = exactSum([1e16, 1, 1e-3]);
    expect(total.value).toBe(1e16 + 2);
    expect(total.rest).toBeCloseTo(-0.999, 12);
    expect(exactSum([0.1, 0.2]).rest).not.toBe(0);
  });

  it('takes only what is asked for', () => {
    expect(exactSumWhere([1, 2, 4], [1, 0, 3]).value).toBe(5);
    expect(exactSumAt([1, 2, 4], [2, 0]).value).toBe(5);
  });
});

describe('crossDifference', () => {
  it('is the rounded exact difference of products of whole numbers', () => {
    const whole = fc.integer({ min: 0, max: 2 ** 53 - 1 });
    fc.assert(
      fc.property(whole, whole, whole, fc.nat(1000), fc.nat(1000), (a, c, b, near, far) => {
        const pairs = [
          [a, b, c, far],
          [a, Math.min(2 ** 53 - 1, a + near), c, Math.min(2 ** 53 - 1, c + far)],
        ];
        return pairs.every(([p, q, r, s]) => {
          const exact = Number(BigInt(p) * BigInt(s) - BigInt(q) * BigInt(r));
          return Math.abs(crossDifference(p, q, r, s) - exact) <= 3e-14 * Math.abs(exact);
        });
      })
    );
  });
});

describe('excess', () => {
  it('is 0 where a count is exactly its share of the total', () => {
    const parts = [3, 7, 11];
    const n = exactSum(parts.map((value) => value * 12345678));
    const sum = exactSum(parts);
    expect(parts.map((value) => excess(value * 12345678, n, value, sum))).toEqual([0, 0, 0]);
  });
});
