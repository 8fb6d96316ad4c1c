/** @jest-environment node */
import fc from 'fast-check';
import { chiSquareTest } from './chiSquareTest';
import { gTest } from './gTest';
import cases from './golden/powerDivergence.json';
import { relativeError, worst } from './golden/relativeError';
import { powerDivergence } from './powerDivergence';

const cell = fc.record({ x: fc.integer({ min: 1, max: 5000 }), q: fc.integer({ min: 1, max: 1000 }) });
const cells = fc.array(cell, { minLength: 2, maxLength: 12 });

describe('powerDivergence', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath and SciPy in case %i', (_, c) => {
    const answer = powerDivergence(c.x, c.q, c.lambda);
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

  it('is Cressie and Read 2/3 when not told otherwise', () => {
    expect(powerDivergence([10, 30], [1, 1])).toEqual(powerDivergence([10, 30], [1, 1], 2 / 3));
  });

  it('nears the G-test at 0 and Pearson at 1 from both sides', () => {
    fc.assert(
      fc.property(cells, (list) => {
        const x = list.map((c) => c.x);
        const q = list.map((c) => c.q);
        return ([0, 1] as const).every((limit) => {
          const exact = (limit === 0 ? gTest : chiSquareTest)(x, q).statistic;
          return [-1e-9, 1e-9].every((step) => {
            const near = powerDivergence(x, q, limit + step).statistic;
            return exact === null ? near === null : near !== null && Math.abs(near - exact) <= 1e-6 * exact;
          });
        });
      })
    );
  });

  it('is the G-test’s at a power so small that it has no digits', () => {
    const g = powerDivergence([1148, 1], [393, 21], 0).statistic!;
    for (const lambda of [-4e-323, 5e-324, 1e-250, -1e-30]) {
      expect(relativeError(powerDivergence([1148, 1], [393, 21], lambda).statistic, g)).toBeLessThan(1e-14);
    }
  });

  it('is 0 at equality and positive elsewhere, for any power', () => {
    fc.assert(
      fc.property(cells, fc.double({ min: -3, max: 4, noNaN: true }), (list, lambda) => {
        const x = list.map((c) => c.x);
        const equal = powerDivergence(x, x, lambda).statistic;
        const other = powerDivergence(
          x,
          list.map((c) => c.q),
          lambda
        ).statistic;
        return (equal === null || equal === 0) && (other === null || other >= 0);
      })
    );
  });

  it('does not depend on where the terms change from series to closed form', () => {
    for (const lambda of [-2, -1, -0.5, 0, 2 / 3, 2]) {
      const below = powerDivergence([1249999, 750001], [1, 1], lambda).statistic;
      const above = powerDivergence([1250001, 749999], [1, 1], lambda).statistic;
      expect(relativeError(below, above!)).toBeLessThan(2e-5);
      expect(below).toBeLessThan(above!);
    }
  });

  it('has no answer where an empty category makes it infinite', () => {
    expect(powerDivergence([0, 100], [1, 1], -1)).toMatchObject({
      statistic: null,
      pValue: null,
      df: 1,
      reason: 'a category without events makes the power divergence with lambda -1 infinite',
    });
  });

  it('throws for a power that is no number', () => {
    expect(() => powerDivergence([1, 2], [1, 1], NaN)).toThrow('lambda is NaN');
    expect(() => powerDivergence([1, 2], [1, 1], 1, { minExpected: -1 })).toThrow('minExpected is -1');
  });
});
