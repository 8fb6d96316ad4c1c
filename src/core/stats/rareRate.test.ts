/** @jest-environment node */
import cases from './golden/rareRate.json';
import { relativeError } from './golden/relativeError';
import { rareRate } from './rareRate';

describe('rareRate', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath in case %i', (_, c) => {
    const value = rareRate(c.x, c.rare);
    if (c.value === null) {
      expect(value).toBeNull();
    } else {
      expect(relativeError(value, c.value)).toBeLessThan(1e-14);
    }
  });

  it('counts a category once, however often it is named', () => {
    expect(rareRate([90, 8, 2], [2, 2])).toBe(0.02);
  });

  it('is 0 when no category is rare and null without events', () => {
    expect(rareRate([90, 8], [])).toBe(0);
    expect(rareRate([0, 0], [0])).toBeNull();
  });

  it('throws for a position that is no category', () => {
    expect(() => rareRate([1, 2], [2])).toThrow(new RangeError('rare[0] is 2: it must be a position from 0 to 1'));
    expect(() => rareRate([1, 2], [0.5])).toThrow('rare[0] is 0.5');
  });
});
