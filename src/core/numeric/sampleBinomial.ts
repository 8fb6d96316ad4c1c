import { lnGammaRatio } from './lnGammaRatio';
import { requireProbability } from './requireProbability';

/** Inversion by walking up from 0, for n p < 10 and p <= 1/2. */
function sampleSmall(uniform: () => number, n: number, p: number): number {
  const odds = p / (1 - p);
  const first = Math.exp(n * Math.log1p(-p));
  for (;;) {
    let u = uniform();
    let mass = first;
    for (let k = 0; k <= n && mass > 0; k++) {
      if (u < mass) {
        return k;
      }
      u -= mass;
      mass *= ((n - k) / (k + 1)) * odds;
    }
  }
}

/** ln of the probability of k over that of the mode m. */
function lnRatio(k: number, m: number, n: number, lnOdds: number): number {
  const low = Math.min(k, m);
  const d = Math.abs(k - m);
  const up = lnGammaRatio(n - low - d + 1, d) - lnGammaRatio(low + 1, d) + d * lnOdds;
  return d === 0 ? 0 : k > m ? up : -up;
}

/**
 * Transformed rejection with squeeze (BTRS), for n p >= 10 and p <= 1/2.
 * Source: Hörmann (1993), "The generation of binomial random variates".
 */
function sampleLarge(uniform: () => number, n: number, p: number): number {
  const sd = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * sd;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const center = n * p + 0.5;
  const squeeze = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * sd;
  const lnOdds = Math.log(p / (1 - p));
  const mode = Math.floor((n + 1) * p);
  for (;;) {
    const u = uniform() - 0.5;
    const v = 1 - uniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + center);
    if (us >= 0.07 && v <= squeeze) {
      return k;
    }
    if (k < 0 || k > n) {
      continue;
    }
    if (Math.log((v * alpha) / (a / (us * us) + b)) <= lnRatio(k, mode, n, lnOdds)) {
      return k;
    }
  }
}

/** A binomial draw: successes in n trials (a whole number) of probability p. Exact, and for large n as quick as for small. */
export function sampleBinomial(uniform: () => number, n: number, p: number): number {
  requireProbability('p', p);
  if (!(n >= 0 && n === Math.floor(n) && n < Infinity)) {
    throw new RangeError(`n must be a whole number, not negative: ${n}`);
  }
  if (p > 0.5) {
    return n - sampleBinomial(uniform, n, 1 - p);
  }
  return n * p < 10 ? sampleSmall(uniform, n, p) : sampleLarge(uniform, n, p);
}
