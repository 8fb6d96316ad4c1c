import { checkCounts, type Vector } from './checks';

/**
 * Shares: p̂ = x / N, the estimate of maximum likelihood (Agresti, Categorical Data Analysis, 2013, 1.5.1).
 *
 * @param x counts, one per category (K)
 * @returns K shares that sum to 1; null when N = 0, since nothing happened in no category
 * @throws RangeError for a negative or non-finite count
 */
export function fractions(x: Vector): number[] | null {
  const n = checkCounts(x);
  if (n === 0) {
    return null;
  }
  const shares: number[] = [];
  const categories = x.length;
  for (let k = 0; k < categories; k++) {
    shares[k] = x[k] / n;
  }
  return shares;
}
