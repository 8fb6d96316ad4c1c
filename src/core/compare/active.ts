import { totalOf, type Vector } from '../stats/checks';
import { contrastOf, type Contrast } from '../stats/contrast';

/** The categories that are in a window or in its baseline; the others exist for other windows only. */
export class Active {
  private knownShares?: number[];

  constructor(
    /** Their positions among all categories. */
    readonly positions: number[],
    /** Counts of the window. */
    readonly x: number[],
    /** Weights of the baseline: counts, or intended shares. */
    readonly y: number[],
    /** Both, added up and subtracted. */
    readonly contrast: Contrast
  ) {}

  /** Baseline shares, summing to 1. */
  get q(): number[] {
    return this.knownShares === undefined ? (this.knownShares = this.newShares()) : this.knownShares;
  }

  private newShares(): number[] {
    const total = this.contrast.ny.value;
    return this.y.map((weight) => weight / total);
  }
}

/**
 * With so many events in window and baseline chance moves shares by less than a thousandth, so that differences of plain products
 * begin to lose digits.
 */
const MANY = 1e6;

/**
 * @param n events of the window
 * @param m the sum of the weights
 * @param certain the weights are shares that are known
 */
export function activeOf(counts: Vector, weights: Vector, n: number, m: number, certain: boolean): Active {
  const categories = counts.length;
  const positions: number[] = [];
  const x: number[] = [];
  const y: number[] = [];
  const excess: number[] = [];
  const both: number[] = [];
  let impossible = false;
  let at = 0;
  // plain arrays: an interpreter reads them in half the time of typed ones
  for (let k = 0; k < categories; k++) {
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
  const many = certain ? n > MANY : n > MANY && m > MANY;
  const plain = { x, y, nx: { value: n, rest: 0 }, ny: { value: m, rest: 0 }, excess, both, impossible };
  return new Active(positions, x, y, many ? contrastOf(x, y, totalOf(x), totalOf(y)) : plain);
}
