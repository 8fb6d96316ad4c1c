/** @jest-environment node */
import fc from 'fast-check';
import { checkCounts, checkShares, normalise } from './checks';

describe('checkCounts', () => {
  it('adds up, without losing small counts beside large ones', () => {
    expect(checkCounts([1, 2, 3.5])).toBe(6.5);
    expect(checkCounts([])).toBe(0);
    expect(checkCounts([1e16, ...new Array<number>(1000).fill(1)])).toBe(1e16 + 1000);
  });

  it('names the first wrong value', () => {
    expect(() => checkCounts([0, -0.5])).toThrow(new RangeError('x[1] is -0.5: it must be finite and not negative'));
    expect(() => checkCounts([NaN], 'y')).toThrow('y[0] is NaN');
    expect(() => checkCounts([-Infinity])).toThrow('x[0] is -Infinity');
  });
});

describe('checkShares', () => {
  it('takes shares that do not sum to 1', () => {
    expect(checkShares([3, 1], 2)).toBe(4);
  });

  it('throws for none above 0 and for a wrong length', () => {
    expect(() => checkShares([0, 0])).toThrow('q sums to 0: at least one share must be above 0');
    expect(() => checkShares([])).toThrow('q sums to 0');
    expect(() => checkShares([1], 2)).toThrow('q has 1 value: 2 expected, one per category');
  });
});

describe('normalise', () => {
  it('gives shares that sum to 1 and leaves its argument alone', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1 }), (q) => {
        fc.pre(q.some((value) => value > 1e-290));
        const before = q.slice();
        const sum = normalise(q).reduce((a, b) => a + b, 0);
        return Math.abs(sum - 1) < 1e-12 && q.every((value, i) => value === before[i]);
      })
    );
  });
});
