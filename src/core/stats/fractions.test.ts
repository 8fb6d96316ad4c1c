/** @jest-environment node */
import { fractions } from './fractions';
import cases from './golden/fractions.json';
import { worst } from './golden/relativeError';

describe('fractions', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath in case %i', (_, c) => {
    const value = fractions(c.x);
    if (c.value === null) {
      expect(value).toBeNull();
    } else {
      expect(value).toHaveLength(c.x.length);
      expect(worst(c.value.map((share, i) => [value![i], share]))).toBeLessThan(1e-14);
    }
  });

  it('is null, not 0, without events', () => {
    expect(fractions([0, 0])).toBeNull();
    expect(fractions([])).toBeNull();
  });

  it('leaves its argument alone', () => {
    const x = Float64Array.of(1, 3);
    expect(fractions(x)).toEqual([0.25, 0.75]);
    expect(Array.from(x)).toEqual([1, 3]);
  });

  it('names the value that is wrong', () => {
    expect(() => fractions([1, -1])).toThrow(new RangeError('x[1] is -1: it must be finite and not negative'));
    expect(() => fractions([NaN])).toThrow('x[0] is NaN');
    expect(() => fractions([1e308, 1e308])).toThrow('the sum of x is not finite');
  });
});
