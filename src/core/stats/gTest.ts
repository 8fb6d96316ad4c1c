import type { Vector } from './checks';
import type { GoodnessOfFit, PoolingOptions } from './goodnessOfFit';
import { powerDivergence } from './powerDivergence';

/**
 * Likelihood ratio goodness of fit: G = 2 Σ x ln(x / e) with e = N q, on χ² with cells - 1 degrees of freedom (Wilks 1938).
 * G / 2N is the Kullback-Leibler divergence without smoothing. Pooling and impossible categories as in `powerDivergence`,
 * of which it is λ = 0.
 *
 * @param x counts, one per category (K)
 * @param q intended shares (K), normalised here
 * @returns statistic, df and p; null with a reason when fewer than 2 cells are left
 * @throws RangeError for a negative or non-finite value, or different lengths
 */
export function gTest(x: Vector, q: Vector, options: PoolingOptions = {}): GoodnessOfFit {
  return powerDivergence(x, q, 0, options);
}
