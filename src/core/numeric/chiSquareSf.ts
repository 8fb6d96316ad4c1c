import { erfc } from './erfc';
import { gammaQ } from './gammaQ';

const TWO_OVER_SQRT_PI = 1.1283791670955126;
/** Whole degrees of freedom up to which the sum is shorter than the general function. */
const FEW = 40;
/** Where exp(-x/2) begins to lose digits. */
const LARGE = 1_380;

/** P(X > x), X chi-square with `df` > 0 degrees of freedom (not necessarily whole), x >= 0. */
export function chiSquareSf(x: number, df: number): number {
  return df <= FEW && df >= 1 && df % 1 === 0 && x >= 0 && x < LARGE ? wholeSf(x / 2, df) : gammaQ(df / 2, x / 2);
}

/**
 * Q(df/2, h) of whole df, a sum of positive terms: exp(-h) Σ h^j / j! over j < df/2 for an even one, and for an odd one
 * erfc √h + exp(-h) Σ h^(j - 1/2) / Γ(j + 1/2) over j from 1 to (df - 1)/2. Source: Abramowitz & Stegun 26.4.4, 26.4.5.
 */
function wholeSf(h: number, df: number): number {
  const even = df % 2 === 0;
  const root = even ? 1 : Math.sqrt(h);
  let term = even ? 1 : TWO_OVER_SQRT_PI * root;
  let sum = df > 1 ? term : 0;
  for (let j = even ? 1 : 1.5; j < df / 2 - 0.75; j++) {
    term *= h / j;
    sum += term;
  }
  const rest = sum * Math.exp(-h);
  return Math.min(1, even ? rest : erfc(root) + rest);
}
