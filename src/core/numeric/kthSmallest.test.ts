/** @jest-environment node */
import { kthSmallest } from './kthSmallest';
import { random } from './random';

describe('the k-th smallest', () => {
  it('is what sorting finds, ties and order as they may be', () => {
    const source = random(1);
    for (let n = 1; n < 60; n++) {
      const values = Float64Array.from({ length: n }, () => Math.floor(source.uniform() * (n % 2 ? 5 : 1000)));
      const sorted = values.slice().sort();
      for (const k of [0, n >> 2, n >> 1, n - 1]) {
        expect(kthSmallest(values.slice(), k)).toBe(sorted[k]);
        expect(kthSmallest(sorted.slice(), k)).toBe(sorted[k]);
      }
    }
  });
});
