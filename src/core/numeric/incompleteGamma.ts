import { expm1mx } from './expm1mx';
import { lnGamma1p } from './lnGamma';
import { log1pmx } from './log1pmx';
import { requirePositive } from './requirePositive';
import { stirlingError } from './stirlingError';
import { tailIntegral } from './tailIntegral';

/** Both regularised incomplete gamma functions at once: the small one is computed, never 1 minus the big one. */
export interface Tails {
  /** Below x. */
  lower: number;
  /** Above x. */
  upper: number;
}

/** From this shape on a tail is one quadrature; below it series and continued fraction are short. */
const LARGE = 20;
const EPSILON = 1e-17;

/**
 * x^a e^(-x) / Γ(a), the density of ln X. By the deviance a φ(x/a), φ(t) = t - 1 - ln t, so that no big numbers cancel.
 * Source: Loader (2000).
 */
export function gammaKernel(a: number, x: number): number {
  const t = (x - a) / a;
  const deviance = t < -0.4 ? a * Math.log(x / a) - (x - a) : a * log1pmx(t);
  return Math.sqrt(a / (2 * Math.PI)) * Math.exp(deviance - stirlingError(a));
}

/** ln P(a, x) for a < 1 and small x: a ln x - ln Γ(1 + a) + ln(1 + a Σ (-x)^n / (n! (a + n))). */
function lnLowerSmall(a: number, x: number): number {
  let term = 1;
  let sum = 0;
  for (let n = 1; n < 60; n++) {
    term *= -x / n;
    sum += term / (a + n);
    if (Math.abs(term) < EPSILON * Math.abs(sum)) {
      break;
    }
  }
  const lnGammaOfAPlus1 = a <= 0.5 ? lnGamma1p(a) : lnGamma1p(a - 1) + Math.log(a);
  return a * Math.log(x) - lnGammaOfAPlus1 + Math.log1p(a * sum);
}

/** P(a, x) / kernel = Σ x^n / (a (a + 1) … (a + n)). Source: Abramowitz & Stegun 6.5.29. */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < 200 && term > EPSILON * sum; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** Q(a, x) / kernel = 1/(x + 1 - a - 1 (1 - a)/(x + 3 - a - …)), by modified Lentz. Source: Abramowitz & Stegun 6.5.31. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < 300; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const factor = c * d;
    h *= factor;
    if (Math.abs(factor - 1) < 2e-16) {
      break;
    }
  }
  return h;
}

/** The tail of ln X, X ~ Gamma(a), beyond ln x, divided by the density there: above it, or below it. */
function tail(a: number, x: number, direction: 1 | -1): number {
  const c = direction * (a - x);
  return tailIntegral(
    (r) => c * r - x * expm1mx(direction * r),
    (r) => c - direction * x * Math.expm1(direction * r),
    -c,
    x
  );
}

/**
 * Regularised incomplete gamma functions P(a, x) and Q(a, x), a > 0, x >= 0.
 *
 * Relative error under 1e-12 for results above 1e-100 and under 1e-10 down to 1e-300, on both sides, for a up to 1e9.
 */
export function incompleteGamma(a: number, x: number): Tails {
  requirePositive('a', a);
  if (!(x >= 0)) {
    throw new RangeError(`x must not be negative: ${x}`);
  }
  if (x === 0) {
    return { lower: 0, upper: 1 };
  }
  if (x === Infinity) {
    return { lower: 1, upper: 0 };
  }
  if (a < 1 && x < 1.5) {
    const u = lnLowerSmall(a, x);
    return { lower: Math.exp(u), upper: -Math.expm1(u) };
  }
  const below = a < LARGE ? x < a + 1 : x < a;
  const kernel = gammaKernel(a, x);
  if (kernel === 0) {
    return below ? { lower: 0, upper: 1 } : { lower: 1, upper: 0 };
  }
  if (below) {
    const lower = kernel * (a < LARGE ? lowerSeries(a, x) : tail(a, x, -1));
    return { lower, upper: 1 - lower };
  }
  const upper = kernel * (a < LARGE ? upperFraction(a, x) : tail(a, x, 1));
  return { lower: 1 - upper, upper };
}
