import { checkCounts, checkLength, checkShares, checkWithin, normalise, type Vector } from './checks';
import { lnDirichletMultinomial } from './dirichletMultinomialLogPmf';
import { logLikelihood } from './logLikelihood';

/**
 * How many events the mixture's prior is worth: the larger, the nearer to q are the drifts that it looks for. It is the sum of
 * the pseudo-counts, so `prior` is these times the shares.
 */
export const MIXTURE_CONCENTRATION = { allocation: 10_000, telemetry: 1_000 } as const;

export interface SequentialOptions {
  /**
   * Counts of a measured baseline. The null hypothesis is then not q itself but the Dirichlet that these counts (+ 1/2)
   * leave of it, so that a baseline of few events does not come to look like a drift. Default: q is known.
   */
  baseline?: Vector;
  /** φ, by how much windows vary more than a multinomial: counts are divided by it. Default 1. */
  ratio?: number;
  /** What computes the probabilities, where a host has it compiled. */
  lnPmf?: typeof lnDirichletMultinomial;
}

/** State of the test since its last reset. */
export interface SequentialTest {
  /** Takes the counts of the next window and returns the always-valid p. */
  update(x: Vector): number;
  /** Forgets all that was seen: on deploy, on resolved drift, or at a fixed period. */
  reset(): void;
  /** The least 1/BF so far, at most 1: it never rises until `reset`. */
  readonly pValue: number;
  /** ln of the Bayes factor now, of a drift against none. */
  readonly logBayesFactor: number;
  /** Events and windows since the last reset. */
  readonly n: number;
  readonly looks: number;
  /** Events since the last reset in categories of pseudo-count 0: a finding of their own, and no part of p. */
  readonly impossible: number;
}

/**
 * Has the distribution left q, when one looks after every window and stops when it pleases? The Bayes factor of a Dirichlet
 * mixture about q against q, over all counts X since the last reset, with the running minimum of its inverse as p:
 *
 *     ln BF = ln Γ(c) - ln Γ(c + N) + Σ [ln Γ(c q_i + X_i) - ln Γ(c q_i)] - Σ X_i ln q_i,   p = min over looks of 1 / BF
 *
 * Under the null BF is a martingale of mean 1, so that p is under α at any time with a chance of at most α (Ville). It holds
 * for multinomial windows and a known q. A measured q and overdispersed windows break it: give `baseline`, which makes it hold
 * on average over the shares that the baseline allows, and `ratio`, which is an approximation (quasi-likelihood).
 *
 * Source: Lindon & Malek, Anytime-valid inference for multinomial count data (NeurIPS 2022); Johari et al., Always valid
 * inference (Operations Research 70, 2022).
 *
 * @param prior pseudo-counts c q_i (K): q are their shares, c their sum (`MIXTURE_CONCENTRATION`)
 * @throws RangeError for a negative or non-finite value, different lengths, a prior of sum 0, or a ratio that is not above 0
 */
export function sequentialTest(
  prior: Vector,
  { baseline, ratio = 1, lnPmf = lnDirichletMultinomial }: SequentialOptions = {}
): SequentialTest {
  checkShares(prior, prior.length, 'prior');
  checkWithin(ratio, Number.MIN_VALUE, Number.MAX_VALUE, 'ratio');
  const alpha = Float64Array.from(prior);
  const q = normalise(alpha);
  const known = baseline === undefined ? null : posterior(baseline, q);
  const counts = new Float64Array(alpha.length);
  const state = { pValue: 1, logBayesFactor: 0, n: 0, looks: 0, impossible: 0 };

  const update = (x: Vector): number => {
    checkLength(x, counts.length, 'x');
    state.n += checkCounts(x);
    state.looks += 1;
    for (let i = 0; i < counts.length; i++) {
      if (q[i] > 0) {
        counts[i] += x[i] / ratio;
      } else {
        state.impossible += x[i];
      }
    }
    const none = known === null ? logLikelihood(counts, q) : lnPmf(counts, known);
    state.logBayesFactor = lnPmf(counts, alpha) - none;
    state.pValue = Math.min(state.pValue, Math.exp(-state.logBayesFactor));
    return state.pValue;
  };
  const reset = (): void => {
    counts.fill(0);
    Object.assign(state, { pValue: 1, logBayesFactor: 0, n: 0, looks: 0, impossible: 0 });
  };
  return {
    update,
    reset,
    get pValue() {
      return state.pValue;
    },
    get logBayesFactor() {
      return state.logBayesFactor;
    },
    get n() {
      return state.n;
    },
    get looks() {
      return state.looks;
    },
    get impossible() {
      return state.impossible;
    },
  };
}

/** Counts + 1/2, where q is above 0. */
function posterior(baseline: Vector, q: Float64Array): Float64Array {
  checkLength(baseline, q.length, 'baseline');
  checkCounts(baseline, 'baseline');
  return q.map((share, i) => (share > 0 ? baseline[i] + 0.5 : 0));
}
