/** @jest-environment node */
import fc from 'fast-check';
import cases from './golden/quasiFromRatio.json';
import { worst } from './golden/relativeError';
import { homogeneityTest } from './homogeneityTest';
import { quasiFromRatio } from './quasiFromRatio';

const count = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 3, maxLength: 3 });

describe('quasiFromRatio', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath and SciPy in case %i', (_, c) => {
    const answer = quasiFromRatio(c.x, c.y, c.ratio, c.df2, { minExpected: 0 });
    expect([answer.df1, answer.df2, answer.ratio]).toEqual([c.df1, c.df2, c.ratio]);
    expect(
      worst([
        [answer.statistic, c.statistic],
        [answer.pValue, c.pValue],
      ])
    ).toBeLessThan(1e-10);
  });

  it('nears the two-sample test where the ratio is 1 and well known', () => {
    const plain = homogeneityTest([520, 300, 180], [5000, 3200, 1800]);
    const quasi = quasiFromRatio([520, 300, 180], [5000, 3200, 1800], 1, 1e9);
    expect(quasi.pValue).toBeCloseTo(plain.pValue!, 8);
  });

  it('gives a larger p for a larger ratio', () => {
    fc.assert(
      fc.property(count, count, fc.double({ min: 0.1, max: 50, noNaN: true }), (x, y, ratio) => {
        const low = quasiFromRatio(x, y, ratio, 40).pValue;
        const high = quasiFromRatio(x, y, ratio * 1.5, 40).pValue;
        return low === null ? high === null : high !== null && low >= 0 && high <= 1 && low <= high;
      })
    );
  });

  it('is null with a reason where the ratio is 0, where nothing tells it, and without events', () => {
    expect(quasiFromRatio([9, 9], [90, 90], 0, 5)).toMatchObject({ pValue: null, statistic: null });
    expect(quasiFromRatio([9, 9], [90, 90], 1, 0).reason).toContain('no degrees of freedom');
    expect(quasiFromRatio([0, 0], [90, 90], 1, 5).reason).toBe('no events');
  });

  it("throws on a caller's mistake", () => {
    expect(() => quasiFromRatio([1, 2], [1, 2], -1, 5)).toThrow(RangeError);
    expect(() => quasiFromRatio([1, 2], [1, 2], NaN, 5)).toThrow(RangeError);
    expect(() => quasiFromRatio([1, 2], [1, 2], 1, -5)).toThrow(RangeError);
    expect(() => quasiFromRatio([1, 2], [1, 2, 3], 1, 5)).toThrow(RangeError);
  });
});
