/** Most outcomes that are counted one by one; beyond, draws are made. About 0.02 s in V8 and 1 s in an interpreter. */
export const EXACT_OUTCOMES = 100_000;

/** Ties are outcomes of the same probability: their logarithms differ by rounding only. */
const TIE = 1e-9;

/** C(N + K - 1, K - 1): how many windows of N events over K categories there are; Infinity where that is past `most`. */
export function countOutcomes(n: number, categories: number, most: number): number {
  let outcomes = 1;
  const steps = Math.min(n, categories - 1);
  const top = n + categories - 1;
  for (let i = 1; i <= steps; i++) {
    outcomes = (outcomes * (top - steps + i)) / i;
    if (outcomes > most) {
      return Infinity;
    }
  }
  return Math.round(outcomes);
}

/**
 * The chance of an outcome no likelier than the observed one, when counts are independent of each other given their sum.
 * Every outcome is visited once.
 *
 * @param terms ln of the probability (but for a common constant) of 0 … N events, for each of K categories
 * @param n N
 * @param observed the sum of the observed outcome's terms
 * @returns Σ exp(sum of terms), over outcomes whose sum is no higher than the observed one
 */
export function lowerSum(terms: Float64Array[], n: number, observed: number): number {
  const last = terms.length - 1;
  const most = observed + TIE;
  let total = 0;
  const visit = (first: number, left: number, sum: number): void => {
    let skipped = sum;
    for (let k = first; k < last; k++) {
      for (let x = 1; x < left; x++) {
        visit(k + 1, left - x, skipped + terms[k][x]);
      }
      leaf(skipped + terms[k][left] + zeros[k + 1]);
      skipped += terms[k][0];
    }
    leaf(skipped + terms[last][left]);
  };
  const leaf = (sum: number): void => {
    if (sum <= most) {
      total += Math.exp(sum);
    }
  };
  const zeros = new Float64Array(last + 2);
  for (let k = last; k >= 0; k--) {
    zeros[k] = zeros[k + 1] + terms[k][0];
  }
  if (n === 0) {
    return zeros[0] <= most ? Math.exp(zeros[0]) : 0;
  }
  visit(0, n, 0);
  return total;
}

/** A window in whole counts over the categories that can occur. */
export interface WholeWindow {
  counts: Float64Array;
  n: number;
  /** Shares or pseudo-counts of these categories. */
  weights: Float64Array;
  /** Whether a count was rounded. */
  rounded: boolean;
  /** Positions of categories with events though their weight is 0; they are left out. */
  impossible: number[];
}

/** Rounds each count, and leaves out the categories of weight 0. */
export function wholeWindow(x: ArrayLike<number>, weights: ArrayLike<number>): WholeWindow {
  const counts: number[] = [];
  const kept: number[] = [];
  const impossible: number[] = [];
  let n = 0;
  let rounded = false;
  for (let i = 0; i < x.length; i++) {
    if (weights[i] > 0) {
      const count = Math.round(x[i]);
      rounded = rounded || count !== x[i];
      counts.push(count);
      kept.push(weights[i]);
      n += count;
    } else if (x[i] > 0) {
      impossible.push(i);
    }
  }
  return { counts: Float64Array.from(counts), n, weights: Float64Array.from(kept), rounded, impossible };
}

/** term(k, 0 … N) for each category. */
export function tabulate(categories: number, n: number, term: (k: number, x: number) => number): Float64Array[] {
  const terms: Float64Array[] = [];
  for (let k = 0; k < categories; k++) {
    const row = new Float64Array(n + 1);
    for (let x = 0; x <= n; x++) {
      row[x] = term(k, x);
    }
    terms.push(row);
  }
  return terms;
}

/** Draws no likelier than the window after which drawing on tells little: p is then known to about a fifth. */
export const ENOUGH_UNLIKELIER = 20;

/**
 * (1 + b) / (1 + B), b the draws no likelier than the observed window: never 0, and valid for any B (Davison & Hinkley). Where
 * drawing stops at the h-th of these, the l-th draw in all, p = h / l, which is valid too (Besag & Clifford, Biometrika 78, 1991): most
 * windows are unremarkable, and show it after a few dozen draws.
 *
 * @param stopAfter h; Infinity draws them all
 */
export function simulatedPValue(
  draws: number,
  window: WholeWindow,
  draw: () => Float64Array,
  term: (k: number, x: number) => number,
  stopAfter = Infinity
): number {
  const all = window.n < draws && stopAfter === Infinity;
  const terms = all ? tabulate(window.counts.length, window.n, term) : null;
  const likelihood = (x: Float64Array): number => {
    let sum = 0;
    for (let k = 0; k < x.length; k++) {
      sum += terms === null ? term(k, x[k]) : terms[k][x[k]];
    }
    return sum;
  };
  const most = likelihood(window.counts) + TIE;
  let lower = 0;
  for (let i = 0; i < draws; i++) {
    lower += likelihood(draw()) <= most ? 1 : 0;
    if (lower === stopAfter) {
      return lower / (i + 1);
    }
  }
  return (1 + lower) / (1 + draws);
}

/** Standard error of such a p from having drawn. */
export function simulationError(p: number, draws: number, stopAfter = Infinity): number {
  return p > stopAfter / draws ? p * Math.sqrt((1 - p) / stopAfter) : Math.sqrt((p * (1 - p)) / draws);
}
