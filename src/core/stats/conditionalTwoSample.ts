import { logSumExp } from '../numeric';
import { checkCounts, checkLength, checkWithin, type Vector } from './checks';
import { lnTiltedHypergeometric } from './tiltedHypergeometric';

/** Log odds ratios that are looked for, in both directions: from 1.05 times the odds to 20 times. */
export const LOG_ODDS = [0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3] as const;

const BOTH_WAYS = LOG_ODDS.flatMap((odds) => [odds, -odds]);
/** Part of the first capital that is kept for categories that come later. */
const RESERVE = 0.1;
/** Part that the first of these has. */
export const FIRST_LATER = RESERVE / 2;

/**
 * Have canary and control one distribution, when one looks after every window and stops when it pleases?
 *
 * Of a window, only how a category's s events fall to the n of the canary and the m of the control is looked at, given n, m and s. With λ a
 * log odds ratio and M(λ) = E exp(λ X) of the hypergeometric null, each of Π exp(λ x) / M(λ) has a mean of exactly 1 for as long as
 * both sides are alike, whatever the shares and however they change from window to window; of at most 1 with a bound on M(λ). So has their mean over λ, both directions and
 * categories, and p = 1 / its largest value so far is under α at any time with a chance of at most α (Ville).
 *
 * Categories may be added: those of the first window share 0.9 of the capital, the j-th of the later ones has 0.1 / (j (j + 1)). Windows that
 * vary more than by chance on either side break it: give `ratio` (quasi-likelihood, an approximation; with a ratio of 1 or more, even one
 * that is estimated from the same counts, the level holds where windows do vary by chance only).
 *
 * Source: Ramdas, Grünwald, Vovk & Shafer, Game-theoretic statistics and safe anytime-valid inference (Statistical Science 38, 2023);
 * Cox, The regression analysis of binary sequences (1958) for the conditional likelihood.
 */
export class ConditionalTwoSampleTest {
  /** The least 1/E so far, at most 1. */
  pValue = 1;
  logBayesFactor = 0;
  /** ln of each category's own E. */
  readonly byCategory: number[] = [];
  private readonly logs: number[][] = [];
  private first = 0;

  /** @param means ln M(λ): exact, or `lnTiltedHypergeometricBound`, a hundredth of the work, for fractions of events as well. Default exact */
  constructor(private readonly means: typeof lnTiltedHypergeometric = lnTiltedHypergeometric) {}

  /**
   * Takes the next window.
   *
   * @param x whole numbers of events by category, `y` those of the other side: as many as before, or more when categories have come
   * @param ratio how many times as much as chance allows windows vary, at least 1. Default 1
   * @returns the always-valid p
   * @throws RangeError for a negative or non-finite value, different lengths, fewer categories than before, or a ratio below 1
   */
  update(x: Vector, y: Vector, ratio = 1): number {
    checkWithin(ratio, 1, Number.MAX_VALUE, 'ratio');
    checkLength(y, x.length, 'y');
    checkWithin(x.length, this.logs.length, Infinity, 'the number of categories');
    const n = checkCounts(x);
    const m = checkCounts(y, 'y');
    while (this.logs.length < x.length) {
      this.logs.push(new Array<number>(BOTH_WAYS.length).fill(0));
      this.byCategory.push(0);
    }
    this.first = this.first || x.length;
    if (n > 0 && m > 0) {
      for (let k = 0; k < x.length; k++) {
        if (x[k] + y[k] > 0) {
          this.add(k, x[k], x[k] + y[k], n, m, ratio);
        }
      }
      this.logBayesFactor = this.together();
      this.pValue = Math.min(this.pValue, Math.exp(-this.logBayesFactor));
    }
    return this.pValue;
  }

  private add(k: number, x: number, s: number, n: number, m: number, ratio: number): void {
    const own = this.logs[k];
    const means = this.means(n, m, s, BOTH_WAYS);
    for (let i = 0; i < BOTH_WAYS.length; i++) {
      own[i] += (BOTH_WAYS[i] * x - means[i]) / ratio;
    }
    this.byCategory[k] = logSumExp(own) - Math.log(own.length);
  }

  private together(): number {
    const { byCategory, first } = this;
    const later = byCategory.length - first;
    const terms = byCategory.map((value, k) => {
      const j = k - first + 1;
      return value + Math.log(k < first ? (1 - RESERVE) / first : RESERVE / (j * (j + 1)));
    });
    return logSumExp([...terms, Math.log(RESERVE / (later + 1))]);
  }
}
