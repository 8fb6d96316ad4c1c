/** @jest-environment node */
import fc from 'fast-check';
import { adjustPValues, type Adjustment } from './adjustPValues';
import cases from './golden/adjustPValues.json';
import { worst } from './golden/relativeError';

const list = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 });
const adjust = (p: number[], method: Adjustment) => adjustPValues(p, method) as number[];

describe('adjustPValues', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath and statsmodels in case %i', (_, c) => {
    const value = adjustPValues(c.p, c.method as Adjustment);
    expect(worst(c.value.map((expected, i) => [value[i], expected]))).toBeLessThan(1e-12);
  });

  it('never lowers a p-value, and is the gentler the later in: Bonferroni, Holm, Benjamini-Hochberg', () => {
    fc.assert(
      fc.property(list, (p) => {
        const [bonferroni, holm, hochberg] = (['bonferroni', 'holm', 'benjamini-hochberg'] as const).map((m) =>
          adjust(p, m)
        );
        return p.every(
          (value, i) =>
            value <= hochberg[i] * (1 + 1e-15) &&
            hochberg[i] <= holm[i] * (1 + 1e-15) &&
            holm[i] <= bonferroni[i] &&
            bonferroni[i] <= 1
        );
      })
    );
  });

  it('keeps the order of p-values, whatever order they come in', () => {
    fc.assert(
      fc.property(list, fc.constantFrom<Adjustment>('bonferroni', 'holm', 'benjamini-hochberg'), (p, method) => {
        const there = adjust(p, method);
        const back = adjust(p.slice().reverse(), method).reverse();
        return p.every(
          (value, i) => there[i] === back[i] && p.every((other, j) => value > other || there[i] <= there[j])
        );
      })
    );
  });

  it('passes null by, and does not count it', () => {
    expect(adjustPValues([0.01, null, 0.04], 'bonferroni')).toEqual([0.02, null, 0.08]);
    expect(adjustPValues([null], 'holm')).toEqual([null]);
    expect(adjustPValues([], 'benjamini-hochberg')).toEqual([]);
  });

  it('leaves its argument alone', () => {
    const p = [0.5, 0.1];
    adjustPValues(p, 'holm');
    expect(p).toEqual([0.5, 0.1]);
  });

  it("throws on a caller's mistake", () => {
    expect(() => adjustPValues([0.1, 1.1], 'holm')).toThrow('p[1] is 1.1: it must be from 0 to 1');
    expect(() => adjustPValues([NaN], 'holm')).toThrow('p[0] is NaN');
    expect(() => adjustPValues([0.1], 'sidak' as 'holm')).toThrow('unknown adjustment: sidak');
  });
});
