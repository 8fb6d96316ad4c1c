import { incompleteBeta } from './incompleteBeta';
import { requireProbability } from './requireProbability';

/** 1 - I_x(a, b), 0 <= x <= 1, a, b > 0, computed on its own side: accurate down to 1e-300. */
export function betaIComplement(x: number, a: number, b: number): number {
  requireProbability('x', x);
  return incompleteBeta(x, 1 - x, a, b).upper;
}
