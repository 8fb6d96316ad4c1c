/** @jest-environment node */
import fc from 'fast-check';
import { random } from '../numeric';
import cases from './golden/homogeneityTest.json';
import { worst } from './golden/relativeError';
import { homogeneityTest } from './homogeneityTest';

const count = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 5000 }));
const cells = fc.array(fc.record({ x: count, y: count }), { minLength: 1, maxLength: 20 });
const first = (list: Array<{ x: number }>) => list.map(({ x }) => x);
const second = (list: Array<{ y: number }>) => list.map(({ y }) => y);

function same(a: number | null, b: number | null): boolean {
  return a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * (1 + Math.abs(a));
}

describe('homogeneityTest', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath and SciPy in case %i', (_, c) => {
    const answer = homogeneityTest(c.x, c.y);
    expect(answer).toMatchObject({ df: c.df, pooled: c.pooled });
    if (c.statistic === null || c.pValue === null || c.cramersV === null) {
      expect(answer).toMatchObject({ statistic: null, pValue: null, cramersV: null, reason: expect.any(String) });
    } else {
      expect(
        worst([
          [answer.statistic, c.statistic],
          [answer.pValue, c.pValue],
          [answer.cramersV, c.cramersV],
        ])
      ).toBeLessThan(1e-10);
    }
  });

  it('pools by what the smaller sample expects', () => {
    expect(homogeneityTest([90, 7, 3], [9000, 700, 300]).pooled).toEqual([1, 2]);
    expect(homogeneityTest([900, 70, 30], [9000, 700, 300]).pooled).toEqual([]);
  });

  it('has no answer, and says why, when a sample is empty or one category is left', () => {
    expect(homogeneityTest([0, 0], [5, 6])).toMatchObject({ pValue: null, cramersV: null, reason: 'no events' });
    expect(homogeneityTest([50], [60])).toMatchObject({ pValue: null, df: 0, reason: 'fewer than two categories' });
    expect(homogeneityTest([50, 0], [60, 0]).reason).toBe('fewer than two categories');
    expect(homogeneityTest([3, 3], [3, 3]).reason).toContain('expect 5');
  });

  it('does not depend on the order of samples or categories, and never answers NaN', () => {
    fc.assert(
      fc.property(cells, fc.infiniteStream(fc.nat()), (list, keys) => {
        const moved = list
          .map((c) => ({ c, key: keys.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ c }) => c);
        const plain = homogeneityTest(first(list), second(list));
        const swapped = homogeneityTest(second(moved), first(moved));
        const { statistic, pValue, reason } = plain;
        const sound =
          statistic === null || pValue === null ? reason !== null : statistic >= 0 && pValue >= 0 && pValue <= 1;
        return sound && plain.df === swapped.df && same(statistic, swapped.statistic) && same(pValue, swapped.pValue);
      }),
      { numRuns: 1000 }
    );
  });

  it('keeps its statistic when categories are split in proportion, and grows with the counts', () => {
    fc.assert(
      fc.property(cells, (list) => {
        const double = list.map(({ x, y }) => ({ x: 2 * x, y: 2 * y }));
        const once = homogeneityTest(first(list), second(list), { minExpected: 0 }).statistic;
        const twice = homogeneityTest(first(double), second(double), { minExpected: 0 }).statistic;
        const parts = homogeneityTest(first(list.concat(list)), second(list.concat(list)), {
          minExpected: 0,
        }).statistic;
        return once === null ? twice === null : same(2 * once, twice) && same(twice, parts);
      })
    );
  });

  it('has p-values that are uniform when nothing has changed', () => {
    const draw = random(99);
    const q = [0.5, 0.3, 0.15, 0.045, 0.005];
    const deciles = new Float64Array(10);
    const runs = 20_000;
    for (let i = 0; i < runs; i++) {
      const { pValue } = homogeneityTest(draw.multinomial(600, q), draw.multinomial(2500, q));
      deciles[Math.min(9, Math.floor(10 * (pValue ?? 0)))] += 1;
    }
    for (const decile of deciles) {
      expect(Math.abs(decile / runs - 0.1)).toBeLessThan(0.012);
    }
  });

  it('names the value that is wrong', () => {
    expect(() => homogeneityTest([1, 2], [1, -1])).toThrow('y[1] is -1');
    expect(() => homogeneityTest([1, 2], [1])).toThrow('y has 1 value: 2 expected');
  });
});
