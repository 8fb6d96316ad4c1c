import { settled, type Total } from './exact';

/** One number per category (counts, shares, weights): a plain array or a typed one. Never changed by a statistic. */
export type Vector = ArrayLike<number>;

/**
 * Checks counts and adds them up: N = Σ x.
 *
 * @param x counts, one per category; fractional ones are fine (Prometheus extrapolates), negative or non-finite ones are not
 * @param name what the message calls them
 * @throws RangeError that names the first wrong value
 */
export function checkCounts(x: Vector, name = 'x'): number {
  return totalOf(x, name).value;
}

/**
 * Checks shares and adds them up. They need not sum to 1 (every statistic divides by their sum), but the sum can't be 0.
 *
 * @param q shares or weights, one per category
 * @param length how many there have to be (K)
 * @throws RangeError that names the first wrong value, the wrong length, or the sum of 0
 */
export function checkShares(q: Vector, length: number = q.length, name = 'q'): number {
  return shareTotal(q, length, name).value;
}

const MOST = Number.MAX_VALUE;

/** `checkCounts`, with what rounding took from the sum. */
export function totalOf(x: Vector, name = 'x'): Total {
  const length = x.length;
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < length; i++) {
    const value = x[i];
    if (!(value >= 0 && value <= MOST)) {
      throw new RangeError(`${name}[${i}] is ${value}: it must be finite and not negative`);
    }
    const next = sum + value;
    lost += sum >= value ? sum - next + value : value - next + sum;
    sum = next;
  }
  if (!(sum <= MOST)) {
    throw new RangeError(`the sum of ${name} is not finite`);
  }
  return settled(sum, lost);
}

/** `checkShares`, with what rounding took from the sum. */
export function shareTotal(q: Vector, length: number = q.length, name = 'q'): Total {
  checkLength(q, length, name);
  const total = totalOf(q, name);
  if (total.value === 0) {
    throw new RangeError(`${name} sums to 0: at least one share must be above 0`);
  }
  return total;
}

/** @throws RangeError when `x` does not have one value for each of the K categories */
export function checkLength(x: Vector, length: number, name: string): void {
  if (x.length !== length) {
    throw new RangeError(
      `${name} has ${x.length} value${x.length === 1 ? '' : 's'}: ${length} expected, one per category`
    );
  }
}

/** @throws RangeError when `value` is outside [least, most] or not a number */
export function checkWithin(value: number, least: number, most: number, name: string): void {
  if (!(value >= least && value <= most)) {
    throw new RangeError(`${name} is ${value}: it must be from ${least} to ${most}`);
  }
}

/** q / Σ q, as a new array. */
export function normalise(q: Vector): Float64Array {
  const sum = checkShares(q);
  const shares = new Float64Array(q.length);
  for (let i = 0; i < q.length; i++) {
    shares[i] = q[i] / sum;
  }
  return shares;
}
