import type { Vector } from './checks';
import { excess as excessOf, type Total } from './exact';

/**
 * Counts beside the weights (counts or shares) that they are held against, added up and subtracted once: several statistics start
 * from there.
 */
export interface Contrast {
  /** Counts, one per category (K). */
  x: Vector;
  /** Weights (K). */
  y: Vector;
  nx: Total;
  ny: Total;
  /** x_k Σ y - y_k Σ x, without cancellation (K): divided by both sums it is p̂ - q. */
  excess: Float64Array;
  /** x + y (K). */
  both: Float64Array;
  /** The least of x + y that is above 0; Infinity where none is. */
  smallest: number;
  /** Some category has events though its weight is 0. */
  impossible: boolean;
}

/** @param nx, ny the sums of x and y, neither 0 unless all is */
export const contrastOf = (x: Vector, y: Vector, nx: Total, ny: Total): Contrast =>
  contrastIn(x, y, nx, ny, new Float64Array(x.length), new Float64Array(x.length));

/** The same in arrays that are given. */
export function contrastIn(
  x: Vector,
  y: Vector,
  nx: Total,
  ny: Total,
  excess: Float64Array,
  both: Float64Array
): Contrast {
  const length = x.length;
  let impossible = false;
  let smallest = Infinity;
  for (let k = 0; k < length; k++) {
    const own = x[k];
    const weight = y[k];
    excess[k] = excessOf(own, nx, weight, ny);
    const sum = own + weight;
    both[k] = sum;
    if (sum > 0 && sum < smallest) {
      smallest = sum;
    }
    if (weight === 0 && own > 0) {
      impossible = true;
    }
  }
  return { x, y, nx, ny, excess, both, smallest, impossible };
}
