import type { Vector } from './checks';
import type { PoolingOptions } from './goodnessOfFit';
import { homogeneityTest, type Homogeneity } from './homogeneityTest';
import { sumWindows } from './windowTable';

/**
 * `homogeneityTest` of a window against others together. Which of categories that are alike in both is pooled is decided by how
 * much the windows vary in them, Σ x_t² / n_t, so that it is the same in whatever order categories come.
 *
 * @param x counts of the window (K)
 * @param table counts of the other windows, T of K categories each
 * @throws RangeError for a negative or non-finite count, or different lengths
 */
export function againstWindows(x: Vector, table: ArrayLike<Vector>, options: PoolingOptions): Homogeneity {
  const y = sumWindows(table, x.length);
  const plain = homogeneityTest(x, y, options);
  return plain.pooled.length === 0 ? plain : homogeneityTest(x, y, { ...options, ties: spreadOf(table, x.length) });
}

function spreadOf(table: ArrayLike<Vector>, categories: number): Float64Array {
  const spread = new Float64Array(categories);
  for (let t = 0; t < table.length; t++) {
    const row = table[t];
    let n = 0;
    for (let k = 0; k < categories; k++) {
      n += row[k];
    }
    for (let k = 0; n > 0 && k < categories; k++) {
      spread[k] += (row[k] * row[k]) / n;
    }
  }
  return spread;
}
