import { spreadBetween, weightOfBoth } from './aggregates';

/**
 * What a stretch of windows is merged from, over flat arrays: the part of it that a host may have compiled (`Kernel`). A has what runs from a
 * window to the end of its block, B what runs from the beginning of a block to a window; where both are in one block, B has all.
 */

/**
 * D_k of the windows, of the two parts' sums, spreads and events (see `TrailingSums`).
 *
 * @param first, last windows that the parts are found at; -1 where there is no first part
 * @param na, nb events of the parts
 */
export function mergedSpread(
  sumsA: Float64Array,
  spreadA: Float64Array,
  first: number,
  na: number,
  sumsB: Float64Array,
  spreadB: Float64Array,
  last: number,
  nb: number,
  categories: number
): Float64Array {
  const merged = new Float64Array(categories);
  const b = last * categories;
  const a = first * categories;
  const weight = weightOfBoth(na, nb);
  for (let k = 0; k < categories; k++) {
    const own = spreadB[b + k];
    merged[k] = first < 0 ? own : spreadA[a + k] + own + spreadBetween(sumsA[a + k], na, sumsB[b + k], nb, weight);
  }
  return merged;
}

/** Σ D_k / S_k of the categories that have events but those at `pooled` (ascending), how many they are, and S of the pooled ones. */
export function spreadOver(sums: Float64Array, spread: Float64Array, pooled: Int32Array): Float64Array {
  const found = new Float64Array(3);
  let statistic = 0;
  let seen = 0;
  let pool = 0;
  let next = 0;
  for (let k = 0; k < sums.length; k++) {
    const sum = sums[k];
    if (next < pooled.length && pooled[next] === k) {
      next++;
      pool += sum;
    } else if (sum > 0) {
      seen++;
      statistic += spread[k] / sum;
    }
  }
  found[0] = statistic;
  found[1] = seen;
  found[2] = pool;
  return found;
}

/**
 * Sums of stretches as rows: those that end with the windows from `first` on, as many as there are `totals`, and begin `span` before.
 *
 * @param position place of each window in its block
 * @param weights, totals, squares events by category, row-major, all, and Σ n² over the windows
 */
export function stretchRows(
  sumsA: Float64Array,
  totalA: Float64Array,
  squaresA: Float64Array,
  sumsB: Float64Array,
  totalB: Float64Array,
  squaresB: Float64Array,
  position: Int32Array,
  first: number,
  span: number,
  categories: number,
  weights: Float64Array,
  totals: Float64Array,
  squares: Float64Array
): void {
  for (let i = 0; i < totals.length; i++) {
    const last = first + i;
    const begin = last - span;
    const a = begin * categories;
    const b = last * categories;
    const row = i * categories;
    if (position[begin] === 0) {
      totals[i] = totalB[last];
      squares[i] = squaresB[last];
      weights.set(sumsB.subarray(b, b + categories), row);
      continue;
    }
    totals[i] = totalA[begin] + totalB[last];
    squares[i] = squaresB[last] + squaresA[begin];
    for (let k = 0; k < categories; k++) {
      weights[row + k] = sumsA[a + k] + sumsB[b + k];
    }
  }
}

/** What is known of each stretch, a column each; NaN where there is none. */
export const RATIO = 0;
export const RATIO_DF = 1;
export const PAST_WINDOWS = 2;
export const PAST_N = 3;
export const PAST_SQUARES = 4;
export const PAST = 5;

/**
 * The stretches that end with the windows from `first` up to `end`: X² / df of their windows and its degrees of freedom (T - 1)(K - 1),
 * how many windows had events, all events, and Σ n².
 *
 * @param past a column of each, by the last window
 */
export function stretchPast(
  sumsA: Float64Array,
  spreadA: Float64Array,
  totalA: Float64Array,
  squaresA: Float64Array,
  windowsA: Int32Array,
  sumsB: Float64Array,
  spreadB: Float64Array,
  totalB: Float64Array,
  squaresB: Float64Array,
  windowsB: Int32Array,
  position: Int32Array,
  first: number,
  end: number,
  span: number,
  categories: number,
  past: Float64Array
): void {
  const length = position.length;
  for (let last = first; last < end; last++) {
    const begin = last - span;
    const apart = position[begin] !== 0;
    const na = apart ? totalA[begin] : 0;
    const nb = totalB[last];
    const weight = weightOfBoth(na, nb);
    const a = begin * categories;
    const b = last * categories;
    let statistic = 0;
    let seen = 0;
    for (let k = 0; k < categories; k++) {
      let sum = sumsB[b + k];
      let spread = spreadB[b + k];
      if (apart) {
        const own = sumsA[a + k];
        spread = spreadA[a + k] + spread + spreadBetween(own, na, sum, nb, weight);
        sum = own + sum;
      }
      if (sum > 0) {
        seen++;
        statistic += spread / sum;
      }
    }
    const windows = (apart ? windowsA[begin] : 0) + windowsB[last];
    const df = Math.max(0, windows - 1) * Math.max(0, seen - 1);
    past[RATIO * length + last] = df > 0 ? (statistic * (na + nb)) / df : NaN;
    past[RATIO_DF * length + last] = df;
    past[PAST_WINDOWS * length + last] = windows;
    past[PAST_N * length + last] = nb + na;
    past[PAST_SQUARES * length + last] = squaresB[last] + (apart ? squaresA[begin] : 0);
  }
}
