/** @jest-environment node */
import fc from 'fast-check';
import { entropy } from './entropy';
import cases from './golden/entropy.json';
import { relativeError } from './golden/relativeError';

const counts = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 30 });

describe('entropy', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath and SciPy in case %i', (_, c) => {
    for (const unit of ['bits', 'nats', 'normalised'] as const) {
      const expected = c[unit];
      if (expected === null) {
        expect(entropy(c.x, { unit })).toBeNull();
      } else {
        expect(relativeError(entropy(c.x, { unit }), expected)).toBeLessThan(1e-12);
      }
    }
  });

  it('is in bits when not told otherwise: 1 for a fair coin, 0 for one category', () => {
    expect(entropy([5, 5])).toBe(1);
    expect(entropy([5, 0])).toBe(0);
    expect(entropy([5])).toBe(0);
  });

  it('has no normalised value for one category, and none at all without events', () => {
    expect(entropy([5], { unit: 'normalised' })).toBeNull();
    expect(entropy([0, 0])).toBeNull();
  });

  it('is from 0 to ln K, whatever the order and the scale', () => {
    fc.assert(
      fc.property(counts, (x) => {
        const h = entropy(x, { unit: 'nats' });
        const other = entropy(x.map((v) => 3 * v).reverse(), { unit: 'nats' });
        return h === null ? other === null : h >= 0 && h <= Math.log(x.length) + 1e-12 && Math.abs(h - other!) < 1e-12;
      })
    );
  });

  it('grows when categories are split, by the entropy of the split', () => {
    fc.assert(
      fc.property(counts, (x) => {
        const h = entropy(x);
        return h === null || Math.abs(entropy(x.concat(x))! - h - 1) < 1e-12;
      })
    );
  });

  it('throws for an unknown unit', () => {
    expect(() => entropy([1], { unit: 'bans' as 'bits' })).toThrow(new RangeError('unknown entropy unit: bans'));
  });
});
