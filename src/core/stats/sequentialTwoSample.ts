import { logSumExp } from '../numeric';
import { checkCounts, checkLength, checkWithin, type Vector } from './checks';

/** Log odds ratios that are looked for, in both directions: from 1.05 times the odds to 20 times. */
export const LOG_ODDS = [0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3] as const;

/**
 * Do two samples that grow side by side have one distribution, when one looks after every window and stops when it pleases? Holds at
 * every look and for any shares, also such that change from window to window, as long as they are alike on both sides: of a window, only
 * how a category's events fall to the two sides is looked at, given how many there are in all. With π = n / (n + m), s = x + y, and λ a log
 * odds ratio, each of
 *
 *     Π exp(λ x) / (1 - π + π exp(λ))^s      and      Π exp(λ (x - s π) - λ² s (1 - (s - 1) / (n + m)) / 8)
 *
 * has a mean of at most 1 under the hypergeometric null (Hoeffding 1963, theorem 4; Serfling 1974), and so has their mean over
 * categories, λ and both forms; the first is sharp for rare categories, the second for even ones. p = min over looks of 1 / mean is under
 * α at any time with a chance of at most α (Ville). Windows that vary more than by chance on either side break it: give `ratio`, by how
 * much, which is an approximation (quasi-likelihood).
 *
 * Source: Ramdas, Grünwald, Vovk & Shafer, Game-theoretic statistics and safe anytime-valid inference (Statistical Science 38, 2023).
 */
export class SequentialTwoSampleTest {
  /** The least 1/E so far, at most 1. */
  pValue = 1;
  logBayesFactor = 0;
  private readonly logs: Float64Array;

  /** @param categories K */
  constructor(private readonly categories: number) {
    this.logs = new Float64Array(categories * LOG_ODDS.length * 4);
  }

  /**
   * Takes the next window.
   *
   * @param x events by category (K), and `y` those of the other side
   * @param ratio how many times as much as chance allows windows vary: counts are divided by it. Default 1
   * @returns the always-valid p
   * @throws RangeError for a negative or non-finite value, different lengths, or a ratio that is not above 0
   */
  update(x: Vector, y: Vector, ratio = 1): number {
    checkLength(x, this.categories, 'x');
    checkLength(y, this.categories, 'y');
    checkWithin(ratio, Number.MIN_VALUE, Number.MAX_VALUE, 'ratio');
    const n = checkCounts(x);
    const m = checkCounts(y, 'y');
    if (n > 0 && m > 0) {
      for (let k = 0; k < this.categories; k++) {
        this.add(k, x[k], x[k] + y[k], n / (n + m), n + m, ratio);
      }
      this.logBayesFactor = logSumExp(this.logs) - Math.log(this.logs.length);
      this.pValue = Math.min(this.pValue, Math.exp(-this.logBayesFactor));
    }
    return this.pValue;
  }

  private add(k: number, x: number, s: number, part: number, all: number, ratio: number): void {
    const { logs } = this;
    const off = (x - s * part) / ratio;
    const spread = ((s / ratio) * Math.max(0, 1 - (s - 1) / all)) / 8;
    let at = k * LOG_ODDS.length * 4;
    for (const odds of LOG_ODDS) {
      for (const lambda of [odds, -odds]) {
        logs[at++] += (lambda * x - s * Math.log1p(part * Math.expm1(lambda))) / ratio;
        logs[at++] += lambda * off - lambda * lambda * spread;
      }
    }
  }
}
