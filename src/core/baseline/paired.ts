import { LEAST_EXPECTED } from '../stats/goodnessOfFit';
import { poolSparse } from '../stats/pooling';
import type { GroupTable } from '../window/table';
import type { WindowGrid } from '../window/grid';
import type { Baseline } from './baseline';

/** A window beside its own baseline. */
interface Pair {
  /** Share less baseline share, by category. */
  difference: Float64Array;
  /** Events of both, by category. */
  both: Float64Array;
  n: number;
  m: number;
}

/**
 * By how much the trailing windows vary beside baselines of their own (the day before, the control): how the differences d_t of their
 * shares vary about the mean difference, over what chance makes of two samples.
 *
 *     φ = Σ_t h_t Σ_k (d_tk - d̄_k)² / p_k / ((T - 1)(K - 1)),   h_t = 1 / (1/n_t + 1/m_t),   d̄ = Σ h_t d_t / Σ h_t
 *
 * A season, or a burst that hits canary and control alike, is in both and cancels; a difference that lasts is in the mean, and is for
 * the test to find. Sparse categories are one cell.
 */
export class Paired {
  private readonly known: Array<Pair | null | undefined> = [];

  constructor(
    private readonly table: GroupTable,
    private readonly baseline: Baseline,
    private readonly categories: number,
    private readonly grid: WindowGrid,
    private readonly length: number,
    private readonly gap: number
  ) {}

  /** φ and its degrees of freedom, of the windows that trail `window`, and how many of them have a baseline; null under two. */
  at(window: number): { ratio: number; df: number; windows: number } | null {
    const pairs: Pair[] = [];
    for (let age = this.gap + this.length; age > this.gap; age--) {
      const pair = this.pair(window - age * this.grid.perWindow);
      if (pair !== null) {
        pairs.push(pair);
      }
    }
    return pairs.length < 2 ? null : variation(pairs, this.categories);
  }

  private pair(w: number): Pair | null {
    const known = this.known[w];
    return known === undefined ? (this.known[w] = this.newPair(w)) : known;
  }

  private newPair(w: number): Pair | null {
    const { categories, table } = this;
    const n = table.n[w];
    const own = n > 0 ? this.baseline.at(w, 1) : null;
    if (own === null) {
      return null;
    }
    const difference = new Float64Array(categories);
    const both = new Float64Array(categories);
    for (let k = 0; k < categories; k++) {
      const count = table.counts[w * categories + k];
      difference[k] = count / n - own.weights[k] / own.total;
      both[k] = count + own.weights[k];
    }
    return { difference, both, n, m: own.total };
  }
}

function variation(pairs: Pair[], categories: number): { ratio: number; df: number; windows: number } | null {
  const totals = new Float64Array(categories);
  let events = 0;
  let smaller = 0;
  for (const { both, n, m } of pairs) {
    for (let k = 0; k < categories; k++) {
      totals[k] += both[k];
    }
    events += n + m;
    smaller += Math.min(n, m);
  }
  const pooled = poolSparse(totals, smaller / pairs.length / events, totals, LEAST_EXPECTED);
  let statistic = 0;
  let cells = 0;
  let next = 0;
  for (let k = 0; k < categories; k++) {
    if (pooled[next] === k) {
      next++;
    } else if (totals[k] > 0) {
      cells++;
      statistic += variationOf(pairs, [k]) / (totals[k] / events);
    }
  }
  if (pooled.length > 0) {
    cells++;
    statistic += variationOf(pairs, pooled) / (pooled.reduce((sum, k) => sum + totals[k], 0) / events);
  }
  const df = (pairs.length - 1) * Math.max(0, cells - 1);
  return df > 0 ? { ratio: statistic / df, df, windows: pairs.length } : null;
}

/** Σ h (d - d̄)² of these categories as one. */
function variationOf(pairs: Pair[], positions: number[]): number {
  const differences = pairs.map(({ difference }) => positions.reduce((sum, k) => sum + difference[k], 0));
  let weights = 0;
  let mean = 0;
  pairs.forEach(({ n, m }, t) => {
    const weight = 1 / (1 / n + 1 / m);
    weights += weight;
    mean += weight * differences[t];
  });
  mean /= weights;
  return pairs.reduce((sum, { n, m }, t) => sum + (differences[t] - mean) ** 2 / (1 / n + 1 / m), 0);
}
