import { erf } from './erf';
import { normalSf } from './normalSf';
import { requireProbability } from './requireProbability';

const SQRT_2PI = 2.5066282746310007;

function density(z: number): number {
  return Math.exp(-0.5 * z * z) / SQRT_2PI;
}

/** z >= 0 with P(Z > z) = q, 0 < q <= 1/2, off by less than 5e-4: to begin with. Source: Abramowitz & Stegun 26.2.23. */
export function roughUpperQuantile(q: number): number {
  const t = Math.sqrt(-2 * Math.log(q));
  return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}

/** z > 0 with P(Z > z) = q, q < 1/4: Newton on ln q, which is concave in z. */
function upperQuantile(q: number): number {
  let z = roughUpperQuantile(q);
  for (let i = 0; i < 3; i++) {
    const tail = normalSf(z);
    z += (Math.log(tail / q) * tail) / density(z);
  }
  return z;
}

/** z with P(Z > z) = 1/2 - c, |c| <= 1/4: Newton on erf, relative to a small c. */
function centralQuantile(c: number): number {
  let z = c * SQRT_2PI;
  for (let i = 0; i < 5; i++) {
    z -= (0.5 * erf(z * Math.SQRT1_2) - c) / density(z);
  }
  return z;
}

/** z with P(Z <= z) = p for a standard normal Z: -Infinity at 0, Infinity at 1. For a tiny upper tail q take -normalQuantile(q). */
export function normalQuantile(p: number): number {
  requireProbability('p', p);
  if (p === 0 || p === 1) {
    return p === 0 ? -Infinity : Infinity;
  }
  if (p >= 0.25 && p <= 0.75) {
    return centralQuantile(p - 0.5);
  }
  return p < 0.5 ? -upperQuantile(p) : upperQuantile(1 - p);
}
