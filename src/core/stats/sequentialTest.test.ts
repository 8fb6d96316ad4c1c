/** @jest-environment node */
import fc from 'fast-check';
import { random } from '../numeric';
import cases from './golden/sequentialTest.json';
import { relativeError } from './golden/relativeError';
import { MIXTURE_CONCENTRATION, sequentialTest } from './sequentialTest';

const q = [0.5, 0.3, 0.15, 0.05];
const prior = q.map((share) => share * MIXTURE_CONCENTRATION.telemetry);
const window = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 4, maxLength: 4 });
const windows = fc.array(window, { minLength: 1, maxLength: 12 });

function near(actual: number, expected: number, tolerance = 1e-10): boolean {
  return Math.abs(actual - expected) <= tolerance * (1 + Math.abs(expected));
}

describe('sequentialTest', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath at 60 digits in case %i', (_, c) => {
    const test = sequentialTest(c.prior, { baseline: c.baseline ?? undefined, ratio: c.ratio });
    c.windows.forEach((x, t) => expect(relativeError(test.update(x), c.pValue[t])).toBeLessThan(1e-10));
    expect(near(test.logBayesFactor, c.logBayesFactor)).toBe(true);
    expect(test.looks).toBe(c.windows.length);
  });

  it('has a p that never rises, in [0, 1], until it is reset', () => {
    fc.assert(
      fc.property(windows, (list) => {
        const test = sequentialTest(prior);
        let before = 1;
        for (const x of list) {
          const p = test.update(x);
          if (!(p <= before && p >= 0 && p === test.pValue)) {
            return false;
          }
          before = p;
        }
        test.reset();
        return test.pValue === 1 && test.logBayesFactor === 0 && test.n === 0 && test.looks === 0;
      })
    );
  });

  it('starts as new after a reset', () => {
    const test = sequentialTest(prior);
    test.update([900, 50, 40, 10]);
    test.reset();
    test.update([480, 320, 140, 60]);
    const fresh = sequentialTest(prior);
    fresh.update([480, 320, 140, 60]);
    expect({ ...test }).toMatchObject({
      pValue: fresh.pValue,
      logBayesFactor: fresh.logBayesFactor,
      n: 1000,
      looks: 1,
    });
  });

  it('knows no order of categories, and no cuts between windows: only what was counted since the reset', () => {
    fc.assert(
      fc.property(windows, (list) => {
        const apart = sequentialTest(prior);
        const turned = sequentialTest([...prior].reverse());
        const together = sequentialTest(prior);
        list.forEach((x) => apart.update(x));
        list.forEach((x) => turned.update([...x].reverse()));
        together.update(q.map((_, k) => list.reduce((sum, x) => sum + x[k], 0)));
        return (
          near(apart.logBayesFactor, together.logBayesFactor) &&
          near(apart.logBayesFactor, turned.logBayesFactor) &&
          apart.pValue <= together.pValue * (1 + 1e-10)
        );
      })
    );
  });

  // The chance of ever falling under 0.1 is at most 0.1: 5 of 50, with a standard deviation of 2. A look after each event.
  it('keeps its level over 10,000 looks', () => {
    const draws = random(20_260_101);
    const events = [
      [1, 0],
      [0, 1],
    ];
    let alarms = 0;
    for (let run = 0; run < 50; run++) {
      const test = sequentialTest([70, 30]);
      for (let look = 0; look < 10_000 && test.pValue >= 0.1; look++) {
        test.update(events[draws.uniform() < 0.7 ? 0 : 1]);
      }
      alarms += test.pValue < 0.1 ? 1 : 0;
    }
    expect(alarms).toBeLessThanOrEqual(13);
    expect(alarms).toBeGreaterThan(0);
  });

  // 100 runs of 200 looks: the shares behind 500 counted events are off by more than 20,000 events forgive.
  it('takes a counted baseline for the sample that it is', () => {
    const draws = random(5);
    let known = 0;
    let counted = 0;
    for (let run = 0; run < 100; run++) {
      const baseline = draws.multinomial(500, q);
      const pseudo = Array.from(baseline, (x) => ((x + 0.5) / 502) * 1000);
      const naive = sequentialTest(pseudo);
      const fair = sequentialTest(pseudo, { baseline });
      for (let look = 0; look < 200; look++) {
        const x = draws.multinomial(100, q);
        naive.update(x);
        fair.update(x);
      }
      known += naive.pValue < 0.05 ? 1 : 0;
      counted += fair.pValue < 0.05 ? 1 : 0;
    }
    expect(known / 100).toBeGreaterThan(0.5);
    expect(counted / 100).toBeLessThan(0.14);
  });

  it('finds a shift of w = 0.1 within ten windows of 1,000', () => {
    const draws = random(8);
    const moved = [0.464, 0.3, 0.171, 0.065];
    const test = sequentialTest(prior);
    for (let look = 0; look < 10; look++) {
      test.update(draws.multinomial(1000, moved));
    }
    expect(test.pValue).toBeLessThan(0.001);
  });

  it('reports events of pseudo-count 0 apart, and a window without events moves nothing', () => {
    const test = sequentialTest([500, 500, 0]);
    test.update([52, 48, 3]);
    const p = test.pValue;
    expect(test.update([0, 0, 0])).toBe(p);
    expect(test).toMatchObject({ impossible: 3, n: 103, looks: 2 });
    const two = sequentialTest([500, 500]);
    expect(two.update([52, 48])).toBe(p);
  });

  it('is more patient where windows vary more than a multinomial', () => {
    const plain = sequentialTest(prior);
    const patient = sequentialTest(prior, { ratio: 4 });
    expect(patient.update([560, 280, 120, 40])).toBeGreaterThan(plain.update([560, 280, 120, 40]));
  });

  it("throws on a caller's mistake", () => {
    expect(() => sequentialTest([0, 0])).toThrow('prior sums to 0');
    expect(() => sequentialTest([1, -1])).toThrow('prior[1] is -1');
    expect(() => sequentialTest([1, 1], { ratio: 0 })).toThrow('ratio is 0');
    expect(() => sequentialTest([1, 1], { baseline: [1] })).toThrow('baseline has 1 value');
    expect(() => sequentialTest([1, 1]).update([1])).toThrow('x has 1 value: 2 expected');
    expect(() => sequentialTest([1, 1]).update([1, NaN])).toThrow('x[1] is NaN');
  });
});
