import { requirePositive } from './requirePositive';
import { sampleBinomial } from './sampleBinomial';
import { sampleGamma, sampleLnGamma } from './sampleGamma';
import { sampleNormal } from './sampleNormal';
import { samplePoisson } from './samplePoisson';
import { logSumExp } from './logSumExp';

/** Draws of a seeded generator. The same seed gives the same sequence in every JavaScript engine. */
export interface Random {
  /** Uniform in [0, 1), 53 bits. */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** Gamma of the given shape, scale 1. */
  gamma(shape: number): number;
  /** Successes in n trials of probability p. */
  binomial(n: number, p: number): number;
  /** Poisson of the given mean. */
  poisson(mean: number): number;
  /** n trials over the shares p (normalised here): a count for each. */
  multinomial(n: number, p: ArrayLike<number>): Float64Array;
  /** Shares that are Dirichlet with the given pseudo-counts. */
  dirichlet(alpha: ArrayLike<number>): Float64Array;
}

/** The four words of the generator from one seed, by splitmix32. */
function splitmix(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
}

/** Uniform doubles of sfc32 (Doty-Humphrey's "small fast chaotic" generator, period about 2^127). */
function sfc32(seed: number): () => number {
  const word = splitmix(seed);
  let a = word();
  let b = word();
  let c = word();
  let counter = 1;
  const next = () => {
    const t = (((a + b) >>> 0) + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) >>> 0;
    c = (((c << 21) | (c >>> 11)) + t) >>> 0;
    return t;
  };
  for (let i = 0; i < 12; i++) {
    next();
  }
  return () => ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992;
}

/** Conditional binomials: the count of each share among the trials and shares that are left. Fills `out`. */
function multinomial(uniform: () => number, n: number, p: ArrayLike<number>): Float64Array {
  const out = new Float64Array(p.length);
  const left = new Float64Array(p.length + 1);
  for (let i = p.length - 1; i >= 0; i--) {
    if (!(p[i] >= 0 && p[i] < Infinity)) {
      throw new RangeError(`p[${i}] must be a finite share, not negative: ${p[i]}`);
    }
    left[i] = left[i + 1] + p[i];
  }
  requirePositive('the sum of p', left[0]);
  let trials = n;
  for (let i = 0; i < p.length && trials > 0; i++) {
    if (p[i] > 0) {
      out[i] = sampleBinomial(uniform, trials, p[i] / left[i]);
      trials -= out[i];
    }
  }
  return out;
}

/** Normalised gamma draws, on the logarithmic scale so that tiny pseudo-counts leave one share and not 0/0. */
function dirichlet(uniform: () => number, alpha: ArrayLike<number>): Float64Array {
  const out = new Float64Array(alpha.length);
  for (let i = 0; i < alpha.length; i++) {
    out[i] = sampleLnGamma(uniform, alpha[i]);
  }
  const total = logSumExp(out);
  for (let i = 0; i < out.length; i++) {
    out[i] = Math.exp(out[i] - total);
  }
  return out;
}

/** A generator from a seed (its 32 low bits as an integer). */
export function random(seed: number): Random {
  const uniform = sfc32(seed);
  return {
    uniform,
    normal: () => sampleNormal(uniform),
    gamma: (shape) => sampleGamma(uniform, shape),
    binomial: (n, p) => sampleBinomial(uniform, n, p),
    poisson: (mean) => samplePoisson(uniform, mean),
    multinomial: (n, p) => multinomial(uniform, n, p),
    dirichlet: (alpha) => dirichlet(uniform, alpha),
  };
}
