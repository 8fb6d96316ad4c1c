/** @jest-environment node */
import fc from 'fast-check';
import { random } from '../numeric';
import cases from './golden/overdispersion.json';
import { worst } from './golden/relativeError';
import { homogeneityTest } from './homogeneityTest';
import { overdispersion } from './overdispersion';

const row = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 4, maxLength: 4 });
const table = fc.array(row, { minLength: 1, maxLength: 10 });

function same(a: number | null, b: number | null): boolean {
  return a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * (1 + Math.abs(a));
}

describe('overdispersion', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath and SciPy in case %i', (_, c) => {
    const answer = overdispersion(c.table);
    expect(answer).toMatchObject({ df: c.df, pooled: [] });
    if (c.statistic === null || c.pValue === null || c.ratio === null) {
      expect(answer).toMatchObject({ ratio: null, statistic: null, pValue: null, reason: expect.any(String) });
    } else {
      expect(
        worst([
          [answer.ratio, c.ratio],
          [answer.statistic, c.statistic],
          [answer.pValue, c.pValue],
        ])
      ).toBeLessThan(1e-10);
    }
  });

  it('is the two-sample test when there are two windows', () => {
    fc.assert(
      fc.property(row, row, fc.constantFrom(0, 5), (x, y, minExpected) => {
        const pair = homogeneityTest(x, y, { minExpected });
        const both = overdispersion([x, y], { minExpected });
        // which of equally small categories is pooled is decided otherwise
        return (
          new Set(x.map((v, i) => v + y[i])).size < 4 ||
          (same(pair.statistic, both.statistic) && same(pair.pValue, both.pValue))
        );
      })
    );
  });

  it('does not depend on the order of windows or categories, and never answers NaN', () => {
    fc.assert(
      fc.property(table, fc.constantFrom(0, 5), (windows, minExpected) => {
        const turned = windows.map((window) => window.slice().reverse()).reverse();
        const plain = overdispersion(windows, { minExpected });
        const moved = overdispersion(turned, { minExpected });
        const sound = plain.ratio === null ? plain.reason !== null : plain.ratio >= 0 && plain.reason === null;
        return sound && plain.df === moved.df && same(plain.ratio, moved.ratio) && same(plain.pValue, moved.pValue);
      })
    );
  });

  it('leaves out windows and categories without events', () => {
    const full = overdispersion([
      [10, 20, 30],
      [12, 25, 20],
    ]);
    expect(
      overdispersion([
        [10, 0, 20, 30],
        [0, 0, 0, 0],
        [12, 0, 25, 20],
      ])
    ).toEqual(full);
  });

  it('has no answer, and says why, with fewer than two windows or categories', () => {
    expect(overdispersion([])).toMatchObject({ ratio: null, reason: 'no events' });
    expect(overdispersion([[5, 6]])).toMatchObject({ ratio: null, reason: 'fewer than two windows' });
    expect(
      overdispersion([
        [5, 0],
        [6, 0],
      ])
    ).toMatchObject({ ratio: null, reason: 'fewer than two categories' });
  });

  it('is about 1 for multinomial windows and 1 + (N - 1)ρ for Dirichlet-multinomial ones', () => {
    const draw = random(5);
    const q = [0.6, 0.3, 0.1];
    const plain = Array.from({ length: 2000 }, () => draw.multinomial(1000, q));
    const rho = 0.01;
    const alpha = q.map((share) => (share * (1 - rho)) / rho);
    const bursty = Array.from({ length: 2000 }, () => draw.multinomial(1000, draw.dirichlet(alpha)));
    expect(Math.abs(overdispersion(plain).ratio! - 1)).toBeLessThan(0.06);
    expect(Math.abs(overdispersion(bursty).ratio! / (1 + 999 * rho) - 1)).toBeLessThan(0.06);
  });

  it('has uniform p-values for multinomial windows, with a sparse tail when it is pooled', () => {
    const draw = random(6);
    const q = [400, 300, 200].concat(new Array(40).fill(1));
    let under = 0;
    const runs = 1000;
    for (let i = 0; i < runs; i++) {
      const windows = Array.from({ length: 10 }, () => draw.multinomial(800, q));
      under += overdispersion(windows, { minExpected: 5 }).pValue! < 0.05 ? 1 : 0;
    }
    expect(Math.abs(under / runs - 0.05)).toBeLessThan(0.03);
  });

  it('names the window and the value that are wrong', () => {
    expect(() =>
      overdispersion([
        [1, 2],
        [1, -2],
      ])
    ).toThrow('table[1][1] is -2');
    expect(() =>
      overdispersion([
        [1, 2],
        [1, 2, 3],
      ])
    ).toThrow('table[1] has 3 values');
  });
});
