import { incompleteBeta } from './incompleteBeta';
import { requireProbability } from './requireProbability';

/** Regularised incomplete beta function I_x(a, b), 0 <= x <= 1, a, b > 0; accurate down to 1e-300. */
export function betaI(x: number, a: number, b: number): number {
  requireProbability('x', x);
  return incompleteBeta(x, 1 - x, a, b).lower;
}
