/** @jest-environment node */
import { random } from '../numeric';
import { allocation } from './allocation';
import cases from './golden/allocation.json';
import { relativeError } from './golden/relativeError';

function expectSame(actual: number | null, expected: number | null) {
  if (expected === null) {
    expect(actual).toBeNull();
  } else {
    expect(relativeError(actual, expected)).toBeLessThan(1e-10);
  }
}

describe('allocation', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath and SciPy in case %i', (_, c) => {
    const answer = allocation(c.x, c.q);
    expectSame(answer.pValue, c.pValue);
    expect(answer.mismatch).toBe(c.mismatch);
    expect(answer.buckets).toHaveLength(c.buckets.length);
    c.buckets.forEach((bucket, i) => {
      expectSame(answer.buckets[i].absolute, bucket.absolute);
      expectSame(answer.buckets[i].relative, bucket.relative);
    });
    expectSame(answer.worst === null ? null : Math.abs(answer.buckets[answer.worst].absolute), c.furthest);
  });

  it('is a mismatch when the split is off beyond chance and by 0.1 points', () => {
    expect(allocation([50_500, 49_500], [1, 1])).toMatchObject({ mismatch: false });
    expect(allocation([51_000, 49_000], [1, 1])).toMatchObject({ mismatch: true, worst: 0 });
    expect(allocation([50_050_000, 49_950_000], [1, 1])).toMatchObject({ mismatch: false });
  });

  it('finds events in a bucket that was to have none, without a p of 0', () => {
    const answer = allocation([5000, 5000, 100], [0.5, 0.5, 0]);
    expect(answer).toMatchObject({ mismatch: true, impossible: [2], worst: 2, pValue: 1 });
    expect(answer.buckets[2].relative).toBeNull();
    expect(allocation([5_000_000, 5_000_000, 1], [0.5, 0.5, 0])).toMatchObject({ mismatch: false, impossible: [2] });
  });

  it('cannot say without events or with one bucket', () => {
    expect(allocation([0, 0], [1, 1])).toMatchObject({ buckets: [], worst: null, mismatch: null, reason: 'no events' });
    expect(allocation([9], [1])).toMatchObject({ worst: 0, mismatch: null, reason: 'fewer than two categories' });
  });

  it('rarely finds a mismatch where there is none', () => {
    const draw = random(17);
    let found = 0;
    for (let i = 0; i < 20_000; i++) {
      found += allocation(draw.multinomial(10_000, [1, 1, 2]), [1, 1, 2]).mismatch ? 1 : 0;
    }
    expect(found).toBeLessThan(40);
  });

  it("throws on a caller's mistake", () => {
    expect(() => allocation([1, 2], [1, -1])).toThrow('[1] is -1');
    expect(() => allocation([1, 2], [1, 1], { alpha: 2 })).toThrow('alpha is 2');
  });
});
