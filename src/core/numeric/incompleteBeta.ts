import { expm1mx } from './expm1mx';
import type { Tails } from './incompleteGamma';
import { lnGamma } from './lnGamma';
import { lnGammaRatio } from './lnGammaRatio';
import { log1pmx } from './log1pmx';
import { requirePositive } from './requirePositive';
import { stirlingError } from './stirlingError';
import { tailIntegral } from './tailIntegral';
import { productSum } from './productSum';

/** From this smaller shape on a tail is one quadrature; below it the continued fraction is shorter. */
const LARGE = 4_000;
/** Expected terms of a series up to which it is shorter than the continued fraction. */
const SHORT = 30;
/** Shapes up to which the plain difference from the mean has digits enough. */
const MODERATE = 1_000;
/** Exponents up to here may lose their last digits: that is 2e-14 of the result. */
const PLAIN = 100;
const EPSILON = 1e-17;

/** (a + b) x - a, from the smaller of x and y = 1 - x, so that its digits are not lost near the mean. */
function offset(x: number, y: number, a: number, b: number): number {
  if (a + b < MODERATE) {
    return x <= y ? (a + b) * x - a : b - (a + b) * y;
  }
  return x <= y ? productSum(a, b, x, a) : -productSum(a, b, y, b);
}

/** a (ln(1 + t) - t), t = d / a, with 1 + t = x (a + b) / a. */
function deviance(d: number, x: number, a: number, n: number): number {
  const t = d / a;
  if (t < -0.4) {
    return a * (Math.log((x * n) / a) - t);
  }
  return d < PLAIN && d > -PLAIN && (t > 0.02 || t < -0.02) ? a * Math.log1p(t) - d : a * log1pmx(t);
}

/**
 * x^a y^b / B(a, b), the density of logit X, y = 1 - x. By deviances from the mean and Stirling's errors, so that no big numbers
 * cancel. Source: Loader (2000).
 */
export function betaKernel(x: number, y: number, a: number, b: number): number {
  return kernel(x, y, a, b, offset(x, y, a, b));
}

function kernel(x: number, y: number, a: number, b: number, d: number): number {
  const n = a + b;
  const exponent =
    deviance(d, x, a, n) + deviance(-d, y, b, n) + (stirlingError(n) - stirlingError(a) - stirlingError(b));
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

/**
 * I_x(a, b) / kernel for x below the mean, by modified Lentz. Source: Didonato & Morris (1992), "Algorithm 708", BFRAC.
 * About 2 sqrt(min(a, b)) steps near the mean, and fewer the further from it.
 */
function lowerFraction(x: number, y: number, a: number, b: number, offset: number): number {
  const d0 = -offset;
  const growth = 1 + y;
  let f = (a * (d0 + 1)) / (a + 1);
  let c = f;
  let d = 0;
  let am = a;
  let nm = a + b;
  let s = a + 1;
  let e = d0 + 1;
  for (let m = 1; m < 500; m++) {
    const w = (m * (b - m) * x) / s;
    const numerator = (am * nm * w * x) / s;
    am += 1;
    nm += 1;
    s += 2;
    e += growth;
    const bottom = m + w + (am * e) / s;
    d = 1 / (bottom + numerator * d);
    c = bottom + numerator / c;
    const factor = c * d;
    f *= factor;
    if (factor < 1 + 4e-16 && factor > 1 - 4e-16) {
      break;
    }
  }
  return 1 / f;
}

/** The tail of logit X, X ~ Beta(a, b), below logit x, divided by the density there. */
function lowerTail(x: number, y: number, a: number, b: number, d: number): number {
  const n = a + b;
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

/**
 * I_x(a, b) / kernel = Σ (a + b) … (a + b + n - 1) x^n / (a (a + 1) … (a + n)): all terms are positive. Source: Abramowitz & Stegun
 * 26.5.4.
 */
function lowerSeries(x: number, a: number, b: number): number {
  let term = 1 / a;
  let sum = term;
  let top = a + b;
  let bottom = a + 1;
  while (term > EPSILON * sum) {
    term *= (top * x) / bottom;
    sum += term;
    top += 1;
    bottom += 1;
  }
  return sum;
}

/** I_x(a, b) for x below the mean, `d` = (a + b) x - a its distance from there, and its complement. */
function belowMean(x: number, y: number, a: number, b: number, d: number): Tails {
  const k = kernel(x, y, a, b, d);
  if (k === 0) {
    return { lower: 0, upper: 1 };
  }
  // a short series gives the larger part, which leaves the smaller one its digits as long as that is not small
  if (y < 0.5 && a * y < SHORT && d * d < 4 * (a + b) * x * y) {
    const upper = k * lowerSeries(y, b, a);
    if (upper < 0.99) {
      return { lower: 1 - upper, upper };
    }
  }
  const lower = k * (a < LARGE || b < LARGE ? lowerFraction(x, y, a, b, d) : lowerTail(x, y, a, b, d));
  return { lower, upper: 1 - lower };
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
  const d = offset(x, y, a, b);
  if (d <= 0) {
    return belowMean(x, y, a, b, d);
  }
  const { lower, upper } = belowMean(y, x, b, a, -d);
  return { lower: upper, upper: lower };
}
