/** @jest-environment node */
import fc from 'fast-check';
import { random } from '../numeric';
import { chiSquareTest } from './chiSquareTest';
import cases from './golden/chiSquareTest.json';
import { relativeError, worst } from './golden/relativeError';

const cell = fc.record({ x: fc.integer({ min: 0, max: 5000 }), q: fc.integer({ min: 0, max: 1000 }) });
const cells = fc.array(cell, { minLength: 1, maxLength: 30 }).filter((list) => list.some(({ q }) => q > 0));
const counts = (list: Array<{ x: number }>) => list.map(({ x }) => x);
const shares = (list: Array<{ q: number }>) => list.map(({ q }) => q);

function same(a: number | null, b: number | null): boolean {
  return a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * (1 + Math.abs(a));
}

describe('chiSquareTest', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath and SciPy in case %i', (_, c) => {
    const answer = chiSquareTest(c.x, c.q);
    expect(answer).toMatchObject({ df: c.df, pooled: c.pooled, impossible: c.impossible });
    if (c.statistic === null || c.pValue === null) {
      expect(answer).toMatchObject({ statistic: null, pValue: null, reason: expect.any(String) });
    } else {
      expect(
        worst([
          [answer.statistic, c.statistic],
          [answer.pValue, c.pValue],
        ])
      ).toBeLessThan(1e-10);
    }
  });

  it('pools what expects less than 5, and the smallest other where that is not enough', () => {
    expect(chiSquareTest([1, 3, 30, 66], [1, 3, 30, 66]).pooled).toEqual([0, 1, 2]);
    expect(chiSquareTest([2, 3, 30, 65], [2, 3, 30, 65]).pooled).toEqual([0, 1]);
    expect(chiSquareTest([20, 20], [1, 1]).pooled).toEqual([]);
    expect(chiSquareTest([1, 3, 30, 66], [1, 3, 30, 66], { minExpected: 0 }).pooled).toEqual([]);
  });

  it('takes an expected count that only rounding puts under 5 for 5', () => {
    expect(chiSquareTest(new Array(20).fill(5), new Array(20).fill(0.05)).pooled).toEqual([]);
  });

  it('has no answer, and says why, without events or with fewer than two cells', () => {
    const none = { statistic: null, pValue: null, df: 0 };
    expect(chiSquareTest([7], [1])).toMatchObject({ ...none, reason: 'fewer than two categories' });
    expect(chiSquareTest([3, 4], [1, 1])).toMatchObject({
      ...none,
      pooled: [0, 1],
      reason: expect.stringContaining('5'),
    });
    expect(chiSquareTest([0, 0], [1, 1])).toMatchObject({
      statistic: null,
      pValue: null,
      pooled: [],
      reason: 'no events',
    });
  });

  it('reports events where none were intended, and tests the rest', () => {
    const answer = chiSquareTest([50, 50, 1, 0], [0.5, 0.5, 0, 0]);
    expect(answer).toMatchObject({ impossible: [2], pooled: [], statistic: 0, pValue: 1, df: 1, reason: null });
  });

  it('does not depend on the order of categories', () => {
    fc.assert(
      fc.property(cells, fc.infiniteStream(fc.nat()), (list, keys) => {
        const order = list.map((c) => ({ c, key: keys.next().value })).sort((a, b) => a.key - b.key);
        const moved = order.map(({ c }) => c);
        const before = chiSquareTest(counts(list), shares(list));
        const after = chiSquareTest(counts(moved), shares(moved));
        return before.df === after.df && same(before.statistic, after.statistic) && same(before.pValue, after.pValue);
      })
    );
  });

  it('does not depend on the scale of shares, and grows with the counts', () => {
    fc.assert(
      fc.property(cells, fc.integer({ min: 2, max: 9 }), (list, times) => {
        const plain = chiSquareTest(counts(list), shares(list), { minExpected: 0 });
        const scaled = chiSquareTest(
          counts(list),
          shares(list).map((q) => q / 7),
          { minExpected: 0 }
        );
        const more = chiSquareTest(
          counts(list).map((x) => x * times),
          shares(list),
          { minExpected: 0 }
        );
        const grown = plain.statistic === null ? null : plain.statistic * times;
        return same(plain.statistic, scaled.statistic) && same(grown, more.statistic);
      })
    );
  });

  it('keeps its statistic when categories are split in proportion', () => {
    fc.assert(
      fc.property(cells, (list) => {
        const halves = list.concat(list);
        const whole = chiSquareTest(
          counts(list).map((x) => 2 * x),
          shares(list),
          { minExpected: 0 }
        );
        const parts = chiSquareTest(counts(halves), shares(halves), { minExpected: 0 });
        return whole.statistic === null || same(whole.statistic, parts.statistic);
      })
    );
  });

  it('never answers NaN, and p is from 0 to 1', () => {
    const odd = fc.record({
      x: fc.double({ min: 0, max: 1e9, noNaN: true }),
      q: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    const any = fc.array(odd, { minLength: 1, maxLength: 12 }).filter((list) => list.some(({ q }) => q > 0));
    fc.assert(
      fc.property(any, (list) => {
        const { statistic, pValue, reason } = chiSquareTest(counts(list), shares(list));
        return statistic === null || pValue === null
          ? reason !== null
          : statistic >= 0 && statistic < Infinity && pValue >= 0 && pValue <= 1 && reason === null;
      })
    );
  });

  it('has p-values that are uniform when nothing has changed, pooled cells and ties included', () => {
    for (const q of [
      [400, 297, 297, 2, 2, 1, 1],
      [2, 332, 333, 333],
    ]) {
      const draw = random(20_240_501);
      const deciles = new Float64Array(10);
      const runs = 8000;
      for (let i = 0; i < runs; i++) {
        deciles[Math.min(9, Math.floor(10 * (chiSquareTest(draw.multinomial(1000, q), q).pValue ?? 0)))] += 1;
      }
      for (const decile of deciles) {
        expect(Math.abs(decile / runs - 0.1)).toBeLessThan(0.016);
      }
    }
  });

  it('takes a billion events in 10,000 categories', () => {
    const q = Float64Array.from({ length: 10_000 }, (_, i) => 1 + (i % 97));
    const x = random(7).multinomial(1e9, q);
    const before = Float64Array.from(x);
    const { statistic, df, pValue } = chiSquareTest(x, q);
    expect(df).toBe(9999);
    expect(Math.abs(statistic! / df - 1)).toBeLessThan(0.1);
    expect(pValue).toBeGreaterThan(1e-6);
    expect(x).toEqual(before);
    expect(relativeError(chiSquareTest(Array.from(x), Array.from(q)).pValue, pValue!)).toBe(0);
  });

  it('names the value that is wrong', () => {
    expect(() => chiSquareTest([1, -2], [1, 1])).toThrow(
      new RangeError('x[1] is -2: it must be finite and not negative')
    );
    expect(() => chiSquareTest([1, 2], [1, NaN])).toThrow('q[1] is NaN');
    expect(() => chiSquareTest([1, Infinity], [1, 1])).toThrow('x[1] is Infinity');
    expect(() => chiSquareTest([1, 2, 3], [1, 1])).toThrow('x has 3 values: 2 expected, one per category');
    expect(() => chiSquareTest([1, 2], [0, 0])).toThrow('q sums to 0');
  });
});
