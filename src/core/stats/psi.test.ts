/** @jest-environment node */
import fc from 'fast-check';
import { random } from '../numeric';
import cases from './golden/psi.json';
import { relativeError } from './golden/relativeError';
import { psi } from './psi';

describe('psi', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath in case %i', (_, c) => {
    const value = psi(c.x, c.q, { pseudocount: c.pseudocount, baselineTotal: c.baselineTotal });
    if (c.value === null) {
      expect(value).toBeNull();
    } else {
      expect(relativeError(value, c.value)).toBeLessThan(1e-10);
    }
  });

  it('is at least 0, and the same with the samples swapped', () => {
    const cell = fc.record({ x: fc.integer({ min: 1, max: 500 }), y: fc.integer({ min: 1, max: 500 }) });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 12 }), (list) => {
        const x = list.map((c) => c.x);
        const y = list.map((c) => c.y);
        const there = psi(x, y, { pseudocount: 0 })!;
        return there >= 0 && Math.abs(there - psi(y, x, { pseudocount: 0 })!) <= 1e-12 * (1 + there);
      })
    );
  });

  it('is 0 when the shares are equal', () => {
    expect(psi([5, 10, 15], [1, 2, 3], { pseudocount: 0 })).toBe(0);
    expect(psi([5, 10, 15], [1, 2, 3], { baselineTotal: 30 })).toBeLessThan(1e-30);
  });

  it('passes 0.1 in most unchanged samples of 100 in ten categories when it is not smoothed', () => {
    const draw = random(3);
    const q = new Array<number>(10).fill(0.1);
    let over = 0;
    for (let i = 0; i < 4000; i++) {
      over += psi(draw.multinomial(100, q), draw.multinomial(100, q), { pseudocount: 0 })! > 0.1 ? 1 : 0;
    }
    expect(over / 4000).toBeGreaterThan(0.8);
    expect(over / 4000).toBeLessThan(0.9);
  });

  it('is null without events, and infinite only where smoothing is switched off', () => {
    expect(psi([0, 0], [1, 1])).toBeNull();
    expect(psi([0, 9], [1, 1])).toBeLessThan(Infinity);
    expect(psi([0, 9], [1, 1], { pseudocount: 0 })).toBe(Infinity);
  });
});
