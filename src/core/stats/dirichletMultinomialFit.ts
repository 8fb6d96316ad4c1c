import { type Vector } from './checks';
import { dirichletMultinomialLogPmf } from './dirichletMultinomialLogPmf';
import { ascentStep, evaluate, newtonStep, rescale, type Slope } from './dirichletMultinomialAscent';
import { logLikelihood } from './logLikelihood';
import { overdispersion } from './overdispersion';
import { columnSums } from './columnSums';

export interface DirichletMultinomialFit {
  /** α, one per category; 0 for a category without events. null where ρ is 0 (α is infinite) or there is no answer. */
  alpha: Float64Array | null;
  /** Mean shares: α / Σ α, or where ρ is 0 or 1 their limit. null when there is no answer. */
  shares: Float64Array | null;
  /** Σ α; Infinity where ρ is 0. */
  concentration: number | null;
  /** Intra-class correlation 1 / (1 + Σ α): 0 when the windows are multinomial, 1 when each is of one category. */
  rho: number | null;
  /** Σ_t ln P(x_t | α), in nats. */
  logLikelihood: number | null;
  /** Why there is no answer; null when there is one. */
  reason: string | null;
}

const MOST_STEPS = 500;

/**
 * Dirichlet-multinomial of maximum likelihood, for windows whose shares vary from one to the next.
 *
 * From a moment start (ρ from the overdispersion ratio) by Newton's steps on α, whose Hessian is a diagonal plus a constant
 * and so solved in K steps (Minka, Estimating a Dirichlet distribution, 2000); where such a step doesn't climb, by Minka's
 * fixed point, which always does, and a search along Σ α. The maximum is at ρ = 0 where the slope of the likelihood there,
 * Σ_t [Σ_k x_tk (x_tk - 1) / q_k - N_t (N_t - 1)], is not above 0 (Tarone, Biometrika 66, 1979, for two categories).
 * Fractional counts are taken by Γ, not rounded.
 *
 * @param table counts: T windows of K categories each; windows without events say nothing
 * @returns the fit; null with a reason for fewer than two windows with events or fewer than two categories
 * @throws RangeError for a negative or non-finite count, or windows of different lengths
 */
export function dirichletMultinomialFit(table: ArrayLike<Vector>): DirichletMultinomialFit {
  const { ratio, reason } = overdispersion(table);
  if (ratio === null) {
    return { alpha: null, shares: null, concentration: null, rho: null, logLikelihood: null, reason };
  }
  const totals = columnSums(table, table[0].length);
  const seen = Array.from(totals.keys()).filter((k) => totals[k] > 0);
  const rows = Array.from(table, (row) => Float64Array.from(seen, (k) => row[k])).filter((row) => sum(row) > 0);
  const q = proportional(Float64Array.from(seen, (k) => totals[k]));
  const spread = (values: Float64Array) => {
    const all = new Float64Array(totals.length);
    seen.forEach((k, i) => (all[k] = values[i]));
    return all;
  };
  if (slopeAtZero(rows, q) <= 0) {
    const likelihood = rows.reduce((total, row) => total + logLikelihood(row, q), 0);
    return { alpha: null, shares: spread(q), concentration: Infinity, rho: 0, logLikelihood: likelihood, reason: null };
  }
  if (rows.every((row) => row.filter((x) => x > 0).length === 1)) {
    return oneCategoryEach(rows, spread);
  }
  const alpha = climb(rows, momentStart(rows, q, ratio));
  const concentration = sum(alpha);
  return {
    alpha: spread(alpha),
    shares: spread(proportional(alpha)),
    concentration,
    rho: 1 / (1 + concentration),
    logLikelihood: likelihoodOf(rows, alpha),
    reason: null,
  };
}

function climb(rows: Float64Array[], start: Float64Array): Float64Array {
  let alpha = rescale(rows, start);
  let best = likelihoodOf(rows, alpha);
  for (let step = 0; step < MOST_STEPS; step++) {
    const slope: Slope = evaluate(rows, alpha);
    const next = ascentStep(slope, alpha, best, (candidate) => likelihoodOf(rows, candidate));
    const better = next ?? rescale(rows, fixedPoint(slope, alpha));
    const value = likelihoodOf(rows, better);
    if (!(value > best)) {
      break;
    }
    const gain = value - best;
    alpha = better;
    best = value;
    if (gain < 1e-13 * Math.abs(best)) {
      break;
    }
  }
  return polish(rows, alpha);
}

const MOST_POLISHING = 8;

/**
 * The likelihood is flat at its maximum, and has no more digits to climb by long before α has none: the last steps go by the
 * gradient alone, while they get shorter.
 */
function polish(rows: Float64Array[], start: Float64Array): Float64Array {
  let alpha = start;
  let last = 1e-3;
  for (let i = 0; i < MOST_POLISHING; i++) {
    const { step, longest } = newtonStep(evaluate(rows, alpha), alpha);
    if (!(longest < last / 2)) {
      break;
    }
    alpha = alpha.map((a, k) => a * Math.exp(step[k]));
    last = longest;
  }
  return alpha;
}

/** Minka's fixed point: α_k Σ_t [ψ(x_tk + α_k) - ψ(α_k)] / Σ_t [ψ(N_t + A) - ψ(A)]. */
function fixedPoint({ own, common }: Slope, alpha: Float64Array): Float64Array {
  return alpha.map((a, k) => (a * own[k]) / common);
}

/** ρ = (φ - 1) / (n₀ - 1), with n₀ the windows' size as their spread weighs it, kept from 1e-6 to 0.9. */
function momentStart(rows: Float64Array[], q: Float64Array, ratio: number): Float64Array {
  const sizes = rows.map(sum);
  const n = sizes.reduce((a, b) => a + b, 0);
  const squares = sizes.reduce((a, b) => a + b * b, 0);
  const size = (n - squares / n) / (rows.length - 1);
  const rho = Math.min(0.9, Math.max(1e-6, (ratio - 1) / Math.max(1e-6, size - 1)));
  return q.map((share) => (share * (1 - rho)) / rho);
}

/** Twice the slope of the log-likelihood in 1 / Σ α, where that is 0. */
function slopeAtZero(rows: Float64Array[], q: Float64Array): number {
  let slope = 0;
  for (const row of rows) {
    const n = sum(row);
    for (let k = 0; k < q.length; k++) {
      slope += row[k] * (row[k] / q[k] - n) - row[k] * (1 / q[k] - 1);
    }
  }
  return slope;
}

/** Every window is of one category: the likelihood rises up to ρ = 1, where a window is of category k with chance q_k. */
function oneCategoryEach(
  rows: Float64Array[],
  spread: (values: Float64Array) => Float64Array
): DirichletMultinomialFit {
  const windows = new Float64Array(rows[0].length);
  for (const row of rows) {
    windows[row.findIndex((x) => x > 0)] += 1;
  }
  const shares = proportional(windows);
  let likelihood = 0;
  for (let k = 0; k < windows.length; k++) {
    likelihood += windows[k] * Math.log(shares[k]);
  }
  const alpha = spread(new Float64Array(windows.length));
  return { alpha, shares: spread(shares), concentration: 0, rho: 1, logLikelihood: likelihood, reason: null };
}

function likelihoodOf(rows: Float64Array[], alpha: Float64Array): number {
  return rows.reduce((total, row) => total + dirichletMultinomialLogPmf(row, alpha), 0);
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

function proportional(values: Float64Array): Float64Array {
  const total = sum(values);
  return values.map((value) => value / total);
}
