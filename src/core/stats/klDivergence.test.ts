/** @jest-environment node */
import fc from 'fast-check';
import cases from './golden/klDivergence.json';
import { relativeError } from './golden/relativeError';
import { klDivergence } from './klDivergence';

const cell = fc.record({ x: fc.nat(5000), q: fc.nat(1000) });
const cells = fc.array(cell, { minLength: 1, maxLength: 20 }).filter((list) => list.some(({ q }) => q > 0));
const counts = (list: Array<{ x: number }>) => list.map(({ x }) => x);
const shares = (list: Array<{ q: number }>) => list.map(({ q }) => q);

describe('klDivergence', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath and SciPy in case %i', (_, c) => {
    const value = klDivergence(c.x, c.q, { pseudocount: c.pseudocount, baselineTotal: c.baselineTotal });
    if (c.value === null) {
      expect(value).toBeNull();
    } else {
      expect(relativeError(value, c.value)).toBeLessThan(1e-10);
    }
  });

  it('is at least 0, and finite, for any window and baseline', () => {
    const options = fc.record({
      pseudocount: fc.constantFrom(0, 0.5, 1),
      baselineTotal: fc.constantFrom(10, 1e6, Infinity),
    });
    fc.assert(
      fc.property(cells, options, (list, option) => {
        const value = klDivergence(counts(list), shares(list), option);
        return value === null || (value >= 0 && value < Infinity);
      })
    );
  });

  it('is 0 when the shares are equal', () => {
    fc.assert(
      fc.property(cells, (list) => {
        const q = shares(list);
        const total = q.reduce((a, b) => a + b, 0);
        expect(klDivergence(q, q, { pseudocount: 0 })).toBe(0);
        expect(klDivergence(q, q, { baselineTotal: total })).toBeLessThan(1e-30);
      })
    );
  });

  it('never grows when categories are merged, and keeps when they are split in proportion', () => {
    fc.assert(
      fc.property(cells, (list) => {
        const all = { pseudocount: 0 };
        const value = klDivergence(counts(list), shares(list), all);
        const parts = klDivergence(counts(list.concat(list)), shares(list.concat(list)), all);
        const possible = list.filter(({ q }) => q > 0);
        const rest = possible.slice(1).reduce((sum, c) => ({ x: sum.x + c.x, q: sum.q + c.q }), possible[0]);
        const merged = klDivergence([rest.x], [rest.q], all);
        return value === null ? merged === null : Math.abs(parts! - value) < 1e-12 && merged! <= value;
      })
    );
  });

  it('leaves categories out that the intended baseline rules out, and smooths them in a counted one', () => {
    expect(klDivergence([50, 50, 9], [1, 1, 0])).toBe(klDivergence([50, 50], [1, 1]));
    expect(klDivergence([50, 50, 9], [1, 1, 0], { baselineTotal: 100 })).toBeGreaterThan(0.1);
    expect(klDivergence([0, 0, 9], [1, 1, 0])).toBeNull();
  });

  it('throws for a pseudocount or a total below 0', () => {
    expect(() => klDivergence([1], [1], { pseudocount: -1 })).toThrow('pseudocount is -1');
    expect(() => klDivergence([1], [1], { baselineTotal: NaN })).toThrow('baselineTotal is NaN');
  });
});
