/**
 * What a stretch of windows is merged from, over flat arrays: the part of it that a host may have compiled (`Kernel`). `first` lies in the
 * block of `after`, `last` in that of `before`; where both are in one block, `first` is -1 and `before` has all.
 */

/** Events by category. */
export function mergedSums(
  after: Float64Array,
  first: number,
  before: Float64Array,
  last: number,
  categories: number
): Float64Array {
  const merged = new Float64Array(categories);
  const b = last * categories;
  const a = first * categories;
  for (let k = 0; k < categories; k++) {
    merged[k] = first < 0 ? before[b + k] : after[a + k] + before[b + k];
  }
  return merged;
}

/**
 * D_k of the windows, of the two parts' sums, spreads and events (see `TrailingSums`).
 *
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
  const weight = na > 0 && nb > 0 ? (na * nb) / (na + nb) : 0;
  for (let k = 0; k < categories; k++) {
    merged[k] = spreadB[b + k];
    if (first >= 0) {
      merged[k] = spreadA[a + k] + spreadB[b + k];
      if (weight > 0) {
        const difference = sumsA[a + k] / na - sumsB[b + k] / nb;
        merged[k] = spreadA[a + k] + spreadB[b + k] + difference * difference * weight;
      }
    }
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
