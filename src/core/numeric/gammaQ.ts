import { incompleteGamma } from './incompleteGamma';

/** Regularised upper incomplete gamma function Q(a, x) = Γ(a, x) / Γ(a), a > 0, x >= 0; accurate down to 1e-300. */
export function gammaQ(a: number, x: number): number {
  return incompleteGamma(a, x).upper;
}
