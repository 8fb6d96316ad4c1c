/** @jest-environment node */
import { markMissing, MISSING } from './partial';

/** What is marked of ten buckets, of which all but those in `gone` have a point of the series; the group has points in each. */
function marked(gone: number[], events: number, buckets = 10): number[] {
  const at = Int32Array.from({ length: buckets }, (_, b) => (gone.includes(b) ? -1 : b));
  const values = new Float64Array(buckets).fill(events);
  const partial = new Uint8Array(buckets);
  markMissing(at, values, new Float64Array(buckets).fill(1), partial);
  return Array.from(partial.keys()).filter((b) => partial[b] === MISSING);
}

describe('markMissing', () => {
  it('marks where a series is missing between its points, and at the end', () => {
    expect(marked([6, 7], 100)).toEqual([6, 7]);
    expect(marked([8, 9], 100)).toEqual([8, 9]);
  });

  it('takes small series for empty, and such as have not been there for long', () => {
    expect(marked([6, 7], 10)).toEqual([]);
    expect(marked([2, 3], 100)).toEqual([]);
  });

  it('takes a series that stays away to have ended', () => {
    expect(marked([10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24], 100, 25)).toEqual([
      10, 11, 12, 13, 14, 15, 16, 17, 18, 19,
    ]);
  });
});
