import { checkWithin } from './checks';

/** A sample that was gathered in windows. */
export interface ClusteredSample {
  /** Events, Σ n_t; Infinity for shares that are known. */
  n: number;
  /** Σ n_t² over its windows. */
  squares: number;
}

/**
 * Intra-class correlation ρ of Dirichlet-multinomial windows, from the ratio φ of their Pearson X² to its degrees of freedom:
 *
 *     ρ = (φ - 1) / (n₀ - 1),   n₀ = (N - Σ n_t² / N) / (T - 1)
 *
 * the method of moments, with n₀ the windows' size as their spread weighs it. 0 where φ is not above 1.
 *
 * Source: Donner, International Statistical Review 54 (1986); Weir & Hill, Annual Review of Genetics 36 (2002).
 *
 * @param ratio φ, from `overdispersion`
 * @param windows T, windows with events
 * @returns ρ in [0, 1]; null where fewer than two windows or windows of one event say nothing
 * @throws RangeError for a negative or non-finite value
 */
export function intraClassCorrelation(ratio: number, windows: number, { n, squares }: ClusteredSample): number | null {
  checkWithin(ratio, 0, Number.MAX_VALUE, 'ratio');
  checkWithin(windows, 0, Number.MAX_VALUE, 'windows');
  checkWithin(n, 0, Number.MAX_VALUE, 'n');
  checkWithin(squares, 0, Number.MAX_VALUE, 'squares');
  const rho = correlationOf(ratio, windows, n, squares);
  return isNaN(rho) ? null : rho;
}

/** `intraClassCorrelation` of what is checked already; NaN where nothing is said. */
export function correlationOf(ratio: number, windows: number, n: number, squares: number): number {
  const size = windows < 2 || n === 0 ? 0 : (n - squares / n) / (windows - 1);
  return size > 1 ? Math.min(1, Math.max(0, ratio - 1) / (size - 1)) : NaN;
}

/**
 * By how much the difference of two samples' shares varies more than two multinomials' would, when each window of either is
 * Dirichlet-multinomial with the same ρ:
 *
 *     [(N + ρ(Σ n² - N)) / N² + (M + ρ(Σ m² - M)) / M²] / (1/N + 1/M)
 *
 * Each side has its own factor: for one window against many of its size it is nearly the one window's 1 + (N - 1)ρ, for one
 * large window as baseline more.
 *
 * Source: Rao & Scott, Biometrics 48 (1992), for clustered proportions.
 *
 * @param rho ρ in [0, 1]
 * @param x the window
 * @param y the baseline; n: Infinity where its shares are known
 * @returns the factor, at least 1
 * @throws RangeError for a ρ outside [0, 1] or a sample without events
 */
export function varianceInflation(rho: number, x: ClusteredSample, y: ClusteredSample): number {
  checkWithin(rho, 0, 1, 'rho');
  checkWithin(x.n, Number.MIN_VALUE, Number.MAX_VALUE, 'x.n');
  checkWithin(y.n, Number.MIN_VALUE, Infinity, 'y.n');
  return inflationBetween(rho, x.n, x.squares, y.n, y.squares);
}

/** `varianceInflation` of what is checked already. */
export function inflationBetween(rho: number, n: number, squares: number, m: number, otherSquares: number): number {
  const multinomial = 1 / n + 1 / m;
  return Math.max(1, (varianceOf(rho, n, squares) + varianceOf(rho, m, otherSquares)) / multinomial);
}

function varianceOf(rho: number, n: number, squares: number): number {
  return n === Infinity ? 0 : 1 / n + (rho * Math.max(0, squares - n)) / n / n;
}
