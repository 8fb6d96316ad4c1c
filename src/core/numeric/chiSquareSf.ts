import { gammaQ } from './gammaQ';

/** P(X > x), X chi-square with `df` > 0 degrees of freedom (not necessarily whole), x >= 0. */
export function chiSquareSf(x: number, df: number): number {
  return gammaQ(df / 2, x / 2);
}
