import { log1pmx } from './log1pmx';
import { stirlingError } from './stirlingError';

/** ln Γ(b + a) - ln Γ(b) for a, b > 0, without the cancellation of two big logarithms and relative to a small a. */
export function lnGammaRatio(b: number, a: number): number {
  let shifted = 0;
  let z = b;
  for (; z < 12; z++) {
    shifted += Math.log1p(a / z);
  }
  const t = a / z;
  const stirling = stirlingError(z + a) - stirlingError(z);
  return stirling + a * Math.log(z + a) + z * log1pmx(t) - 0.5 * Math.log1p(t) - shifted;
}
