/** @jest-environment node */
import fc from 'fast-check';
import { gTest } from './gTest';
import cases from './golden/gTest.json';
import { relativeError, worst } from './golden/relativeError';
import { klDivergence } from './klDivergence';

describe('gTest', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath and SciPy in case %i', (_, c) => {
    const answer = gTest(c.x, c.q);
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

  it('is 2N times the Kullback-Leibler divergence without smoothing', () => {
    const cell = fc.record({ x: fc.integer({ min: 0, max: 5000 }), q: fc.integer({ min: 1, max: 1000 }) });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 20 }), (list) => {
        const x = list.map((c) => c.x);
        const q = list.map((c) => c.q);
        const n = x.reduce((a, b) => a + b, 0);
        const divergence = klDivergence(x, q, { pseudocount: 0 });
        const g = gTest(x, q, { minExpected: 0 }).statistic;
        return divergence === null || g === null ? n === 0 : relativeError(2 * n * divergence, g) < 1e-12;
      })
    );
  });

  it('is finite where a category is empty', () => {
    expect(gTest([0, 100], [0.5, 0.5]).statistic).toBeCloseTo(200 * Math.LN2, 12);
  });
});
