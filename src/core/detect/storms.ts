/** Deviates from which a single window is outlying. */
export const OUTLYING = 4;
/** Outlying windows in a row that are kept out of the reference: more are no storm. */
export const LONGEST_STORM = 5;

/**
 * How often single windows, or a few in a row, are outlying: where that is ordinary, so many of them in a few windows are no drift.
 * What happened in the last `lag` windows doesn't count yet, since it may be the drift.
 */
export class Storms {
  private readonly starts: number[] = [];
  private readonly spans: number[] = [];
  private settled = 0;
  private longest = 1;
  private judged = 0;
  private last = -2;

  constructor(private readonly lag: number) {}

  /** Notes whether the j-th window is outlying. */
  note(j: number, outlying: boolean): void {
    this.judged++;
    if (outlying) {
      if (this.last === j - 1) {
        this.spans[this.spans.length - 1]++;
      } else {
        this.starts.push(j);
        this.spans.push(1);
      }
      this.last = j;
    }
    while (this.settled < this.starts.length && this.starts[this.settled] <= j - this.lag) {
      this.longest = Math.max(this.longest, Math.min(LONGEST_STORM, this.spans[this.settled]));
      this.settled++;
    }
  }

  /** Forgets those since an onset: they are a drift. */
  forget(onset: number): void {
    while (this.starts.length > this.settled && this.starts[this.starts.length - 1] >= onset) {
      this.starts.pop();
      this.spans.pop();
    }
  }

  /**
   * How many of `length` windows may be outlying by chance: as many storms as come together more rarely than `rate` (Poisson), and
   * at least m - 1 windows.
   */
  tolerated(length: number, m: number, rate: number): number {
    if (m === 1) {
      return 0;
    }
    const often = (this.settled + 0.5) / Math.max(1, this.judged);
    let chance = often;
    let storms = 1;
    while (chance > rate && storms < length) {
      chance *= (often * length) / storms;
      storms++;
    }
    return Math.max(m - 1, (storms - 1) * this.longest);
  }
}
