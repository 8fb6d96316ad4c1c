import type { Tape } from './tape';

/** Deviates from which a single window is outlying. */
export const OUTLYING = 4;
/** Outlying windows in a row that are kept out of the reference: more are no storm. */
export const LONGEST_STORM = 5;
/** Outlying windows no further apart belong to one storm, or to one change that isn't found yet. */
const NEAR = 3;
/** So many storms that long, or longer, say that such come back. */
const OFTEN = 2;

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
  private longest: number;
  private readonly ofLength = new Float64Array(LONGEST_STORM + 1);
  private judged = 0;

  /** @param possible how long storms are taken to be before any was seen */
  constructor(
    private readonly lag: number,
    private readonly possible: number
  ) {
    this.longest = possible;
  }

  pass(tape: Tape): void {
    tape.list(this.outlying);
    tape.list(this.starts);
    tape.list(this.spans);
    this.settled = tape.whole(this.settled);
    this.known = tape.whole(this.known);
    this.longest = tape.whole(this.longest);
    this.judged = tape.whole(this.judged);
    tape.array(this.ofLength, 0, this.ofLength.length);
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
        this.lengthen(this.spans[this.settled]);
        this.known++;
      }
      this.settled++;
    }
  }

  /** As long as several of them were: one doesn't say that such come back. */
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

  /** Forgets those that reach into windows that are marked with 1: they were something else. */
  except(odd: Uint8Array): void {
    const kept = this.starts.map((start, i) => odd.subarray(start, start + this.spans[i]).indexOf(1) < 0);
    const until = this.settled > 0 ? this.starts[this.settled - 1] : -1;
    this.outlying = this.outlying.filter((j) => odd[j] !== 1);
    this.starts = this.starts.filter((_, i) => kept[i]);
    this.spans = this.spans.filter((_, i) => kept[i]);
    this.settled = 0;
    this.known = 0;
    this.longest = this.possible;
    this.ofLength.fill(0);
    this.settle(until);
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
