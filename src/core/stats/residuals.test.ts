/** @jest-environment node */
import { random } from '../numeric';
import cases from './golden/residuals.json';
import { relativeError } from './golden/relativeError';
import { residuals } from './residuals';

describe('residuals', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath in case %i', (_, c) => {
    const value = residuals(c.x, c.q);
    expect(value).toHaveLength(c.value.length);
    c.value.forEach((expected, i) => {
      if (expected === null) {
        expect(value[i]).toBeNull();
      } else {
        expect(relativeError(value[i], expected)).toBeLessThan(1e-10);
      }
    });
  });

  it('is standard normal when nothing has changed', () => {
    const draw = random(11);
    const q = [0.7, 0.2, 0.1];
    const sums = [0, 0, 0];
    for (let i = 0; i < 20_000; i++) {
      residuals(draw.multinomial(2000, q), q).forEach((r, k) => (sums[k] += r! * r!));
    }
    for (const sum of sums) {
      expect(Math.abs(sum / 20_000 - 1)).toBeLessThan(0.04);
    }
  });

  it('has opposite signs in two categories', () => {
    const [a, b] = residuals([60, 40], [1, 1]);
    expect([a, b]).toEqual([2, -2]);
  });

  it('is null for an unseen category, for the only one, and without events', () => {
    expect(residuals([5, 5, 1], [1, 1, 0])[2]).toBeNull();
    expect(residuals([5, 0], [1, 0])).toEqual([null, null]);
    expect(residuals([0, 0], [1, 1])).toEqual([null, null]);
  });
});
