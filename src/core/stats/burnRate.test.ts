/** @jest-environment node */
import { burnRate, burnRates } from './burnRate';
import cases from './golden/burnRate.json';
import { relativeError } from './golden/relativeError';

describe('burnRate', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath in case %i', (_, c) => {
    const value = burnRate(c.bad, c.total, c.objective);
    if (c.value === null) {
      expect(value).toBeNull();
    } else {
      expect(relativeError(value, c.value)).toBeLessThan(1e-14);
    }
  });

  it('is 1 when the budget lasts exactly', () => {
    expect(burnRate(1, 1000, 0.999)).toBeCloseTo(1, 12);
  });

  it('takes several windows at once, null where one has no events', () => {
    const rates = burnRates([144, 3, 0], Float64Array.of(10_000, 1000, 0), 0.999);
    expect(rates[0]).toBeCloseTo(14.4, 12);
    expect(rates[1]).toBeCloseTo(3, 12);
    expect(rates[2]).toBeNull();
  });

  it("throws on a caller's mistake", () => {
    expect(() => burnRate(1, 10, 1)).toThrow('objective is 1: it must be at least 0 and less than 1');
    expect(() => burnRate(11, 10, 0.9)).toThrow('bad is 11: it must be from 0 to 10');
    expect(() => burnRates([1], [1, 2], 0.9)).toThrow('total has 2 values: 1 expected');
  });
});
