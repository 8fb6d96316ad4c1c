import { departure } from '../stats/departure';
import type { Beside } from './beside';
import type { Noise } from './noise';
import { nearest } from './onset';
import type { DriftRule } from './rule';
import { isLarge, matters } from './size';
import type { Tape } from './tape';
import type { Windows } from './windows';

/** Windows that are held against the reference to see whether it is away still. */
const RECENT = 5;
/** Evidence (in nats) for the reference against the drift from which it is back. */
const BACK = 7;
/** Windows of the drift that tell its shares: the last few may be the return. */
const OWN_LEAST = 3;
const OWN_MOST = 60;
const MAYBE_BACK = 4;

/**
 * Whether a drift is over: a running sum of the log likelihood ratio of the reference's shares against the drift's own, kept at 0 or
 * more (Page 1954), has passed its level, and the last few windows are not away from the reference any more.
 */
export class Comeback {
  private sum = 0;

  constructor(
    private readonly windows: Windows,
    private readonly beside: Beside,
    private readonly noise: Noise,
    private readonly rule: DriftRule,
    /** Those that the noise is known for. */
    private readonly lengths: number[]
  ) {}

  /** A drift has been entered. */
  restart(): void {
    this.sum = 0;
  }

  /** Takes in the j-th window of a drift that began at `onset`, reference frozen. */
  isBack(j: number, onset: number): boolean {
    const { beside } = this;
    const length = Math.min(RECENT, j - onset + 1);
    if (!beside.count(j, length)) {
      return false;
    }
    this.sum = Math.max(0, this.sum + this.favour(j, onset));
    return this.sum > BACK && !this.isAway(length);
  }

  pass(tape: Tape): void {
    this.sum = tape.number(this.sum);
  }

  private isAway(length: number): boolean {
    const { beside, noise, rule } = this;
    const { x, n, y, m } = beside;
    const base = nearest(this.lengths, length) * x.length;
    const large = isLarge(beside.x, beside.n, beside, rule, rule.leaveFraction);
    for (let k = 0; k < x.length; k++) {
      if (large || matters(beside.x, beside.n, beside, k, rule, rule.leaveFraction)) {
        const at = base + k;
        const z = departure(x[k], n, y[k], m, noise.excess[at], noise.df[at]);
        if (z >= rule.leave || -z >= rule.leave) {
          return true;
        }
      }
    }
    return false;
  }

  /** ln of how much likelier the window is under the reference than under the drift, over the inflation. */
  private favour(j: number, onset: number): number {
    const { windows, beside, noise } = this;
    const { y, m } = beside;
    const { categories } = windows;
    const end = Math.max(Math.min(onset + OWN_LEAST, j + 1), j - MAYBE_BACK);
    const length = Math.min(OWN_MOST, end - onset);
    const own = windows.total(end - 1, length);
    const n = windows.total(j, 1);
    const chance = 1 / n + 1 / m;
    let sum = 0;
    for (let k = 0; k < categories; k++) {
      const q = m < Infinity ? (y[k] + 0.5) / (m + 0.5 * categories) : Math.max(y[k], 1e-9);
      const d = (windows.count(end - 1, length, k) + 0.5) / (own + 0.5 * categories);
      const favour = windows.count(j, 1, k) * Math.log(q / d) - n * (q - d);
      sum += favour / (1 + noise.excess[k] / chance);
    }
    return sum;
  }
}
