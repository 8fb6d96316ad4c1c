import { checkCounts, checkLength, checkWithin, type Vector } from './checks';

/** A baseline that is kept up to date window by window. */
export interface BaselineFold {
  /** Takes the counts of the next window and returns the shares; null while nothing was counted. */
  update(x: Vector): Float64Array | null;
  /** Shares now; null while nothing was counted. */
  readonly shares: Float64Array | null;
  /** How many events a sample would have whose shares are as certain: what `counts` sum to. */
  readonly effectiveN: number;
  /** `effectiveN` x shares, for a two-sample test; null while nothing was counted. */
  readonly counts: Float64Array | null;
  /** Forgets all that was seen. */
  reset(): void;
}

/**
 * Exponentially weighted moving average of shares: every window has the same say, whatever its size, and half of it after
 * `halfLife` windows.
 *
 *     s = Σ d^a p̂_a / Σ d^a,   d = 2^(-1/halfLife),   a the window's age,   over windows with events
 *
 * Its variance is that of a sample of (Σ d^a)² / Σ (d^2a / N_a) events, when windows are multinomial. From the first window on
 * it is a mean, not drawn to a start value.
 *
 * Source: Roberts, Technometrics 1 (1959); Kish, Survey Sampling (1965) for the effective sample size.
 *
 * @param categories K
 * @param halfLife in windows, above 0; Infinity never forgets
 * @throws RangeError for a negative or non-finite count, another number of categories, or a halfLife that is not above 0
 */
export function ewma(categories: number, halfLife: number): BaselineFold {
  const decay = decayOf(halfLife);
  const sums = new Float64Array(categories);
  let weight = 0;
  let variance = 0;
  const shares = () => (weight > 0 ? sums.map((sum) => sum / weight) : null);
  const effectiveN = () => (weight > 0 ? (weight * weight) / variance : 0);
  return {
    update(x) {
      checkLength(x, categories, 'x');
      const n = checkCounts(x);
      weight *= decay;
      variance *= decay * decay;
      for (let i = 0; i < categories; i++) {
        sums[i] = decay * sums[i] + (n > 0 ? x[i] / n : 0);
      }
      if (n > 0) {
        weight += 1;
        variance += 1 / n;
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
    reset() {
      sums.fill(0);
      weight = 0;
      variance = 0;
    },
  };
}

/** What a window's weight is multiplied by as it gets one window older. */
export function decayOf(halfLife: number): number {
  checkWithin(halfLife, Number.MIN_VALUE, Infinity, 'halfLife');
  return Math.pow(2, -1 / halfLife);
}
