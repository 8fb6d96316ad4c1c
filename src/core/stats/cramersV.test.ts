/** @jest-environment node */
import fc from 'fast-check';
import { cramersV } from './cramersV';
import cases from './golden/cramersV.json';
import { relativeError } from './golden/relativeError';

describe('cramersV', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath in case %i', (_, c) => {
    const value = cramersV(c.x, c.y);
    if (c.value === null) {
      expect(value).toBeNull();
    } else {
      expect(relativeError(value, c.value)).toBeLessThan(1e-10);
    }
  });

  it('is 0 when the shares are alike and 1 when the samples have no category in common', () => {
    expect(cramersV([10, 20, 30], [1, 2, 3])).toBe(0);
    expect(cramersV([10, 20, 0], [0, 0, 7])).toBeCloseTo(1, 14);
  });

  it('is from 0 to 1', () => {
    const pair = fc.record({ x: fc.nat(100), y: fc.nat(100) });
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 9 }), (list) => {
        const v = cramersV(
          list.map(({ x }) => x),
          list.map(({ y }) => y)
        );
        return v === null || (v >= 0 && v <= 1 + 1e-12);
      })
    );
  });
});
