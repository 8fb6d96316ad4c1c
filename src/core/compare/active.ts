import { exactSum } from '../stats/exact';
import { contrastOf, type Contrast } from '../stats/contrast';

/**
 * With so many events in window and baseline chance moves shares by less than a thousandth, so that differences of plain products
 * begin to lose digits.
 */
const MANY = 1e6;

/** Room for the categories that either of two samples has. */
export interface Room {
  /** Their positions among all categories. */
  positions: Float64Array;
  /** Counts of the window. */
  x: Float64Array;
  /** Weights of the baseline: counts, or intended shares. */
  y: Float64Array;
  /** Both, subtracted (see `Contrast`) and added up. */
  excess: Float64Array;
  both: Float64Array;
}

/**
 * The categories that are in a window or in its baseline; the others exist for other windows only.
 *
 * @param n events of the window
 * @param m the sum of the weights
 * @param certain the weights are shares that are known
 * @param into where they are written, which has room for all
 * @returns them beside each other, over the room that was given
 */
export function activeContrast(
  counts: Float64Array,
  weights: Float64Array,
  n: number,
  m: number,
  certain: boolean,
  into: Room
): Contrast {
  const { positions, x, y, excess, both } = into;
  let impossible = false;
  let at = 0;
  for (let k = 0; k < counts.length; k++) {
    const count = counts[k];
    const weight = weights[k];
    const sum = count + weight;
    if (sum > 0) {
      positions[at] = k;
      x[at] = count;
      y[at] = weight;
      both[at] = sum;
      excess[at] = count * m - weight * n;
      if (weight === 0) {
        impossible = true;
      }
      at++;
    }
  }
  const own = x.subarray(0, at);
  const other = y.subarray(0, at);
  if (n > MANY && (certain || m > MANY)) {
    return contrastOf(own, other, exactSum(own), exactSum(other));
  }
  return {
    x: own,
    y: other,
    nx: { value: n, rest: 0 },
    ny: { value: m, rest: 0 },
    excess: excess.subarray(0, at),
    both: both.subarray(0, at),
    impossible,
  };
}

export const roomFor = (categories: number): Room => ({
  positions: new Float64Array(categories),
  x: new Float64Array(categories),
  y: new Float64Array(categories),
  excess: new Float64Array(categories),
  both: new Float64Array(categories),
});

/** Numbers of `flatActive` before its columns. */
const HEAD = 6;

/**
 * The same in one array: how many they are, the sums of x and of y with what rounding took from them, whether some weight is 0; then
 * positions, x, y, excess and both.
 */
export function flatActive(
  counts: Float64Array,
  weights: Float64Array,
  n: number,
  m: number,
  certain: boolean
): Float64Array {
  const room = roomFor(counts.length);
  const { x, y, nx, ny, excess, both, impossible } = activeContrast(counts, weights, n, m, certain, room);
  const { length } = x;
  const flat = new Float64Array(HEAD + 5 * length);
  flat[0] = length;
  flat[1] = nx.value;
  flat[2] = nx.rest;
  flat[3] = ny.value;
  flat[4] = ny.rest;
  flat[5] = impossible ? 1 : 0;
  flat.set(room.positions.subarray(0, length), HEAD);
  flat.set(x, HEAD + length);
  flat.set(y, HEAD + 2 * length);
  flat.set(excess, HEAD + 3 * length);
  flat.set(both, HEAD + 4 * length);
  return flat;
}

/** The categories that are in a window or in its baseline. */
export class Active {
  /** Their positions among all categories. */
  readonly positions: Float64Array;
  /** Counts of the window. */
  readonly x: Float64Array;
  /** Weights of the baseline: counts, or intended shares. */
  readonly y: Float64Array;
  /** Both, added up and subtracted. */
  readonly contrast: Contrast;
  private knownShares?: Float64Array;

  /** @param flat as `flatActive` writes it */
  constructor(flat: Float64Array) {
    const length = flat[0];
    const column = (i: number) => flat.subarray(HEAD + i * length, HEAD + (i + 1) * length);
    this.positions = column(0);
    this.x = column(1);
    this.y = column(2);
    this.contrast = {
      x: this.x,
      y: this.y,
      nx: { value: flat[1], rest: flat[2] },
      ny: { value: flat[3], rest: flat[4] },
      excess: column(3),
      both: column(4),
      impossible: flat[5] === 1,
    };
  }

  /** Baseline shares, summing to 1. */
  get q(): Float64Array {
    return this.knownShares === undefined ? (this.knownShares = this.newShares()) : this.knownShares;
  }

  private newShares(): Float64Array {
    const total = this.contrast.ny.value;
    return this.y.map((weight) => weight / total);
  }
}
