/** @jest-environment node */
import cases from './golden/maxRelativeShift.json';
import { worst } from './golden/relativeError';
import { maxRelativeShift } from './maxRelativeShift';

describe('maxRelativeShift', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath in case %i', (_, c) => {
    const shift = maxRelativeShift(c.x, c.q);
    if (c.value === null) {
      expect(shift).toBeNull();
    } else {
      expect(shift?.category).toBe(c.value.category);
      expect(
        worst([
          [shift?.absolute, c.value.absolute],
          [shift?.relative, c.value.relative],
        ])
      ).toBeLessThan(1e-10);
    }
  });

  it('sees an error rate that doubles beside a large category', () => {
    const shift = maxRelativeShift([4725, 100, 125, 50], [0.95, 0.02, 0.025, 0.005])!;
    expect(shift.category).toBe(3);
    expect(shift.relative).toBeCloseTo(1, 12);
    expect(shift.absolute).toBeCloseTo(0.005, 12);
  });

  it('ignores moves under the least number of points', () => {
    expect(maxRelativeShift([4985, 15], [0.999, 0.001])).toBeNull();
    expect(maxRelativeShift([4985, 15], [0.999, 0.001], { minPoints: 0.1 })?.category).toBe(1);
  });

  it('is null without events, and leaves unseen categories out', () => {
    expect(maxRelativeShift([0, 0], [1, 1])).toBeNull();
    expect(maxRelativeShift([50, 50, 30], [1, 1, 0])?.category).toBe(0);
  });
});
