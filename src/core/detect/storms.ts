/** Deviates from which a single window is outlying. */
export const OUTLYING = 4;
/** Outlying windows in a row that are kept out of the reference: more are no storm. */
export const LONGEST_STORM = 5;
/** Outlying windows no further apart belong to one storm, or to one change that isn't found yet. */
const NEAR = 3;
/** So many storms that long say that such come back. */
const OFTEN = 3;

/**
 * How often single windows, or a few in a row, are outlying: where that is ordinary, so many of them in a few windows are no drift.
 * What happened in the last `lag` windows doesn't count yet, since it may be the drift.
 */
export class Storms {
  private readonly starts: number[] = [];
  private readonly spans: number[] = [];
  private settled = 0;
  /** Storms among those. */
  private known = 0;
  private longest = 1;
  private readonly ofLength = new Float64Array(LONGEST_STORM + 1);
  private judged = 0;
  private last = -NEAR - 1;

  constructor(private readonly lag: number) {}

  /** Notes whether the j-th window is outlying. */
  note(j: number, outlying: boolean): void {
    this.judged++;
    if (outlying) {
      if (j - this.last <= NEAR) {
        this.spans[this.spans.length - 1] = j - this.starts[this.starts.length - 1] + 1;
      } else {
        this.starts.push(j);
        this.spans.push(1);
      }
      this.last = j;
    }
    while (this.settled < this.starts.length && this.starts[this.settled] <= j - this.lag) {
      // more in a row are no storm, but a change that wasn't found
      if (this.spans[this.settled] <= LONGEST_STORM) {
        this.lengthen(this.spans[this.settled]);
        this.known++;
      }
      this.settled++;
    }
  }

  /** As long as three of them were: one or two don't say that such come back. */
  private lengthen(span: number): void {
    this.ofLength[span]++;
    let longer = 0;
    for (let length = LONGEST_STORM; length > this.longest; length--) {
      longer += this.ofLength[length];
      if (longer >= OFTEN) {
        this.longest = length;
      }
    }
  }

  /** Forgets all of them. */
  restart(): void {
    this.starts.length = 0;
    this.spans.length = 0;
    this.settled = 0;
    this.known = 0;
    this.longest = 1;
    this.ofLength.fill(0);
    this.judged = 0;
    this.last = -NEAR - 1;
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
    const often = (this.known + 0.5) / Math.max(1, this.judged);
    let chance = often;
    let storms = 1;
    while (chance > rate && storms < length) {
      chance *= (often * length) / storms;
      storms++;
    }
    return Math.max(m - 1, (storms - 1) * this.longest);
  }
}
