/** @jest-environment node */
import { chiSquareQuantile, random } from '../numeric';
import { alphaForChance, enteringChance } from './enteringChance';

describe('enteringChance', () => {
  it('is α for one of one window, whatever is shared', () => {
    for (const alpha of [0.05, 0.01, 1e-4]) {
      expect(enteringChance(alpha, { m: 1, n: 1, shared: Infinity, ratioDf: Infinity }) / alpha).toBeCloseTo(1, 9);
      expect(enteringChance(alpha, { m: 1, n: 1, shared: 60, ratioDf: Infinity }) / alpha).toBeCloseTo(1, 2);
    }
  });

  it('is binomial where windows share nothing', () => {
    const a = 0.01;
    const expected = a * (1 - Math.pow(1 - a, 4) - 4 * a * Math.pow(1 - a, 3));
    expect(enteringChance(a, { m: 3, n: 5, shared: Infinity, ratioDf: Infinity }) / expected).toBeCloseTo(1, 9);
  });

  it('is higher the more windows share', () => {
    const chance = (shared: number, ratioDf: number) => enteringChance(0.005, { m: 3, n: 5, shared, ratioDf });
    expect(chance(60, Infinity)).toBeGreaterThan(chance(Infinity, Infinity));
    expect(chance(10, Infinity)).toBeGreaterThan(chance(60, Infinity));
    expect(chance(60, 59)).toBeGreaterThan(chance(60, Infinity));
  });

  it('is what a simulation of windows against a shared baseline gives', () => {
    // three of five, T = 10, α = 0.05: five normal scores that share the baseline's error
    const source = random(11);
    const critical = Math.sqrt(chiSquareQuantile(0.05, 1) * 1.1);
    const runs = 200_000;
    let entered = 0;
    for (let run = 0; run < runs; run++) {
      const error = source.normal() / Math.sqrt(10);
      let beyond = 0;
      let last = false;
      for (let i = 0; i < 5; i++) {
        last = Math.abs(source.normal() - error) > critical;
        beyond += Number(last);
      }
      entered += Number(last && beyond >= 3);
    }
    const chance = enteringChance(0.05, { m: 3, n: 5, shared: 10, ratioDf: Infinity });
    expect(Math.abs(entered / runs - chance)).toBeLessThan(4 * Math.sqrt(chance / runs));
  });
});

describe('alphaForChance', () => {
  it('keeps the chance, and is not wasteful', () => {
    for (const chance of [1e-3, 1e-6, 1e-9]) {
      const entering = { m: 3, n: 5, shared: 60, ratioDf: 59 };
      const alpha = alphaForChance(chance, entering);
      expect(enteringChance(alpha, entering)).toBeLessThanOrEqual(chance);
      expect(enteringChance(alpha * 1.05, entering)).toBeGreaterThan(chance);
    }
  });

  it('is never above 0.05', () => {
    expect(alphaForChance(0.5, { m: 3, n: 5, shared: 60, ratioDf: 59 })).toBe(0.05);
  });
});
