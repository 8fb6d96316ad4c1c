import { gammaKernel, incompleteGamma } from './incompleteGamma';
import { lnGamma, lnGamma1p } from './lnGamma';
import { monotoneRoot } from './monotoneRoot';
import { normalQuantile } from './normalQuantile';
import { requirePositive } from './requirePositive';
import { requireProbability } from './requireProbability';

/** Below this logarithm a double is 0. */
const LN_SMALLEST = -745;

/** ln x to begin with, for the upper tail q <= 1/2: Wilson & Hilferty (1931), or the exponential tail for a small shape. */
function upperStart(a: number, q: number): number {
  const root = 1 - 1 / (9 * a) - normalQuantile(q) / (3 * Math.sqrt(a));
  return a < 1 ? Math.log(-Math.log(q)) : Math.log(a) + 3 * Math.log(root);
}

/** ln x to begin with, for the lower tail p < 1/2: P(a, x) ~ x^a / Γ(a + 1), which bounds it, or Wilson & Hilferty. */
function lowerStart(a: number, p: number): number {
  const power = (Math.log(p) + (a < 0.5 ? lnGamma1p(a) : lnGamma(a + 1))) / a;
  const root = 1 - 1 / (9 * a) + normalQuantile(p) / (3 * Math.sqrt(a));
  return a < 1 || root < 0.1 ? power : Math.max(power, Math.log(a) + 3 * Math.log(root));
}

/**
 * x with Q(a, x) = q, a > 0, 0 <= q <= 1 (Infinity at 0, 0 at 1, and 0 where x is below the smallest double).
 *
 * Newton on the logarithm of the smaller tail against ln x: both logarithms are concave there, since ln X has a log-concave
 * density.
 */
export function gammaQInverse(a: number, q: number): number {
  requirePositive('a', a);
  requireProbability('q', q);
  if (q === 0 || q === 1) {
    return q === 0 ? Infinity : 0;
  }
  const upper = q <= 0.5;
  const target = upper ? q : 1 - q;
  const start = upper ? upperStart(a, q) : lowerStart(a, target);
  if (!upper && start < LN_SMALLEST) {
    return 0;
  }
  const w = monotoneRoot(
    (t) => {
      const x = Math.exp(t);
      const tails = incompleteGamma(a, x);
      const tail = upper ? tails.upper : tails.lower;
      const value = Math.log(tail / target);
      const slope = gammaKernel(a, x) / tail;
      return { value, step: upper ? value / slope : -value / slope };
    },
    start,
    upper ? -1 : 1
  );
  return Math.exp(w);
}
