import { totalOf, type Vector } from '../stats/checks';
import { pairOf, type Pair } from '../stats/pair';

/** The categories that are in a window or in its baseline; the others exist for other windows only. */
export class Active {
  private knownShares: number[] | undefined;

  constructor(
    /** Their positions among all categories. */
    readonly positions: number[],
    /** Counts of the window. */
    readonly x: number[],
    /** Weights of the baseline: counts, or intended shares. */
    readonly y: number[],
    /** Both, added up and subtracted. */
    readonly pair: Pair
  ) {}

  /** Baseline shares, summing to 1; all 0 without a baseline. */
  get q(): number[] {
    return (this.knownShares ??= this.sharesOf(this.pair.ny.value));
  }

  private sharesOf(total: number): number[] {
    return this.y.map((weight) => (total > 0 ? weight / total : 0));
  }
}

/**
 * With so many events in window and baseline chance moves shares by less than a thousandth, so that differences of plain products
 * begin to lose digits.
 */
const MANY = 1e6;

/**
 * @param weights of the baseline; null without one
 * @param n events of the window
 * @param m the sum of the weights
 * @param certain the weights are shares that are known
 */
export function activeOf(counts: Vector, weights: Vector | null, n: number, m: number, certain: boolean): Active {
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
    const weight = weights === null ? 0 : weights[k];
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
  return new Active(positions, x, y, many ? pairOf(x, y, totalOf(x), totalOf(y)) : plain);
}
