import { exactSum } from '../stats/exact';
import { contrastIn, type Contrast } from '../stats/contrast';

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
 * @param begin, row where they begin, as many as there is room for
 * @param n events of the window
 * @param m the sum of the weights
 * @param certain the weights are shares that are known
 * @param into where they are written, which has room for all
 * @returns them beside each other, over the room that was given
 */
export function activeContrast(
  counts: Float64Array,
  begin: number,
  weights: Float64Array,
  row: number,
  n: number,
  m: number,
  certain: boolean,
  into: Room
): Contrast {
  const { positions, x, y, excess, both } = into;
  let impossible = false;
  let smallest = Infinity;
  let at = 0;
  const categories = x.length;
  for (let k = 0; k < categories; k++) {
    const count = counts[begin + k];
    const weight = weights[row + k];
    const sum = count + weight;
    if (sum > 0) {
      if (sum < smallest) {
        smallest = sum;
      }
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
  const own = first(x, at);
  const other = first(y, at);
  if (n > MANY && (certain || m > MANY)) {
    return contrastIn(own, other, exactSum(own), exactSum(other), first(excess, at), first(both, at));
  }
  return {
    x: own,
    y: other,
    nx: { value: n, rest: 0 },
    ny: { value: m, rest: 0 },
    excess: first(excess, at),
    both: first(both, at),
    smallest,
    impossible,
  };
}

/** The first of some numbers: mostly all of them. */
function first(values: Float64Array, number: number): Float64Array {
  return number < values.length ? values.subarray(0, number) : values;
}

export const roomFor = (categories: number): Room => roomIn(new Float64Array(COLUMNS * categories), 0, categories);

const COLUMNS = 5;

/** Room in an array, from a place on. */
function roomIn(flat: Float64Array, begin: number, categories: number): Room {
  return {
    positions: columnIn(flat, begin, categories, 0),
    x: columnIn(flat, begin, categories, 1),
    y: columnIn(flat, begin, categories, 2),
    excess: columnIn(flat, begin, categories, 3),
    both: columnIn(flat, begin, categories, 4),
  };
}

const columnIn = (flat: Float64Array, begin: number, categories: number, column: number): Float64Array =>
  flat.subarray(begin + column * categories, begin + (column + 1) * categories);

/** Numbers of `flatActive` before its columns. */
const HEAD = 7;

/**
 * The same in one array: how many they are, the sums of x and of y with what rounding took from them, whether some weight is 0, the least
 * of both; then positions, x, y, excess and both, with room for all categories each.
 */
export function flatActive(
  counts: Float64Array,
  weights: Float64Array,
  n: number,
  m: number,
  certain: boolean
): Float64Array {
  const flat = new Float64Array(HEAD + COLUMNS * counts.length);
  const room = roomIn(flat, HEAD, counts.length);
  const { x, nx, ny, smallest, impossible } = activeContrast(counts, 0, weights, 0, n, m, certain, room);
  flat[0] = x.length;
  flat[1] = nx.value;
  flat[2] = nx.rest;
  flat[3] = ny.value;
  flat[4] = ny.rest;
  flat[5] = impossible ? 1 : 0;
  flat[6] = smallest;
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
    const { positions, x, y, excess, both } = roomIn(flat, HEAD, (flat.length - HEAD) / COLUMNS);
    const [number] = flat;
    this.positions = first(positions, number);
    this.x = first(x, number);
    this.y = first(y, number);
    this.contrast = {
      x: this.x,
      y: this.y,
      nx: { value: flat[1], rest: flat[2] },
      ny: { value: flat[3], rest: flat[4] },
      excess: first(excess, number),
      both: first(both, number),
      smallest: flat[6],
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
