/**
 * A sum and what rounding took from it: the true sum is value + rest, to about 32 digits.
 * A p-value of 1e-300 is 700 times as sensitive as its statistic, and at N = 1e9 the statistic is itself a difference of
 * numbers that agree in 5 digits, so that plain sums and products would leave only 9 right digits of that p-value.
 */
export interface Total {
  value: number;
  rest: number;
}

/** Σ x as a Total (Neumaier's variant of Kahan's sum, 1974), of what is above 0. */
export const exactSum = (x: ArrayLike<number>): Total => exactSumWhere(x, x);

/** The same of the x[i] with where[i] > 0. */
export function exactSumWhere(x: ArrayLike<number>, where: ArrayLike<number>): Total {
  const length = x.length;
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < length; i++) {
    if (where[i] > 0) {
      const value = x[i];
      const next = sum + value;
      lost += sum >= value ? sum - next + value : value - next + sum;
      sum = next;
    }
  }
  return settled(sum, lost);
}

/** The total of a running sum and its rounding errors. */
export function settled(sum: number, lost: number): Total {
  const value = sum + lost;
  return { value, rest: sum - value + lost };
}

/** Σ x over some positions. */
export function exactSumAt(x: ArrayLike<number>, positions: ArrayLike<number>): Total {
  const part = new Float64Array(positions.length);
  for (let i = 0; i < positions.length; i++) {
    part[i] = x[positions[i]];
  }
  return exactSum(part);
}

/** Relative size of a difference above which plain arithmetic is right to 14 digits. */
const PLAIN = 0.01;

/** a·d - b·c for numbers >= 0, without cancellation (Kahan's difference of products, with Dekker's exact product). */
export function crossDifference(a: number, b: number, c: number, d: number): number {
  const ad = a * d;
  const bc = b * c;
  const difference = ad - bc;
  const plain = PLAIN * (ad + bc);
  if (difference > plain || difference < -plain) {
    return difference;
  }
  return difference + (productError(a, d, ad) - productError(b, c, bc));
}

/**
 * x·Q - q·N: how far a count lies from its part of the total, times the sum of the shares. Divided by Q it is x - e,
 * divided by N·Q it is p̂ - q.
 */
export function excess(x: number, n: Total, q: number, sum: Total): number {
  return crossDifference(x, q, n.value, sum.value) + (x * sum.rest - q * n.rest);
}

/** a·b - fl(a·b), exactly (Dekker 1971). */
function productError(a: number, b: number, product: number): number {
  const aSplit = SPLIT * a;
  const aHigh = aSplit - (aSplit - a);
  const aLow = a - aHigh;
  const bSplit = SPLIT * b;
  const bHigh = bSplit - (bSplit - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** Veltkamp's constant, 2^27 + 1: halves the 53 bits of a double. */
const SPLIT = 134217729;
