import { erfc } from './erfc';

/** P(Z > z) for a standard normal Z; accurate down to 1e-300 (z about 37). */
export function normalSf(z: number): number {
  return 0.5 * erfc(z * Math.SQRT1_2);
}
