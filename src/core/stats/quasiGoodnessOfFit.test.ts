/** @jest-environment node */
import cases from './golden/quasiGoodnessOfFit.json';
import { worst } from './golden/relativeError';
import { chiSquareTest } from './chiSquareTest';
import { quasiGoodnessOfFit } from './quasiGoodnessOfFit';

describe('quasiGoodnessOfFit', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath and SciPy in case %i', (_, c) => {
    const answer = quasiGoodnessOfFit(c.x, c.q, c.ratio, c.df2, { minExpected: 0 });
    expect(answer.df1).toBe(c.df1);
    expect(
      worst([
        [answer.statistic, c.statistic],
        [answer.pValue, c.pValue],
      ])
    ).toBeLessThan(1e-10);
  });

  it('nears the chi-square test where the ratio is 1 and well known', () => {
    const plain = chiSquareTest([520, 300, 180], [0.5, 0.3, 0.2]);
    expect(quasiGoodnessOfFit([520, 300, 180], [0.5, 0.3, 0.2], 1, 1e9).pValue).toBeCloseTo(plain.pValue!, 8);
  });

  it('names events that the intended shares say are impossible, and tests the rest', () => {
    const answer = quasiGoodnessOfFit([50, 50, 3], [0.5, 0.5, 0], 2, 30);
    expect(answer.impossible).toEqual([2]);
    expect(answer.pValue).toBe(1);
  });

  it('is null with a reason where the ratio is 0 and where there are no events', () => {
    expect(quasiGoodnessOfFit([9, 9], [1, 1], 0, 5).reason).toContain('do not vary');
    expect(quasiGoodnessOfFit([0, 0], [1, 1], 1, 5)).toMatchObject({ pValue: null, reason: 'no events' });
  });

  it("throws on a caller's mistake", () => {
    expect(() => quasiGoodnessOfFit([1, 2], [1, -2], 1, 5)).toThrow(RangeError);
    expect(() => quasiGoodnessOfFit([1, 2], [1, 2], Infinity, 5)).toThrow(RangeError);
  });
});
