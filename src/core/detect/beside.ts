import { asinSqrt } from '../numeric';
import type { Reference } from './reference';
import type { Tape } from './tape';
import type { Windows } from './windows';

/** What each window is held against where that isn't the windows before it: by window of the group's table, windows x categories. */
export interface OwnReferences {
  /** Counts; or intended shares, the same for every window. */
  counts: Float64Array;
  /** Their events; Infinity where shares are intended. */
  totals: Float64Array;
}

/** References whose angles are kept: as many as there are between the newest and the oldest that windows are learned from. */
const KEPT = 64;

/** Several windows beside their reference, by category; made once, filled for each question. */
export class Beside {
  /** Events of the windows, of the reference, its shares, and by how much they differ on the arcsine scale. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly shares: Float64Array;
  readonly apart: Float64Array;
  n = 0;
  /** Infinity where shares are intended: y are shares then. */
  m = 0;
  /** Variance of `apart` by chance. */
  chance = 0;
  /** Where the windows are that were found last, as rows of running sums: counts are the upper less the lower; and those of their reference. */
  upper = 0;
  lower = 0;
  against: Float64Array;
  upperAgainst = 0;
  lowerAgainst = 0;
  foundN = 0;
  foundM = 0;
  /** The windows that were counted: as many that end with the j-th. */
  private j = 0;
  private length = 0;
  private isMeasured = true;
  /** What tells one trailing reference from the others, and the angles of those met last, with what each is of. */
  private stamp = 0;
  private readonly angles: Float64Array;
  private readonly stamps: Int32Array;

  constructor(
    private readonly windows: Windows,
    private readonly reference: Reference,
    private readonly own: Windows | null,
    private readonly intended: Float64Array | null
  ) {
    const { categories } = windows;
    this.x = new Float64Array(categories);
    this.y = new Float64Array(categories);
    this.shares = new Float64Array(categories);
    this.apart = new Float64Array(categories);
    const trails = own === null && intended === null;
    this.angles = new Float64Array(trails ? KEPT * categories : categories);
    this.stamps = new Int32Array(KEPT).fill(-1);
    this.against = own !== null ? own.sums : reference.sums;
    if (intended !== null) {
      this.against = new Float64Array(2 * categories);
      this.against.set(intended, categories);
      this.upperAgainst = categories;
      this.foundM = Infinity;
    }
  }

  /** Holds the `length` windows that end with the j-th against their reference; false where there is none. */
  hold(j: number, length: number): boolean {
    if (!this.count(j, length)) {
      return false;
    }
    this.measure();
    return true;
  }

  /** The same, but for `apart`: see `measure`. */
  count(j: number, length: number): boolean {
    const known = this.find(j, length);
    if (!known) {
      // by how much what was counted before differs: its reference is gone now
      this.measure();
    }
    if (!(this.foundN > 0)) {
      return false;
    }
    const { windows, x, y, shares, upper, lower, against, upperAgainst, lowerAgainst, foundM } = this;
    this.m = foundM;
    this.stamp = this.reference.stamp();
    const counted = foundM < Infinity;
    for (let k = 0; k < y.length; k++) {
      const count = against[upperAgainst + k] - against[lowerAgainst + k];
      y[k] = count;
      shares[k] = counted ? count / foundM : count;
    }
    if (!known) {
      return false;
    }
    this.n = this.foundN;
    this.chance = 1 / this.n + 1 / foundM;
    this.j = j;
    this.length = length;
    this.isMeasured = false;
    const { sums } = windows;
    for (let k = 0; k < x.length; k++) {
      x[k] = sums[upper + k] - sums[lower + k];
    }
    return true;
  }

  /** Finds where the `length` windows that end with the j-th are, and their reference; false where there is none. */
  find(j: number, length: number): boolean {
    const { windows, reference, own, intended } = this;
    const { categories } = windows;
    this.upper = (j + 1) * categories;
    this.lower = this.upper - length * categories;
    this.foundN = windows.total(j, length);
    if (intended !== null) {
      return this.foundN > 0;
    }
    if (own !== null) {
      this.upperAgainst = this.upper;
      this.lowerAgainst = this.lower;
      this.foundM = own.total(j, length);
      return this.foundN > 0 && this.foundM > 0;
    }
    const known = reference.of(j, length);
    this.upperAgainst = reference.end * categories;
    this.lowerAgainst = reference.begin * categories;
    this.foundM = reference.total;
    return this.foundN > 0 && known;
  }

  /** Knows by how much what was counted last differs, unless that is known already. */
  measure(): void {
    if (this.isMeasured) {
      return;
    }
    this.isMeasured = true;
    const { windows, x, n, apart, j, length, angles } = this;
    const at = this.referenceAngles();
    if (length === 1) {
      const own = windows.angles(j, j + 1);
      const from = j * apart.length;
      for (let k = 0; k < apart.length; k++) {
        apart[k] = own[from + k] - angles[at + k];
      }
      return;
    }
    for (let k = 0; k < apart.length; k++) {
      apart[k] = 2 * asinSqrt(x[k] < n ? x[k] / n : 1) - angles[at + k];
    }
  }

  /** Writes down, or reads back, what is left of what was held last. */
  pass(tape: Tape): void {
    this.measure();
    tape.array(this.apart, 0, this.apart.length);
    tape.array(this.shares, 0, this.shares.length);
  }

  /** Where the angles of the reference are. */
  private referenceAngles(): number {
    const { shares, angles, stamps, stamp, own, intended } = this;
    const place = own === null && intended === null ? stamp % KEPT : 0;
    const at = place * shares.length;
    if (own === null && stamps[place] === stamp) {
      return at;
    }
    stamps[place] = stamp;
    for (let k = 0; k < shares.length; k++) {
      angles[at + k] = 2 * asinSqrt(shares[k] < 1 ? shares[k] : 1);
    }
    return at;
  }
}
