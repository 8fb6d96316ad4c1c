import { betaI, betaIComplement, chiSquareSf, fSf } from '../numeric';
import { adjustPValues, type Adjustment } from '../stats/adjustPValues';
import { LEAST_EXPECTED } from '../stats/goodnessOfFit';
import type { Compared } from './compared';
import { inflationOf } from './inflation';

/** Each category against its baseline share; null where there is no answer. */
export interface CategoryTests {
  p: Array<number | null>;
  adjusted: Array<number | null>;
}

/**
 * Has this category's share moved? The squared residual (two-sample where the baseline was counted) over the inflation, on χ²(1), or
 * on F where the inflation was measured. A category that expects under 5 events is tested exactly: given x + y, x is binomial
 * with the windows' sizes (Przyborowski & Wilenski 1940), against intended shares x itself is; twice the smaller tail, counts
 * divided by the inflation.
 *
 * @param c null where the window or its baseline is empty
 * @param categories of the group (K)
 */
export function categoryTests(c: Compared | null, categories: number, correction: Adjustment): CategoryTests {
  const p = new Array<number | null>(categories).fill(null);
  if (c === null || c.active.x.length < 2) {
    return { p, adjusted: p };
  }
  const inflation = inflationOf(c);
  const { spread } = c.earlier;
  const { n, counted, active } = c;
  const { positions, x, y, q } = active;
  const m = c.baseline.total;
  positions.forEach((position, i) => {
    const share = counted ? (x[i] + y[i]) / (n + m) : q[i];
    if (!(share > 0 && share < 1)) {
      return;
    }
    if (Math.min(n, m) * share < LEAST_EXPECTED * inflation) {
      p[position] = counted
        ? twoSided(x[i] / inflation, (x[i] + y[i]) / inflation, n / (n + m))
        : twoSided(x[i] / inflation, n / inflation, share);
      return;
    }
    const moved = x[i] / n - (counted ? y[i] / m : share);
    const square = (moved * moved) / (share * (1 - share) * (1 / n + 1 / m) * inflation);
    p[position] = inflation > 1 && spread !== null ? fSf(square, 1, spread.df) : chiSquareSf(square, 1);
  });
  return { p, adjusted: adjustPValues(p, correction) };
}

/** Twice the smaller tail of x out of n at chance p, where counts need not be whole. */
function twoSided(x: number, n: number, p: number): number {
  const upper = x > 0 ? betaI(p, x, n - x + 1) : 1;
  const lower = x < n ? betaIComplement(p, x + 1, n - x) : 1;
  return Math.min(1, 2 * Math.min(upper, lower));
}
