import { chiSquareSf } from '../numeric';
import { checkWithin, type Vector } from './checks';
import { chiSquareTest } from './chiSquareTest';
import { exactSumWhere } from './exact';
import type { GoodnessOfFit, PoolingOptions } from './goodnessOfFit';

export interface DirichletMultinomialTest extends GoodnessOfFit {
  /** 1 + (N - 1) ρ, N of the categories that are possible: by how much the counts vary more than a multinomial's. */
  designEffect: number;
}

/**
 * Goodness of fit to shares that are known, of a window whose counts are Dirichlet-multinomial with intra-class correlation
 * ρ = 1 / (1 + Σ α):
 *
 *     X² / (1 + (N - 1) ρ)   on χ² with cells - 1 degrees of freedom
 *
 * Sparse categories are pooled, impossible ones reported, as in `chiSquareTest`. ρ is taken for known. It is a normal
 * approximation to the shares: it needs q_i (1 - ρ) / ρ well above 1.
 *
 * Source: Brier, Biometrika 67 (1980).
 *
 * @param x counts of the window (K)
 * @param q shares (K), normalised here
 * @param rho ρ from 0 (multinomial) to 1, from `dirichletMultinomialFit`
 * @returns statistic, df and p; null with a reason when fewer than 2 cells are left
 * @throws RangeError for a negative or non-finite value, different lengths, or ρ outside [0, 1]
 */
export function dirichletMultinomialTest(
  x: Vector,
  q: Vector,
  rho: number,
  options: PoolingOptions = {}
): DirichletMultinomialTest {
  checkWithin(rho, 0, 1, 'rho');
  const plain = chiSquareTest(x, q, options);
  const effect = designEffect(exactSumWhere(x, q).value, rho);
  if (plain.statistic === null) {
    return { ...plain, designEffect: effect };
  }
  return { ...plain, ...dirichletMultinomialOf(plain.statistic, plain.df, effect), designEffect: effect };
}

/**
 * X² over the factor by which it varies more than a multinomial's, on χ²: what the test is when both are known already, as against
 * a counted baseline, where `varianceInflation` has a factor for each side.
 */
export function dirichletMultinomialOf(
  statistic: number,
  df: number,
  inflation: number
): { statistic: number; pValue: number } {
  const divided = statistic / inflation;
  return { statistic: divided, pValue: chiSquareSf(divided, df) };
}

/** 1 + (N - 1) ρ, and 1 for a window of one event or less. */
function designEffect(n: number, rho: number): number {
  return 1 + Math.max(0, n - 1) * rho;
}
