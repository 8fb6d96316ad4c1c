import { lnGamma } from './lnGamma';
import { lnGammaRatio } from './lnGammaRatio';
import { requirePositive } from './requirePositive';
import { stirlingError } from './stirlingError';

const HALF_LN_2PI = 0.9189385332046728;

/** ln B(a, b) = ln Γ(a) + ln Γ(b) - ln Γ(a + b), a, b > 0, without cancellation for large arguments. */
export function lnBeta(a: number, b: number): number {
  requirePositive('a', a);
  requirePositive('b', b);
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  if (small < 12) {
    return large < 12 ? lnGamma(a) + lnGamma(b) - lnGamma(a + b) : lnGamma(small) - lnGammaRatio(large, small);
  }
  return (
    HALF_LN_2PI -
    0.5 * Math.log(large) +
    (small - 0.5) * Math.log(small / (small + large)) -
    large * Math.log1p(small / large) +
    (stirlingError(a) + stirlingError(b) - stirlingError(a + b))
  );
}
