/** @jest-environment node */
import fc from 'fast-check';
import { random } from '../numeric';
import { chiSquareTest } from './chiSquareTest';
import { dirichletMultinomialTest } from './dirichletMultinomialTest';
import cases from './golden/dirichletMultinomialTest.json';
import { worst } from './golden/relativeError';

const q = [0.4, 0.25, 0.15, 0.1, 0.06, 0.04];

describe('dirichletMultinomialTest', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath and SciPy in case %i', (_, c) => {
    const answer = dirichletMultinomialTest(c.x, c.q, c.rho, { minExpected: 0 });
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

  it('is the chi-square test where rho is 0', () => {
    expect(dirichletMultinomialTest([30, 50, 20], [0.3, 0.3, 0.4], 0)).toMatchObject(
      chiSquareTest([30, 50, 20], [0.3, 0.3, 0.4])
    );
  });

  it('gives a larger p for a larger rho', () => {
    const x = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(x, fc.double({ min: 0, max: 0.9, noNaN: true }), (counts, rho) => {
        const low = dirichletMultinomialTest(counts, q, rho).pValue;
        const high = dirichletMultinomialTest(counts, q, rho + 0.1).pValue;
        return low === null ? high === null : high !== null && 0 <= low && low <= high && high <= 1;
      })
    );
  });

  // 8,000 windows: a standard deviation of 0.0011 at 0.01.
  test.each([0, 0.001])('keeps its level of 0.01 where the shares vary by rho %d', (rho) => {
    const draws = random(1 + 1e6 * rho);
    const alpha = q.map((share) => (share * (1 - rho)) / rho);
    let alarms = 0;
    for (let trial = 0; trial < 8000; trial++) {
      const x = draws.multinomial(1000, rho > 0 ? draws.dirichlet(alpha) : q);
      alarms += dirichletMultinomialTest(x, q, rho).pValue! < 0.01 ? 1 : 0;
    }
    expect(alarms / 8000).toBeGreaterThan(0.0065);
    expect(alarms / 8000).toBeLessThan(0.014);
  });

  it('leaves impossible events out of its factor, as out of its statistic', () => {
    const answer = dirichletMultinomialTest([300, 500, 90], [0.4, 0.6, 0], 0.01);
    expect(answer).toEqual({ ...dirichletMultinomialTest([300, 500], [0.4, 0.6], 0.01), impossible: [2] });
  });

  it('has no answer, with a reason, without events', () => {
    expect(dirichletMultinomialTest([0, 0], [1, 1], 0.1)).toMatchObject({ pValue: null, reason: 'no events' });
  });

  it("throws on a caller's mistake", () => {
    expect(() => dirichletMultinomialTest([1, 2], [1, 1], -0.1)).toThrow(RangeError);
    expect(() => dirichletMultinomialTest([1, 2], [1, 1], 1.1)).toThrow(RangeError);
    expect(() => dirichletMultinomialTest([1, 2], [1, 1], NaN)).toThrow(RangeError);
    expect(() => dirichletMultinomialTest([1, 2], [1], 0.1)).toThrow(RangeError);
  });
});
