/** @jest-environment node */
import fc from 'fast-check';
import { random } from '../numeric';
import { ewma } from './ewma';
import cases from './golden/ewma.json';
import { relativeError, worst } from './golden/relativeError';

const window = fc.array(fc.nat(1000), { minLength: 3, maxLength: 3 });
const windows = fc.array(window, { minLength: 1, maxLength: 10 });
const halfLife = fc.double({ min: 0.1, max: 100, noNaN: true });

describe('ewma', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath in case %i', (_, c) => {
    const fold = ewma(c.windows[0].length, c.halfLife);
    c.windows.forEach((x) => fold.update(x));
    if (c.shares === null) {
      expect([fold.shares, fold.counts, fold.effectiveN]).toEqual([null, null, 0]);
      return;
    }
    expect(worst(c.shares.map((share, k) => [fold.shares![k], share]))).toBeLessThan(1e-12);
    expect(relativeError(fold.effectiveN, c.effectiveN)).toBeLessThan(1e-12);
  });

  it('gives every window the same say, whatever its size, and half of it after a half-life', () => {
    const fold = ewma(2, 1);
    fold.update([1000, 0]);
    expect(Array.from(fold.update([0, 1])!)).toEqual([1 / 3, 2 / 3]);
    expect(Array.from(fold.update([0, 7])!)).toEqual([1 / 7, 6 / 7]);
  });

  it('has shares that sum to 1, from 0 to 1, and knows no order of categories', () => {
    fc.assert(
      fc.property(windows, halfLife, (list, life) => {
        const fold = ewma(3, life);
        const turned = ewma(3, life);
        list.forEach((x) => fold.update(x));
        list.forEach((x) => turned.update([...x].reverse()));
        const { shares } = fold;
        if (shares === null) {
          return list.every((x) => x.every((count) => count === 0));
        }
        const back = Array.from(turned.shares!).reverse();
        return (
          Math.abs(shares.reduce((a, b) => a + b) - 1) < 1e-12 &&
          shares.every((share, k) => share >= 0 && share <= 1 + 1e-15 && Math.abs(share - back[k]) < 1e-14)
        );
      })
    );
  });

  it('does not change when windows are scaled, nor when categories are merged before or after', () => {
    fc.assert(
      fc.property(windows, halfLife, (list, life) => {
        const [plain, scaled, merged] = [ewma(3, life), ewma(3, life), ewma(2, life)];
        list.forEach(([a, b, c]) => {
          plain.update([a, b, c]);
          scaled.update([7 * a, 7 * b, 7 * c]);
          merged.update([a, b + c]);
        });
        if (plain.shares === null) {
          return merged.shares === null;
        }
        const [first, second, third] = plain.shares;
        return (
          Math.abs(scaled.shares![0] - first) < 1e-14 &&
          Math.abs(merged.shares![1] - second - third) < 1e-14 &&
          relativeError(scaled.effectiveN, 7 * plain.effectiveN) < 1e-12
        );
      })
    );
  });

  it('is the mean of the windows when it never forgets, as certain as all of their events', () => {
    const fold = ewma(2, Infinity);
    [
      [30, 70],
      [50, 50],
      [10, 90],
    ].forEach((x) => fold.update(x));
    expect(fold.shares![0]).toBeCloseTo(0.3, 14);
    expect(fold.effectiveN).toBeCloseTo(300, 10);
    expect(fold.counts![1]).toBeCloseTo(210, 10);
  });

  // 5,000 folds: the variance of a variance is 2 / 5,000, a standard deviation of 2 %.
  it('varies as a sample of effectiveN events does', () => {
    const draws = random(4);
    let square = 0;
    let certain = 0;
    for (let run = 0; run < 5000; run++) {
      const fold = ewma(2, 2);
      for (const n of [400, 50, 1000, 200]) {
        fold.update(draws.multinomial(n, [0.3, 0.7]));
      }
      square += (fold.shares![0] - 0.3) ** 2;
      certain = fold.effectiveN;
    }
    expect(relativeError((0.3 * 0.7) / (square / 5000), certain)).toBeLessThan(0.08);
  });

  it('fades by windows without events, forgets on reset, and leaves what it gave alone', () => {
    const fold = ewma(2, 1);
    const before = fold.update([1, 3])!;
    fold.update([0, 0]);
    expect(Array.from(fold.shares!)).toEqual([0.25, 0.75]);
    fold.update([4, 0]);
    expect(fold.shares![0]).toBeCloseTo(0.85, 14);
    expect(Array.from(before)).toEqual([0.25, 0.75]);
    fold.reset();
    expect([fold.shares, fold.counts, fold.effectiveN]).toEqual([null, null, 0]);
  });

  it("throws on a caller's mistake", () => {
    expect(() => ewma(2, 0)).toThrow('halfLife is 0');
    expect(() => ewma(2, NaN)).toThrow('halfLife is NaN');
    expect(() => ewma(2, 1).update([1])).toThrow('x has 1 value: 2 expected');
    expect(() => ewma(2, 1).update([1, -1])).toThrow('x[1] is -1');
  });
});
