import { incompleteGamma } from './incompleteGamma';

/** Regularised lower incomplete gamma function P(a, x) = γ(a, x) / Γ(a), a > 0, x >= 0. */
export function gammaP(a: number, x: number): number {
  return incompleteGamma(a, x).lower;
}
