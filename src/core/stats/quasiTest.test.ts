/** @jest-environment node */
import fc from 'fast-check';
import { random } from '../numeric';
import cases from './golden/quasiTest.json';
import { worst } from './golden/relativeError';
import { quasiOf, quasiTest } from './quasiTest';

const trailing = [
  [95, 30, 20],
  [88, 41, 18],
  [93, 35, 36],
  [90, 28, 30],
];

describe('quasiTest', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath and SciPy in case %i', (_, c) => {
    const answer = quasiTest(c.x, c.table, { minExpected: 0 });
    expect([answer.df1, answer.df2]).toEqual([c.df1, c.df2]);
    if (c.statistic === null) {
      expect(answer).toMatchObject({ statistic: null, pValue: null, reason: expect.any(String) });
      return;
    }
    expect(
      worst([
        [answer.statistic, c.statistic],
        [answer.ratio, c.ratio!],
        [answer.pValue, c.pValue!],
      ])
    ).toBeLessThan(1e-10);
  });

  it('pools sparse categories and takes the ratio of the same cells', () => {
    const sparse = trailing.map((row, t) => [...row, t % 2, (t + 1) % 2]);
    const answer = quasiTest([90, 30, 25, 1, 0], sparse);
    const merged = quasiTest(
      [90, 30, 26],
      sparse.map(([a, b, c, d, e]) => [a, b, c + d + e])
    );
    expect(answer.pooled).toEqual([2, 3, 4]);
    expect(answer.ratio).toBeCloseTo(merged.ratio!, 12);
    expect(answer.pValue).toBeCloseTo(merged.pValue!, 12);
  });

  it('pools the same categories in whatever order they come, also of two that are alike in all counts', () => {
    const table = [
      [11, 6, 0, 0],
      [0, 12, 0, 0],
      [7, 0, 0, 0],
    ];
    const turned = quasiTest(
      [0, 0, 18, 1],
      table.map(([a, b, c, d]) => [b, a, c, d])
    );
    expect(turned.ratio).toBeCloseTo(quasiTest([0, 0, 18, 1], table).ratio!, 12);
  });

  it('is undecided, with a reason, with one trailing window or with windows that are all alike', () => {
    expect(quasiTest([1, 2], [[50, 60]])).toMatchObject({ statistic: null, pValue: null, ratio: null });
    expect(quasiTest([10, 20], [[50, 60]]).reason).toContain('fewer than two windows');
    const alike = quasiTest(
      [10, 20],
      [
        [50, 60],
        [50, 60],
      ]
    );
    expect(alike).toMatchObject({ pValue: null, ratio: 0, reason: 'the trailing windows do not vary at all' });
  });

  it('has no answer, with a reason, without events or with one category', () => {
    expect(quasiTest([0, 0, 0], trailing)).toMatchObject({ pValue: null, reason: 'no events' });
    expect(quasiTest([5], [[5], [6]])).toMatchObject({ pValue: null, reason: 'fewer than two categories' });
    expect(quasiTest([], [])).toMatchObject({ pValue: null });
  });

  it("throws on a caller's mistake", () => {
    expect(() => quasiTest([1, -2, 3], trailing)).toThrow(RangeError);
    expect(() => quasiTest([1, NaN, 3], trailing)).toThrow(RangeError);
    expect(() => quasiTest([1, 2], trailing)).toThrow(RangeError);
    expect(() => quasiTest([1, 2, 3], [[1, 2, Infinity]])).toThrow(RangeError);
  });

  it('has a larger p where X² behaves like fewer degrees of freedom', () => {
    const spread = { ratio: 3, df: 118 };
    expect(quasiOf(40, 2, spread)).toMatchObject({ df1: 2, df2: 118 });
    const skewed = quasiOf(40, 2, spread, 1.5);
    expect(skewed).toMatchObject({ df1: 1.5, df2: 88.5 });
    expect(skewed.pValue).toBeGreaterThan(quasiOf(40, 2, spread).pValue);
  });

  it('does not depend on the order of categories or windows, and p is in [0, 1]', () => {
    const row = fc.array(fc.integer({ min: 20, max: 5000 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(row, fc.array(row, { minLength: 2, maxLength: 8 }), (x, table) => {
        const { pValue, statistic } = quasiTest(x, table);
        const turned = quasiTest(
          [...x].reverse(),
          [...table].reverse().map((r) => [...r].reverse())
        );
        if (pValue === null || statistic === null) {
          return turned.pValue === null;
        }
        return (
          pValue >= 0 &&
          pValue <= 1 &&
          worst([
            [turned.statistic, statistic],
            [turned.pValue, pValue],
          ]) < 1e-9
        );
      })
    );
  });

  // A rate of 4,000 windows has a standard deviation of 0.0016 at 0.01.
  test.each([
    ['multinomial', 0, 10],
    ['Dirichlet-multinomial', 0.001, 30],
    ['Dirichlet-multinomial', 0.01, 10],
  ])('keeps its level of 0.01 on %s windows (rho %d, %d trailing)', (_, rho, windows) => {
    const draws = random(20_000 * rho + windows);
    const q = [0.4, 0.25, 0.15, 0.1, 0.06, 0.04];
    const alpha = q.map((share) => (share * (1 - rho)) / rho);
    const draw = () => draws.multinomial(1000, rho > 0 ? draws.dirichlet(alpha) : q);
    let alarms = 0;
    for (let trial = 0; trial < 4000; trial++) {
      const table = Array.from({ length: windows }, draw);
      alarms += quasiTest(draw(), table).pValue! < 0.01 ? 1 : 0;
    }
    expect(alarms / 4000).toBeGreaterThan(0.005);
    expect(alarms / 4000).toBeLessThan(0.0155);
  });
});
