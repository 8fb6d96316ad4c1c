import type { Vector } from './checks';

/** Expected counts are products of rounded shares: 4.999999999 is 5. */
const SLACK = 1 - 1e-9;

/**
 * Which categories are pooled into one cell so that every cell expects at least `least` events: all that expect less, and,
 * while these together expect too little, the smallest of the others. Categories of weight 0 are no cells and stay out.
 *
 * Where several are equally small, the one whose observed count is least like the pool's is taken: that keeps the statistic
 * the smallest (never a false alarm by the choice), and the same however the categories are ordered or the samples swapped.
 *
 * @param weights expected counts but for `scale`: shares, or totals of several samples
 * @param scale expected count of weight 1
 * @param x observed counts
 * @param least least expected count of a cell
 * @param ties decides, the smaller first, between categories that are alike in all this
 * @returns ascending positions of the pooled categories; empty when every one expects enough
 */
export function poolSparse(weights: Vector, scale: number, x: Vector, least: number, ties?: Vector): number[] {
  const enough = least * SLACK;
  const length = weights.length;
  const pooled: number[] = [];
  let weight = 0;
  let count = 0;
  for (let i = 0; i < length; i++) {
    const w = weights[i];
    if (w * scale < enough && w > 0) {
      pooled.push(i);
      weight += w;
      count += x[i];
    }
  }
  if (pooled.length === 0 || weight * scale >= enough) {
    return pooled;
  }
  let next = -1;
  let unlike = -1;
  for (let i = 0; i < length; i++) {
    const w = weights[i];
    if (w * scale < enough || (next >= 0 && w > weights[next])) {
      continue;
    }
    const distance = Math.abs(count * w - x[i] * weight);
    const smaller = next < 0 || w < weights[next];
    if (smaller || distance > unlike || (distance === unlike && isBefore(x, ties, i, next))) {
      next = i;
      unlike = distance;
    }
  }
  if (next >= 0) {
    pooled.push(next);
    pooled.sort((a, b) => a - b);
  }
  return pooled;
}

const isBefore = (x: Vector, ties: Vector | undefined, i: number, j: number): boolean =>
  x[i] < x[j] || (x[i] === x[j] && ties !== undefined && ties[i] < ties[j]);
