import { varianceInflation } from '../stats/varianceInflation';
import type { Comparison } from './comparison';

/** φ, or what ρ makes of it where the window or its baseline are larger than the trailing windows. At least 1. */
export function inflationOf(c: Comparison, ratio: number): number {
  return inflationFor(c, ratio, c.rhoOf(ratio));
}

/** The same, where ρ is known. */
export function inflationFor(c: Comparison, ratio: number, rho: number | null): number {
  if (rho === null || rho === 0 || c.baseline === null || c.length > 1 || c.side.paired !== null) {
    return Math.max(1, ratio);
  }
  const { total, squares } = c.baseline;
  return Math.max(1, ratio, varianceInflation(rho, { n: c.n, squares: c.squares }, { n: total, squares }));
}
