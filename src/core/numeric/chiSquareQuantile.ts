import { gammaQInverse } from './gammaQInverse';

/** x with P(X > x) = `upperP`, X chi-square with `df` > 0 degrees of freedom. */
export function chiSquareQuantile(upperP: number, df: number): number {
  return 2 * gammaQInverse(df / 2, upperP);
}
