import { incompleteGamma } from './incompleteGamma';

const TWO_OVER_SQRT_PI = 1.1283791670955126;

/** Error function: 2/√π ∫ exp(-t²) dt from 0 to x = P(1/2, x²) for x > 0, and odd. */
export function erf(x: number): number {
  if (Math.abs(x) < 1e-9) {
    return TWO_OVER_SQRT_PI * x;
  }
  const { lower } = incompleteGamma(0.5, x * x);
  return x < 0 ? -lower : lower;
}
