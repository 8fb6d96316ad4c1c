/** @jest-environment node */
import { random } from '../numeric';
import { burnRate } from './burnRate';
import { burnRateLimit } from './burnRateLimit';
import cases from './golden/burnRateLimit.json';
import { relativeError } from './golden/relativeError';

describe('burnRateLimit', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath in case %i', (_, c) => {
    const value = burnRateLimit(c.bad, c.total, c.objective, { level: c.level });
    if (c.value === null) {
      expect(value).toBeNull();
    } else {
      expect(relativeError(value, c.value)).toBeLessThan(1e-12);
    }
  });

  it('takes one bad event among ten for far less than a rate over next to nothing', () => {
    expect(burnRate(1, 10, 0.999)).toBeCloseTo(100, 9);
    expect(burnRateLimit(1, 10, 0.999)).toBeCloseTo(1, 1);
    expect(burnRateLimit(100_000, 1_000_000, 0.999)).toBeGreaterThan(99);
  });

  it('is past the true rate no more often than it says, however few events there are', () => {
    const source = random(5);
    for (const n of [3, 20, 300]) {
      let past = 0;
      for (let i = 0; i < 4000; i++) {
        const bad = source.multinomial(n, [0.05, 0.95])[0];
        past += burnRateLimit(bad, n, 0, { level: 0.95 })! > 0.05 ? 1 : 0;
      }
      // 0.05, and three standard errors
      expect(past / 4000).toBeLessThan(0.06);
    }
  });

  it("throws on a caller's mistake", () => {
    expect(() => burnRateLimit(1, 10, 0.9, { level: 1 })).toThrow('level is 1');
    expect(() => burnRateLimit(11, 10, 0.9)).toThrow('bad is 11: it must be from 0 to 10');
  });
});
