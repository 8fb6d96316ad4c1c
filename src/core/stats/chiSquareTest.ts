import type { Vector } from './checks';
import type { GoodnessOfFit, PoolingOptions } from './goodnessOfFit';
import { powerDivergence } from './powerDivergence';

/**
 * Pearson's goodness of fit: X² = Σ (x - e)² / e with e = N q, on χ² with cells - 1 degrees of freedom (Pearson 1900).
 * Sparse categories are pooled, impossible ones reported: see `powerDivergence`, of which it is λ = 1.
 *
 * For shares that were counted themselves use `homogeneityTest`: taking a measured baseline for exact raises false alarms.
 *
 * @param x counts, one per category (K)
 * @param q intended shares (K), normalised here
 * @returns statistic, df and p; null with a reason when fewer than 2 cells are left
 * @throws RangeError for a negative or non-finite value, or different lengths
 */
export function chiSquareTest(x: Vector, q: Vector, options: PoolingOptions = {}): GoodnessOfFit {
  return powerDivergence(x, q, 1, options);
}
