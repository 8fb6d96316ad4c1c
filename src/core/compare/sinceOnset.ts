import type { Comparison } from './comparison';

/** The windows of a drift so far, added up, and what they are compared with. */
export interface SinceOnset {
  /** Events by category, of `n`. */
  x: Float64Array;
  n: number;
  /** The baseline's, of `m`. */
  y: Float64Array;
  m: number;
}

/**
 * Adds up the windows from `onset` to the compared one; null where the baseline isn't counted, or either side has no events. A baseline
 * before the drift is one sample for all of its windows, one beside each window grows with them.
 *
 * @param perWindow buckets that a window has: windows that far apart don't overlap
 */
export function sinceOnset(
  { basis, window, compared }: Comparison,
  onset: number,
  perWindow: number
): SinceOnset | null {
  if (compared === null || !compared.counted) {
    return null;
  }
  const { table, categories, baseline } = basis;
  const x = new Float64Array(categories);
  const y = new Float64Array(categories);
  let n = 0;
  let m = 0;
  for (let w = window; w >= onset; w -= perWindow) {
    const beside = compared.earlier.paired || w === window ? baseline.at(w, 1) : null;
    if (table.partial[w] > 0 || (compared.earlier.paired && beside === null)) {
      continue;
    }
    n += table.n[w];
    m += beside === null ? 0 : beside.total;
    for (let k = 0; k < categories; k++) {
      x[k] += table.counts[w * categories + k];
      y[k] += beside === null ? 0 : beside.weights[k];
    }
  }
  return n > 0 && m > 0 ? { x, n, y, m } : null;
}
