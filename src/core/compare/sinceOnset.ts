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

/** Adds up the windows from `onset` to `window`; null where the baseline isn't counted, or either side has no events. */
export function sinceOnset(comparisons: Comparison[], onset: number, window: number): SinceOnset | null {
  const { compared: latest, counts } = comparisons[window];
  if (latest === null || !latest.counted) {
    return null;
  }
  const x = new Float64Array(counts.length);
  const y = new Float64Array(counts.length);
  let n = 0;
  let m = 0;
  for (let w = onset; w <= window; w++) {
    const { compared, counts: own } = comparisons[w] ?? {};
    if (!compared) {
      continue;
    }
    // a baseline before the drift is one sample for all its windows, a baseline beside each window grows with them
    const beside = latest.earlier.paired || w === window ? compared.baseline : null;
    for (let k = 0; k < x.length; k++) {
      x[k] += own[k];
      y[k] += beside === null ? 0 : beside.weights[k];
    }
    n += compared.n;
    m += beside === null ? 0 : beside.total;
  }
  return n > 0 && m > 0 ? { x, n, y, m } : null;
}
