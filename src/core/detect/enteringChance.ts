import { chiSquareQuantile, chiSquareSf, noncentralChiSquareSf, normalSf } from '../numeric';

/** What a chance of entering a drift by mistake depends on. */
export interface Entering {
  /** A drift is entered at a window when it is beyond α and `m` of the `n` windows that end with it are. */
  m: number;
  n: number;
  /** Windows in the baseline that the n windows share: Infinity where its shares are known, or each window has its own. */
  shared: number;
  /** Degrees of freedom of the φ that they share: Infinity where there is none. */
  ratioDf: number;
}

/** Quadrature over a normal score: trapezoids one apart are exact to some 1e-8 for smooth functions. */
const NODES = [-4, -3, -2, -1, 0, 1, 2, 3, 4];
const MOST_ALPHA = 0.05;
const LEAST_ALPHA = 1e-12;

/**
 * Chance that an unchanged window enters a drift: the window and at least m - 1 of the n - 1 before it have p under α.
 * They are not independent: windows that share a baseline share its error, and those that share a φ share that. Given both
 * errors they are:
 *
 *     P = E[ π Bin(>= m - 1; n - 1, π) ],   π = P(χ'²₁(λ) > c r (1 + 1/T)),   λ ~ χ²₁ / T,   r ~ χ²_f / f
 *
 * with c the critical value of level α. One degree of freedom stands for any number: the more there are, the less the windows
 * depend on each other.
 */
export function enteringChance(alpha: number, { m, n, shared, ratioDf }: Entering): number {
  const critical = chiSquareQuantile(alpha, 1);
  let chance = 0;
  let weights = 0;
  for (const u of shared < Infinity ? NODES : [0]) {
    const lambda = shared < Infinity ? chiSquareQuantile(normalSf(u), 1) / shared : 0;
    const scale = shared < Infinity ? 1 + 1 / shared : 1;
    for (const v of ratioDf < Infinity ? NODES : [0]) {
      const ratio = ratioDf < Infinity ? chiSquareQuantile(normalSf(v), ratioDf) / ratioDf : 1;
      const weight = Math.exp(-0.5 * (u * u + v * v));
      const bound = critical * scale * ratio;
      const beyond = lambda === 0 ? chiSquareSf(bound, 1) : noncentralChiSquareSf(bound, 1, lambda);
      chance += weight * beyond * atLeast(m - 1, n - 1, beyond);
      weights += weight;
    }
  }
  return chance / weights;
}

/** P(at least k of n), each with chance p. */
export function atLeast(k: number, n: number, p: number): number {
  let sum = 0;
  let term = 1;
  for (let i = 0; i <= n; i++) {
    if (i > 0) {
      term = (term * (n - i + 1)) / i;
    }
    if (i >= k) {
      sum += term * Math.pow(p, i) * Math.pow(1 - p, n - i);
    }
  }
  return Math.min(1, sum);
}

const known: Record<string, number> = Object.create(null);

/**
 * The level α at which an unchanged window enters a drift with at most the given chance, from 1e-12 to 0.05. Found by halving
 * on ln α; remembered, since every evaluation of an alert rule asks for the same.
 */
export function alphaForChance(chance: number, entering: Entering): number {
  const key = [chance, entering.m, entering.n, entering.shared, entering.ratioDf].join(' ');
  return (known[key] ??= solve(chance, entering));
}

function solve(chance: number, entering: Entering): number {
  let low = Math.log(LEAST_ALPHA);
  let high = Math.log(MOST_ALPHA);
  if (enteringChance(MOST_ALPHA, entering) <= chance) {
    return MOST_ALPHA;
  }
  while (high - low > 0.01) {
    const middle = (low + high) / 2;
    if (enteringChance(Math.exp(middle), entering) <= chance) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return Math.exp(low);
}
