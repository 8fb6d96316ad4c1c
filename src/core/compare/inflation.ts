import { varianceInflation } from '../stats/varianceInflation';
import type { Compared } from './compared';
import { inflationBy } from './testWindows';

/** By how much more than a multinomial the window varies about its baseline: φ of the windows before, at least 1. */
export function inflationOf(c: Compared): number {
  const { spread } = c.earlier;
  const ratio = spread === null ? 1 : spread.ratio;
  return inflationFor(c, ratio, c.earlier.rhoOf(ratio));
}

/** A ratio φ, or what ρ makes of it where the window or its baseline are larger than the windows before. At least 1. */
export function inflationFor(c: Compared, ratio: number, rho: number | null): number {
  const { n, window, baseline } = c;
  const own = window.length > 1 || c.earlier.paired ? null : rho;
  return inflationBy(ratio, own ?? NaN, n, window.squares, baseline.total, baseline.squares);
}

/** What ρ makes of the window's and its baseline's variances, each by its own size. */
export function clustered({ n, window, baseline }: Compared, rho: number): number {
  return varianceInflation(rho, { n, squares: window.squares }, { n: baseline.total, squares: baseline.squares });
}
