/** @jest-environment node */
import { random } from '../numeric';
import { dirichletMultinomialHomogeneityTest } from './dirichletMultinomialHomogeneityTest';
import cases from './golden/dirichletMultinomialHomogeneityTest.json';
import { worst } from './golden/relativeError';
import { homogeneityTest } from './homogeneityTest';

const q = [0.4, 0.25, 0.15, 0.1, 0.06, 0.04];

describe('dirichletMultinomialHomogeneityTest', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath and SciPy in case %i', (_, c) => {
    const answer = dirichletMultinomialHomogeneityTest(c.x, c.table, c.rho, { minExpected: 0 });
    expect(answer.df).toBe(c.df);
    if (c.statistic === null) {
      expect(answer).toMatchObject({ statistic: null, pValue: null, reason: expect.any(String) });
      return;
    }
    expect(
      worst([
        [answer.statistic, c.statistic],
        [answer.pValue, c.pValue!],
      ])
    ).toBeLessThan(1e-10);
  });

  it('is the homogeneity test against the windows together where rho is 0', () => {
    const table = [
      [30, 50, 20],
      [41, 42, 27],
    ];
    const plain = homogeneityTest([28, 61, 30], [71, 92, 47]);
    const { statistic, pValue, cramersV, ...rest } = dirichletMultinomialHomogeneityTest([28, 61, 30], table, 0);
    expect(plain).toMatchObject(rest);
    expect(
      worst([
        [statistic, plain.statistic!],
        [pValue, plain.pValue!],
        [cramersV, plain.cramersV!],
      ])
    ).toBeLessThan(1e-13);
  });

  // 10,000 windows: a standard deviation of 0.001 at 0.01. One trailing window is 6 times as big as the others.
  test.each([0.001, 0.005])('keeps its level of 0.01 beside windows of unlike sizes (rho %d)', (rho) => {
    const draws = random(7 + 1e6 * rho);
    const alpha = q.map((share) => (share * (1 - rho)) / rho);
    const draw = (n: number) => draws.multinomial(n, draws.dirichlet(alpha));
    let alarms = 0;
    let undivided = 0;
    for (let trial = 0; trial < 10_000; trial++) {
      const table = [draw(3000), draw(500), draw(500)];
      const x = draw(1000);
      alarms += dirichletMultinomialHomogeneityTest(x, table, rho).pValue! < 0.01 ? 1 : 0;
      undivided += dirichletMultinomialHomogeneityTest(x, table, 0).pValue! < 0.01 ? 1 : 0;
    }
    expect(alarms / 10_000).toBeGreaterThan(0.006);
    expect(alarms / 10_000).toBeLessThan(0.0145);
    expect(undivided / 10_000).toBeGreaterThan(0.1);
  });

  it('pools by the counts as they came, and keeps the positions', () => {
    const answer = dirichletMultinomialHomogeneityTest([500, 400, 1, 2], [[510, 390, 2, 1]], 0.1);
    expect(answer.pooled).toEqual([1, 2, 3]);
    expect(answer.df).toBe(1);
  });

  it('has no answer, with a reason, without events on a side', () => {
    expect(dirichletMultinomialHomogeneityTest([0, 0], [[5, 9]], 0.1)).toMatchObject({
      pValue: null,
      reason: 'no events',
    });
    expect(dirichletMultinomialHomogeneityTest([5, 9], [], 0.1)).toMatchObject({ pValue: null, reason: 'no events' });
  });

  it("throws on a caller's mistake", () => {
    expect(() => dirichletMultinomialHomogeneityTest([1, 2], [[1, 2]], 2)).toThrow(RangeError);
    expect(() => dirichletMultinomialHomogeneityTest([1, 2], [[1, 2, 3]], 0.1)).toThrow(RangeError);
    expect(() => dirichletMultinomialHomogeneityTest([1, 2], [[1, -2]], 0.1)).toThrow(RangeError);
  });
});
