import { expm1mx } from './expm1mx';
import type { Tails } from './incompleteGamma';
import { lnGamma } from './lnGamma';
import { lnGammaRatio } from './lnGammaRatio';
import { log1pmx } from './log1pmx';
import { requirePositive } from './requirePositive';
import { stirlingError } from './stirlingError';
import { tailIntegral } from './tailIntegral';
import { productSum } from './productSum';

/** From this first shape on the lower tail is one quadrature; below it the continued fraction is short. */
const LARGE = 20;
const EPSILON = 1e-17;

/** (a + b) x - a, from the smaller of x and y = 1 - x, so that its digits are not lost near the mean. */
function offset(x: number, y: number, a: number, b: number): number {
  return x <= y ? productSum(a, b, x, a) : -productSum(a, b, y, b);
}

/** a (ln(1 + t) - t) with 1 + t = x (a + b) / a. */
function deviance(t: number, x: number, a: number, n: number): number {
  return t < -0.4 ? a * (Math.log((x * n) / a) - t) : a * log1pmx(t);
}

/**
 * x^a y^b / B(a, b), the density of logit X, y = 1 - x. By deviances from the mean and Stirling's errors, so that no big numbers
 * cancel. Source: Loader (2000).
 */
export function betaKernel(x: number, y: number, a: number, b: number): number {
  const n = a + b;
  const d = offset(x, y, a, b);
  const exponent =
    deviance(d / a, x, a, n) + deviance(-d / b, y, b, n) + (stirlingError(n) - stirlingError(a) - stirlingError(b));
  return Math.sqrt((a / n) * (b / (2 * Math.PI))) * Math.exp(exponent);
}

/**
 * ln I_x(a, b) for a <= 1 and b x <= 1: a ln x - ln a - ln B(a, b) + ln(1 + a Σ (1 - b) … (n - b) x^n / (n! (a + n))).
 * Source: Didonato & Morris (1992), "Algorithm 708", BPSER.
 */
function lnLowerSmall(x: number, a: number, b: number): number {
  let term = 1;
  let sum = 0;
  for (let n = 1; n < 200; n++) {
    term *= ((n - b) / n) * x;
    sum += term / (a + n);
    if (Math.abs(term) <= EPSILON * Math.abs(sum)) {
      break;
    }
  }
  return a * Math.log(x) + lnGammaRatio(b, a) - lnGamma(1 + a) + Math.log1p(a * sum);
}

/** I_x(a, b) / kernel for x below the mean, by modified Lentz. Source: Didonato & Morris (1992), "Algorithm 708", BFRAC. */
function lowerFraction(x: number, y: number, a: number, b: number): number {
  const d0 = -offset(x, y, a, b);
  const denominator = (m: number) =>
    m + (m * (b - m) * x) / (a + 2 * m - 1) + ((a + m) * (d0 + 1 + m * (1 + y))) / (a + 2 * m + 1);
  let f = denominator(0);
  let c = f;
  let d = 0;
  for (let m = 1; m < 300; m++) {
    const s = a + 2 * m - 1;
    const numerator = ((((a + m - 1) * x) / s) * (a + b + m - 1) * m * (b - m) * x) / s;
    const bottom = denominator(m);
    d = 1 / (bottom + numerator * d);
    c = bottom + numerator / c;
    const factor = c * d;
    f *= factor;
    if (Math.abs(factor - 1) < 2e-16) {
      break;
    }
  }
  return 1 / f;
}

/** The tail of logit X, X ~ Beta(a, b), below logit x, divided by the density there. */
function lowerTail(x: number, y: number, a: number, b: number): number {
  const n = a + b;
  const d = offset(x, y, a, b);
  const z = Math.min(x, y);
  const sign = x <= y ? -1 : 1;
  return tailIntegral(
    (r) => d * r - n * (log1pmx(z * Math.expm1(sign * r)) + z * expm1mx(sign * r)),
    (r) => {
      const e = z * Math.expm1(sign * r);
      return d - (n * sign * e * (1 - z)) / (1 + e);
    },
    -d,
    n * x * y
  );
}

/** I_x(a, b) for x below the mean. */
function lowerBeta(x: number, y: number, a: number, b: number): number {
  const kernel = betaKernel(x, y, a, b);
  return kernel === 0 ? 0 : kernel * (a < LARGE ? lowerFraction(x, y, a, b) : lowerTail(x, y, a, b));
}

/**
 * Regularised incomplete beta function I_x(a, b) and its complement, a, b > 0, given x and y = 1 - x (both, since either may be
 * too near 1 to tell the other).
 *
 * Relative error under 1e-12 for results above 1e-100 and under 1e-10 down to 1e-300, on both sides.
 */
export function incompleteBeta(x: number, y: number, a: number, b: number): Tails {
  requirePositive('a', a);
  requirePositive('b', b);
  if (x === 0) {
    return { lower: 0, upper: 1 };
  }
  if (y === 0) {
    return { lower: 1, upper: 0 };
  }
  if (a <= 1 && b * x <= 1 && x <= 0.7) {
    const u = lnLowerSmall(x, a, b);
    return { lower: Math.exp(u), upper: -Math.expm1(u) };
  }
  if (b <= 1 && a * y <= 1 && y <= 0.7) {
    const u = lnLowerSmall(y, b, a);
    return { lower: -Math.expm1(u), upper: Math.exp(u) };
  }
  if (offset(x, y, a, b) <= 0) {
    const lower = lowerBeta(x, y, a, b);
    return { lower, upper: 1 - lower };
  }
  const upper = lowerBeta(y, x, b, a);
  return { lower: 1 - upper, upper };
}
