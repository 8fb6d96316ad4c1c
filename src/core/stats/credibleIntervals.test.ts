/** @jest-environment node */
import fc from 'fast-check';
import cases from './golden/credibleIntervals.json';
import { worst } from './golden/relativeError';
import { credibleIntervals } from './credibleIntervals';

const counts = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 2, maxLength: 8 });

describe('credibleIntervals', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath and SciPy in case %i', (_, c) => {
    const answer = credibleIntervals(c.x, { prior: c.prior, level: c.level });
    if (c.lower === null || answer === null) {
      expect([answer, c.lower]).toEqual([null, null]);
      return;
    }
    expect(answer).toHaveLength(c.x.length);
    for (let k = 0; k < c.lower.length; k++) {
      expect(
        worst([
          [answer[k].lower, c.lower[k]],
          [answer[k].upper, c.upper[k]],
          [answer[k].width, c.width[k]],
        ])
      ).toBeLessThan(1e-10);
    }
  });

  it('takes 0.5 for each category and level 0.95 by default', () => {
    expect(credibleIntervals([3, 7, 90])).toEqual(
      credibleIntervals([3, 7, 90], { prior: [0.5, 0.5, 0.5], level: 0.95 })
    );
  });

  it('gives wider intervals at a higher level, one inside the other', () => {
    const level = fc.double({ min: 0.01, max: 0.98, noNaN: true });
    fc.assert(
      fc.property(counts, level, (x, inner) => {
        const narrow = credibleIntervals(x, { level: inner });
        const wide = credibleIntervals(x, { level: inner + 0.01 });
        if (narrow === null || wide === null) {
          return x.every((v) => v === 0);
        }
        return narrow.every((n, i) => {
          const w = wide[i];
          return w.lower < n.lower && n.upper < w.upper && w.lower >= 0 && w.upper <= 1 && n.width <= w.width;
        });
      })
    );
  });

  it('does not depend on the order of categories', () => {
    fc.assert(
      fc.property(counts, (x) => {
        const there = credibleIntervals(x);
        const back = credibleIntervals([...x].reverse());
        expect(back === null ? null : [...back].reverse()).toEqual(there);
      })
    );
  });

  it('has no answer without events', () => {
    expect(credibleIntervals([0, 0, 0])).toBeNull();
    expect(credibleIntervals([])).toBeNull();
  });

  it('puts the only category at 1, and one without count and pseudo-count at 0', () => {
    expect(credibleIntervals([12])).toEqual([{ lower: 1, upper: 1, width: 0 }]);
    expect(credibleIntervals([12, 3, 0], { prior: 0 })![2]).toEqual({ lower: 0, upper: 0, width: 0 });
  });

  it("throws on a caller's mistake", () => {
    expect(() => credibleIntervals([1, -1])).toThrow(RangeError);
    expect(() => credibleIntervals([1, 2], { prior: [1] })).toThrow(RangeError);
    expect(() => credibleIntervals([1, 2], { prior: -1 })).toThrow(RangeError);
    expect(() => credibleIntervals([1, 2], { level: 1 })).toThrow(RangeError);
    expect(() => credibleIntervals([1, 2], { level: 0 })).toThrow(RangeError);
  });
});
