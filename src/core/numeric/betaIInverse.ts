import { betaKernel, incompleteBeta } from './incompleteBeta';
import { lnBeta } from './lnBeta';
import { monotoneRoot, type Probe } from './monotoneRoot';
import { normalQuantile } from './normalQuantile';
import { requirePositive } from './requirePositive';
import { requireProbability } from './requireProbability';

/** Below this logit x is 0 in double precision. */
const SMALLEST = -745;
/** Steps of less than this many standard deviations are right to the last digits: what their series leaves out is their 6th power. */
const NEAR = 0.01;
/** Steps of more are Newton's. */
const FAR = 0.3;

/**
 * logit x to begin with, p <= 1/2: I_x ~ x^a / (a B(a, b)), which bounds it where it is small, or Abramowitz & Stegun 26.5.22, mostly
 * right to a thousandth of a standard deviation.
 */
function start(p: number, a: number, b: number): number {
  if (a <= 1 || b <= 1) {
    return power(p, a, b);
  }
  const z = -normalQuantile(p);
  const u = 1 / (2 * a - 1);
  const v = 1 / (2 * b - 1);
  const h = 2 / (u + v);
  const l = (z * z - 3) / 6;
  const normal = Math.log(a / b) - 2 * ((z * Math.sqrt(h + l)) / h - (v - u) * (l + 5 / 6 - 2 / (3 * h)));
  return a > 4 && z < 4 ? normal : Math.max(power(p, a, b), normal);
}

const power = (p: number, a: number, b: number): number => (Math.log(p) + Math.log(a) + lnBeta(a, b)) / a;

/**
 * The step h from logit x = w to where I = p: Newton's on ln I, which is concave, from afar. Near by from Taylor's series with the
 * derivatives k^(j) of I, where the density k of the logit has
 *
 *     k'/k = g = a y - b x,   g' = -v = -(a + b) x y,   v' = v (y - x)
 *
 * so that one look at I is mostly enough.
 */
function look(w: number, p: number, a: number, b: number): Probe {
  const x = 1 / (1 + Math.exp(-w));
  const y = 1 / (1 + Math.exp(w));
  const { lower } = incompleteBeta(x, y, a, b);
  const k = betaKernel(x, y, a, b);
  const r = (p - lower) / k;
  const g = a * y - b * x;
  const v = (a + b) * x * y;
  const scale = Math.sqrt(g * g + v);
  const reach = Math.abs(r) * scale;
  if (!(reach < FAR)) {
    return { value: lower - p, step: (Math.log(p / lower) * lower) / k };
  }
  const u = y - x;
  const k2 = g * g - v;
  const k3 = g * (k2 - 2 * v) - v * u;
  const k4 = g * k3 - 3 * v * (k2 + g * u) - v * u * u + 2 * v * x * y;
  let h = r;
  for (let i = 0; i < 6; i++) {
    h = r / (1 + h * (g / 2 + h * (k2 / 6 + h * (k3 / 24 + (h * k4) / 120))));
  }
  return { value: lower - p, step: h, final: reach < NEAR };
}

/** logit x with I_x(a, b) = p, 0 < p <= 1/2. */
function lowerLogit(p: number, a: number, b: number): number {
  const first = start(p, a, b);
  return first < SMALLEST ? -Infinity : monotoneRoot((w) => look(w, p, a, b), first, 1);
}

/** x with I_x(a, b) = p, 0 <= p <= 1, a, b > 0: the p quantile of Beta(a, b). The smaller tail is the one solved. */
export function betaIInverse(p: number, a: number, b: number): number {
  requireProbability('p', p);
  requirePositive('a', a);
  requirePositive('b', b);
  if (p === 0 || p === 1) {
    return p;
  }
  const w = p <= 0.5 ? lowerLogit(p, a, b) : -lowerLogit(1 - p, b, a);
  return 1 / (1 + Math.exp(-w));
}
