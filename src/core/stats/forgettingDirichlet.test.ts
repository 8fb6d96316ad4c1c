/** @jest-environment node */
import fc from 'fast-check';
import { random } from '../numeric';
import { forgettingDirichlet } from './forgettingDirichlet';
import cases from './golden/forgettingDirichlet.json';
import { relativeError, worst } from './golden/relativeError';

const window = fc.array(fc.nat(1000), { minLength: 3, maxLength: 3 });
const windows = fc.array(window, { minLength: 1, maxLength: 10 });
const jeffreys = [0.5, 0.5, 0.5];

describe('forgettingDirichlet', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath in case %i', (_, c) => {
    const fold = forgettingDirichlet(c.prior, c.halfLife);
    c.windows.forEach((x) => fold.update(x));
    expect(worst(c.alpha.map((a, k) => [fold.alpha[k], a]))).toBeLessThan(1e-12);
    if (c.shares === null) {
      expect([fold.shares, fold.counts, fold.effectiveN]).toEqual([null, null, 0]);
      return;
    }
    expect(worst(c.shares.map((share, k) => [fold.shares![k], share]))).toBeLessThan(1e-12);
    expect(relativeError(fold.effectiveN, c.effectiveN)).toBeLessThan(1e-12);
  });

  it('gives every event the same say, and half of it after a half-life', () => {
    const fold = forgettingDirichlet([0.5, 0.5], 1);
    fold.update([1000, 0]);
    fold.update([0, 500]);
    expect(Array.from(fold.alpha)).toEqual([500.5, 500.5]);
    expect(Array.from(fold.shares!)).toEqual([0.5, 0.5]);
  });

  it('does not care how events were cut into windows when it never forgets', () => {
    fc.assert(
      fc.property(windows, (list) => {
        const [apart, together] = [forgettingDirichlet(jeffreys, Infinity), forgettingDirichlet(jeffreys, Infinity)];
        list.forEach((x) => apart.update(x));
        together.update([0, 1, 2].map((k) => list.reduce((sum, x) => sum + x[k], 0)));
        expect(Array.from(apart.alpha)).toEqual(Array.from(together.alpha));
        expect(apart.effectiveN).toBe(together.effectiveN);
      })
    );
  });

  it('has shares that sum to 1, knows no order of categories, and is no more certain than its events', () => {
    fc.assert(
      fc.property(windows, fc.double({ min: 0.1, max: 100, noNaN: true }), (list, life) => {
        const [fold, turned] = [forgettingDirichlet([1, 2, 3], life), forgettingDirichlet([3, 2, 1], life)];
        list.forEach((x) => fold.update(x));
        list.forEach((x) => turned.update([...x].reverse()));
        const n = list.reduce((sum, x) => sum + x[0] + x[1] + x[2], 0);
        expect(Array.from(turned.alpha).reverse()).toEqual(Array.from(fold.alpha));
        if (fold.shares === null) {
          return n === 0;
        }
        return Math.abs(fold.shares.reduce((a, b) => a + b) - 1) < 1e-12 && fold.effectiveN <= n * (1 + 1e-12);
      })
    );
  });

  // 20,000 folds: the variance of a variance is 2 / 20,000, a standard deviation of 1 %.
  it('varies as a sample of effectiveN events does', () => {
    const draws = random(6);
    let square = 0;
    let certain = 0;
    for (let run = 0; run < 20_000; run++) {
      const fold = forgettingDirichlet([0.5, 0.5], 2);
      for (const n of [400, 50, 1000, 200]) {
        fold.update(draws.multinomial(n, [0.3, 0.7]));
      }
      square += (fold.shares![0] - 0.3) ** 2;
      certain = fold.effectiveN;
    }
    expect(relativeError((0.3 * 0.7) / (square / 20_000), certain)).toBeLessThan(0.05);
  });

  it('keeps its prior while counts fade, forgets on reset, and leaves what it gave alone', () => {
    const prior = [0.5, 0.5];
    const fold = forgettingDirichlet(prior, 1);
    const before = fold.update([4, 8])!;
    for (let t = 0; t < 200; t++) {
      fold.update([0, 0]);
    }
    expect(fold.alpha[0]).toBeCloseTo(0.5, 14);
    expect(fold.shares![0]).toBeCloseTo(1 / 3, 14);
    expect(before[0]).toBeCloseTo(1 / 3, 14);
    fold.reset();
    expect([fold.shares, fold.counts, fold.effectiveN, Array.from(fold.alpha)]).toEqual([null, null, 0, prior]);
  });

  it("throws on a caller's mistake", () => {
    expect(() => forgettingDirichlet([1, -1], 1)).toThrow('prior[1] is -1');
    expect(() => forgettingDirichlet([1, 1], -1)).toThrow('halfLife is -1');
    expect(() => forgettingDirichlet([1, 1], 1).update([1, 2, 3])).toThrow('x has 3 values: 2 expected');
    expect(() => forgettingDirichlet([1, 1], 1).update([1, Infinity])).toThrow('x[1] is Infinity');
  });
});
