/** @jest-environment node */
import fc from 'fast-check';
import { poolSparse } from './pooling';

describe('poolSparse', () => {
  it('pools all that expect too little, and no more than needed', () => {
    expect(poolSparse([1, 2, 3, 50, 60], 1, [0, 0, 0, 0, 0], 5)).toEqual([0, 1, 2]);
    expect(poolSparse([60, 1, 50, 2], 1, [0, 0, 0, 0], 5)).toEqual([1, 2, 3]);
    expect(poolSparse([5, 6, 7], 1, [0, 0, 0], 5)).toEqual([]);
    expect(poolSparse([1, 2, 3], 1, [0, 0, 0], 0)).toEqual([]);
  });

  it('leaves categories of weight 0 alone', () => {
    expect(poolSparse([0, 1, 9], 1, [0, 1, 9], 5)).toEqual([1, 2]);
    expect(poolSparse([0, 0, 9], 1, [0, 1, 9], 5)).toEqual([]);
  });

  it('takes, of equally small ones, that which is least like the pool', () => {
    expect(poolSparse([2, 20, 20, 20], 1, [2, 20, 45, 25], 5)).toEqual([0, 2]);
    expect(poolSparse([2, 20, 20, 20], 1, [2, 45, 25, 20], 5)).toEqual([0, 1]);
  });

  it('leaves cells that all expect enough, or one', () => {
    const weight = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(fc.array(weight, { maxLength: 20 }), (weights) => {
        const pooled = poolSparse(weights, 0.5, weights, 5);
        const inPool = new Set(pooled);
        const alone = weights.filter((value, i) => value > 0 && !inPool.has(i));
        const pool = pooled.reduce((sum, i) => sum + weights[i], 0) / 2;
        return alone.every((value) => value / 2 >= 5) && (pooled.length === 0 || pool >= 5 || alone.length === 0);
      })
    );
  });
});
