/** @jest-environment node */
import fc from 'fast-check';
import hellingerCases from './golden/hellinger.json';
import jensenShannonCases from './golden/jensenShannon.json';
import { relativeError } from './golden/relativeError';
import totalVariationCases from './golden/totalVariation.json';
import { hellinger } from './hellinger';
import { jensenShannon } from './jensenShannon';
import { totalVariation } from './totalVariation';

const cell = fc.record({ x: fc.nat(500), q: fc.nat(500) });
const cells = fc.array(cell, { minLength: 1, maxLength: 20 }).filter((list) => list.some(({ q }) => q > 0));
const counts = (list: Array<{ x: number }>) => list.map(({ x }) => x);
const shares = (list: Array<{ q: number }>) => list.map(({ q }) => q);

const DISTANCES = [
  { name: 'hellinger', distance: hellinger, cases: hellingerCases, most: 1 },
  { name: 'jensenShannon', distance: jensenShannon, cases: jensenShannonCases, most: Math.sqrt(Math.LN2) },
  { name: 'totalVariation', distance: totalVariation, cases: totalVariationCases, most: 1 },
];

describe.each(DISTANCES)('$name', ({ distance, cases, most }) => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath and SciPy in case %i', (_, c) => {
    const value = distance(c.x, c.q);
    if (c.value === null) {
      expect(value).toBeNull();
    } else {
      expect(relativeError(value, c.value)).toBeLessThan(1e-10);
    }
  });

  it('is 0 when the shares are equal and the most it can be when no category is shared', () => {
    expect(distance([5, 10, 15], [1, 2, 3])).toBe(0);
    expect(distance([7, 0, 3, 0], [0, 1, 0, 1])).toBeCloseTo(most, 14);
  });

  it('is a distance: at least 0, the same both ways, and no detour is shorter', () => {
    const triple = fc.array(fc.record({ x: fc.nat(50), y: fc.nat(50), z: fc.nat(50) }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(triple, (list) => {
        const [x, y, z] = [list.map((c) => c.x), list.map((c) => c.y), list.map((c) => c.z)];
        fc.pre([x, y, z].every((counted) => counted.some((value) => value > 0)));
        const direct = distance(x, z)!;
        return (
          direct >= 0 &&
          Math.abs(direct - distance(z, x)!) < 1e-12 &&
          direct <= distance(x, y)! + distance(y, z)! + 1e-12
        );
      })
    );
  });

  it('never grows when categories are merged, keeps when they are split, and knows no order', () => {
    fc.assert(
      fc.property(cells, (list) => {
        const value = distance(counts(list), shares(list));
        const parts = distance(counts(list.concat(list)), shares(list.concat(list)));
        const turned = list.slice().reverse();
        const merged = turned
          .slice(2)
          .concat(turned.slice(0, 2).reduce((sum, c) => ({ x: sum.x + c.x, q: sum.q + c.q }), { x: 0, q: 0 }));
        const less = distance(counts(merged), shares(merged));
        return value === null
          ? less === null
          : Math.abs(parts! - value) < 1e-12 &&
              Math.abs(distance(counts(turned), shares(turned))! - value) < 1e-12 &&
              less! <= value + 1e-12;
      })
    );
  });

  it('is null without events', () => {
    expect(distance([0, 0], [1, 1])).toBeNull();
  });

  it('throws for different lengths', () => {
    expect(() => distance([1, 2], [1])).toThrow('x has 2 values: 1 expected');
  });
});
