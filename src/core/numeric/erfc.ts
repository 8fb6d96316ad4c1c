import { erf } from './erf';
import { incompleteGamma } from './incompleteGamma';

/** Complementary error function 1 - erf(x) = Q(1/2, x²) for x > 0; accurate down to 1e-300. */
export function erfc(x: number): number {
  return x < 1e-9 ? 1 - erf(x) : incompleteGamma(0.5, x * x).upper;
}
