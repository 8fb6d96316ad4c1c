import { erfc } from './erfc';
import { erfNearZero, NEAR_ZERO } from './erfNearZero';

/** Error function: 2/√π ∫ exp(-t²) dt from 0 to x, and odd. */
export function erf(x: number): number {
  if (Math.abs(x) <= NEAR_ZERO) {
    return erfNearZero(x);
  }
  return x < 0 ? erfc(-x) - 1 : 1 - erfc(x);
}
