import { checkCounts, checkLength, type Vector } from './checks';
import { decayOf, type BaselineFold } from './ewma';

export interface ForgettingDirichlet extends BaselineFold {
  /** Pseudo-counts of the posterior, prior + faded counts: what `posteriorPredictive` and `credibleIntervals` take. */
  readonly alpha: Float64Array;
}

/**
 * Dirichlet posterior of the shares that forgets: every event has the same say, so that big windows weigh more, and half of
 * it after `halfLife` windows. The prior does not fade.
 *
 *     α = prior + c,   c ← d c + x,   d = 2^(-1/halfLife)
 *
 * The shares are those of c, the faded counts; their variance is that of a sample of (Σ d^a N_a)² / Σ d^2a N_a events, when
 * windows are multinomial.
 *
 * Source: West & Harrison, Bayesian Forecasting and Dynamic Models (1997), 2.3 (discounting); Kish (1965).
 *
 * @param prior pseudo-counts (K), 0.5 each for Jeffreys' prior
 * @param halfLife in windows, above 0; Infinity never forgets
 * @throws RangeError for a negative or non-finite count, another number of categories, or a halfLife that is not above 0
 */
export function forgettingDirichlet(prior: Vector, halfLife: number): ForgettingDirichlet {
  checkCounts(prior, 'prior');
  const start = Float64Array.from(prior);
  const decay = decayOf(halfLife);
  const faded = new Float64Array(start.length);
  let total = 0;
  let squares = 0;
  const shares = () => (total > 0 ? faded.map((count) => count / total) : null);
  const effectiveN = () => (total > 0 ? (total / squares) * total : 0);
  return {
    update(x) {
      checkLength(x, faded.length, 'x');
      const n = checkCounts(x);
      total = decay * total + n;
      squares = decay * decay * squares + n;
      for (let i = 0; i < faded.length; i++) {
        faded[i] = decay * faded[i] + x[i];
      }
      return shares();
    },
    get shares() {
      return shares();
    },
    get effectiveN() {
      return effectiveN();
    },
    get counts() {
      const n = effectiveN();
      return shares()?.map((share) => share * n) ?? null;
    },
    get alpha() {
      return faded.map((count, i) => start[i] + count);
    },
    reset() {
      faded.fill(0);
      total = 0;
      squares = 0;
    },
  };
}
