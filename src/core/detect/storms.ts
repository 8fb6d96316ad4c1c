/** Deviates from which a single window is outlying. */
export const OUTLYING = 4;
/** Outlying windows in a row that are kept out of the reference: more are no storm. */
export const LONGEST_STORM = 5;
/** Outlying windows no further apart belong to one storm, or to one change that isn't found yet. */
const NEAR = 3;
/** Storms' worth of belief in single windows, before any storm is seen, and the part of it in each longer length beside the one before. */
const PRIOR = 0.5;
const RARER = 0.005;
/** Length that is believed when it is seen once; the longest of more is believed as long as the one before it, since it may have been a drift. */
const ONCE = 2;

/**
 * How often single windows, or a few in a row, are outlying: where that is ordinary, so many of them in a few windows are no drift.
 * What happened in the last `lag` windows doesn't count yet, since it may be the drift.
 */
export class Storms {
  /** Outlying windows, and where those that belong together begin. */
  private outlying: number[] = [];
  private starts: number[] = [];
  private spans: number[] = [];
  private settled = 0;
  /** Storms among those. */
  private known = 0;
  private readonly ofLength = new Float64Array(LONGEST_STORM + 1);
  private judged = 0;
  private readonly chances = new Float64Array(LONGEST_STORM + 1);
  /** P(so many windows in further storms). */
  private readonly total: Float64Array;

  /** @param longest most windows that `tolerated` is asked for */
  constructor(
    private readonly lag: number,
    longest: number
  ) {
    this.total = new Float64Array(longest + 1);
  }

  /** Notes whether the j-th window is outlying. */
  note(j: number, outlying: boolean): void {
    this.judged++;
    const { starts, spans } = this;
    if (outlying) {
      this.outlying.push(j);
      const newest = starts.length - 1;
      if (newest >= 0 && j - (starts[newest] + spans[newest] - 1) <= NEAR) {
        spans[newest] = j - starts[newest] + 1;
      } else {
        starts.push(j);
        spans.push(1);
      }
    }
    this.settle(j - this.lag);
  }

  private settle(until: number): void {
    while (this.settled < this.starts.length && this.starts[this.settled] <= until) {
      // more in a row are no storm, but a change that wasn't found
      if (this.spans[this.settled] <= LONGEST_STORM) {
        this.ofLength[this.spans[this.settled]]++;
        this.known++;
      }
      this.settled++;
    }
  }

  /** Forgets all. */
  restart(): void {
    this.outlying = [];
    this.starts = [];
    this.spans = [];
    this.settled = 0;
    this.known = 0;
    this.judged = 0;
    this.ofLength.fill(0);
  }

  /** Forgets what is since an onset: it is a drift. */
  forget(onset: number): void {
    const { outlying, starts, spans } = this;
    while (outlying.length > 0 && outlying[outlying.length - 1] >= onset) {
      outlying.pop();
    }
    while (starts.length > this.settled && starts[starts.length - 1] >= onset) {
      starts.pop();
      spans.pop();
    }
    const newest = starts.length - 1;
    if (newest >= this.settled) {
      spans[newest] = outlying[outlying.length - 1] - starts[newest] + 1;
    }
  }

  /** How often storms have each length, in `chances`. @returns the sum of those */
  private believe(): number {
    const { ofLength, chances } = this;
    let prior = PRIOR;
    let all = 0;
    let longest = 0;
    let second = ONCE;
    for (let l = 1; l <= LONGEST_STORM; l++) {
      chances[l] = ofLength[l] + prior;
      all += chances[l];
      prior *= RARER;
      if (ofLength[l] > 0) {
        second = longest > ONCE ? longest : ONCE;
        longest = l;
      }
    }
    if (longest > ONCE && ofLength[longest] === 1) {
      chances[longest]--;
      chances[second]++;
    }
    return all;
  }

  /**
   * How many of `length` windows may be outlying by chance: so many that a storm begins, and comes to more together with further ones, more rarely
   * than `rate`; at least m - 1. The number of storms is a Poisson count whose rate is known from those that were seen (Jeffreys' prior, so
   * negative binomial), lengths are as frequent as they were; the windows in both by Panjer's recursion (1981).
   */
  tolerated(length: number, m: number, rate: number): number {
    if (m === 1) {
      return 0;
    }
    const { chances, total } = this;
    const all = this.believe();
    const seen = Math.max(1, this.judged);
    const shape = this.known + 0.5;
    const often = shape / seen;
    const odds = length / (seen + length);
    total[0] = Math.pow(1 - odds, shape);
    // that a storm begins and that it and the further ones have more than `most` windows
    let tail = often;
    let most = 0;
    while (tail > rate && most < length) {
      most++;
      let together = 0;
      let further = 0;
      for (let l = 1; l <= LONGEST_STORM && l <= most; l++) {
        together += (chances[l] / all) * total[most - l];
        further += odds * (1 + ((shape - 1) * l) / most) * (chances[l] / all) * total[most - l];
      }
      total[most] = further;
      tail -= often * together;
    }
    return Math.max(m - 1, most);
  }
}
