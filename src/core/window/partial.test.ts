/** @jest-environment node */
import { missingAt } from './partial';

/** What is found of ten buckets, of which all but those in `gone` have a point of the series; the group has points in each. */
function found(gone: number[], events: number, buckets = 10): number[] {
  const at = Int32Array.from({ length: buckets }, (_, b) => (gone.includes(b) ? -1 : b));
  const values = new Float64Array(buckets).fill(events);
  return missingAt(at, values, new Float64Array(buckets).fill(1));
}

describe('missingAt', () => {
  it('finds where a series is missing between its points, and at the end', () => {
    expect(found([6, 7], 100)).toEqual([6, 7]);
    expect(found([8, 9], 100)).toEqual([8, 9]);
  });

  it('takes small series for empty, and such as have not been there for long', () => {
    expect(found([6, 7], 10)).toEqual([]);
    expect(found([2, 3], 100)).toEqual([]);
  });

  it('takes a series that stays away to have ended', () => {
    expect(found([10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24], 100, 25)).toEqual([
      10, 11, 12, 13, 14, 15, 16, 17, 18, 19,
    ]);
  });
});
