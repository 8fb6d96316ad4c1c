import { chiSquareQuantile, noncentralChiSquareCdf, noncentralChiSquareSf } from '../numeric';
import { checkShares, checkWithin, type Vector } from './checks';

export interface PowerOptions {
  /** Chance of a false alarm. Default 0.01. */
  alpha?: number;
  /** Chance of an alarm where the effect is there, above alpha. Default 0.8. */
  power?: number;
}

/**
 * λ for which a non-central χ²(K - 1) passes the critical value of level alpha with the given power: N w² has to be this.
 * Found by halving a bracket, on the smaller tail, down to the last digit.
 *
 * @returns null with fewer than two categories of a share above 0
 * @throws RangeError for a wrong share, or probabilities out of 0 < alpha < power < 1
 */
export function noncentrality(q: Vector, { alpha = 0.01, power = 0.8 }: PowerOptions): number | null {
  checkShares(q);
  checkWithin(alpha, Number.MIN_VALUE, 1 - Number.EPSILON / 2, 'alpha');
  checkWithin(power, Number.MIN_VALUE, 1 - Number.EPSILON / 2, 'power');
  if (power <= alpha) {
    throw new RangeError(`power is ${power}: it must be above alpha, ${alpha}`);
  }
  let categories = 0;
  for (let i = 0; i < q.length; i++) {
    categories += q[i] > 0 ? 1 : 0;
  }
  const df = categories - 1;
  if (df < 1) {
    return null;
  }
  const critical = chiSquareQuantile(alpha, df);
  const enough = (lambda: number) =>
    power > 0.5
      ? noncentralChiSquareCdf(critical, df, lambda) <= 1 - power
      : noncentralChiSquareSf(critical, df, lambda) >= power;
  let low = 0;
  let high = 1;
  while (!enough(high)) {
    low = high;
    high *= 2;
  }
  for (let i = 0; i < 200; i++) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) {
      break;
    }
    if (enough(middle)) {
      high = middle;
    } else {
      low = middle;
    }
  }
  return high;
}
