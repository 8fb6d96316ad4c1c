/** Samples that windows are compared with, of tables beside theirs: over flat arrays, so that a host may have it compiled (`Kernel`). */

/**
 * The same windows of some tables added up, those of a row the `length` that end with its own; with `mean` the mean of those that are there:
 * see `Kernel`.
 */
export function tableRows(
  counts: Float64Array[],
  n: Float64Array[],
  categories: number,
  from: number,
  length: number,
  perWindow: number,
  mean: boolean,
  weights: Float64Array,
  totals: Float64Array,
  squares: Float64Array
): void {
  for (let i = 0; i < totals.length; i++) {
    const last = from + i;
    let present = 0;
    for (let t = 0; t < n.length; t++) {
      const own = counts[t];
      for (let w = last - (length - 1) * perWindow; w <= last; w += perWindow) {
        // before the first window there are none
        const events = w < 0 ? 0 : n[t][w];
        if (!(events > 0)) {
          continue;
        }
        present++;
        totals[i] += events;
        squares[i] += events * events;
        for (let k = 0; k < categories; k++) {
          weights[i * categories + k] += own[w * categories + k];
        }
      }
    }
    if (mean && present > 1) {
      totals[i] /= present;
      squares[i] = squares[i] / present / present;
      for (let k = 0; k < categories; k++) {
        weights[i * categories + k] /= present;
      }
    }
  }
}

/** Whole windows of tables added up by pool: see `Kernel`. */
export function poolRows(
  counts: Float64Array[],
  n: Float64Array[],
  partial: Uint8Array[],
  categories: number,
  pools: Int32Array,
  weights: Float64Array,
  totals: Float64Array,
  squares: Float64Array,
  present: Float64Array
): void {
  for (let t = 0; t < n.length; t++) {
    for (let w = 0; w < pools.length; w++) {
      const events = n[t][w];
      if (!(events > 0) || partial[t][w] !== 0) {
        continue;
      }
      const pool = pools[w];
      present[pool]++;
      totals[pool] += events;
      squares[pool] += events * events;
      const own = counts[t];
      for (let k = 0; k < categories; k++) {
        weights[pool * categories + k] += own[w * categories + k];
      }
    }
  }
}

/** The part of its pool that is each window's own: see `Kernel`. */
export function poolParts(
  pools: Int32Array,
  from: number,
  categories: number,
  parts: Float64Array,
  pooled: Float64Array,
  pooledTotals: Float64Array,
  pooledSquares: Float64Array,
  weights: Float64Array,
  totals: Float64Array,
  squares: Float64Array
): void {
  for (let w = 0; w < totals.length; w++) {
    const pool = pools[from + w];
    if (!(pooledTotals[pool] > 0)) {
      continue;
    }
    const part = parts[pool];
    totals[w] = pooledTotals[pool] / part;
    squares[w] = pooledSquares[pool] / part / part;
    for (let k = 0; k < categories; k++) {
      weights[w * categories + k] = pooled[pool * categories + k] / part;
    }
  }
}
