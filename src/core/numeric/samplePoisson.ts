import { stirlingError } from './stirlingError';
import { log1pmx } from './log1pmx';

const HALF_LN_2PI = 0.9189385332046728;

/** Multiplies uniforms until they fall under exp(-mean). */
function sampleSmall(uniform: () => number, mean: number): number {
  const floor = Math.exp(-mean);
  let k = 0;
  for (let product = uniform(); product > floor; product *= uniform()) {
    k++;
  }
  return k;
}

/** ln of the Poisson probability of k, by its deviance. */
function lnPmf(k: number, mean: number): number {
  if (k === 0) {
    return -mean;
  }
  return k * log1pmx((mean - k) / k) - stirlingError(k) - HALF_LN_2PI - 0.5 * Math.log(k);
}

/**
 * A Poisson draw. Exact: transformed rejection (PTRS) from mean 10 on, at any mean the same work.
 * Source: Hörmann (1993), "The transformed rejection method for generating Poisson random variables".
 */
export function samplePoisson(uniform: () => number, mean: number): number {
  if (!(mean >= 0 && mean < Infinity)) {
    throw new RangeError(`mean must be finite and not negative: ${mean}`);
  }
  if (mean < 10) {
    return sampleSmall(uniform, mean);
  }
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = uniform() - 0.5;
    const v = 1 - uniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= squeeze) {
      return k;
    }
    if (k < 0 || (us < 0.013 && v > us)) {
      continue;
    }
    if (Math.log((v * inverseAlpha) / (a / (us * us) + b)) <= lnPmf(k, mean)) {
      return k;
    }
  }
}
