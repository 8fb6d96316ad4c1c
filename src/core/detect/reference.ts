import type { Tape } from './tape';
import type { Windows } from './windows';

/** Fewest windows that make a reference. */
const LEAST = 5;

/**
 * The windows taken for normal, in order, as running sums: what a trailing reference is summed from. Windows of a drift and outlying
 * ones are never taken in, and those after an onset are given back.
 */
export class Reference {
  /** Σ of the counts of the windows taken for normal before each, row-major by category. */
  readonly sums: Float64Array;
  private readonly totals: Float64Array;
  private readonly squares: Float64Array;
  private readonly at: Int32Array;
  private accepted = 0;
  private frozen = false;
  /** The rows of sums that the reference last asked for is between; Σ of its events and of their squares; and how many windows it has. */
  begin = 0;
  end = 0;
  total = 0;
  squaresTotal = 0;
  size = 0;
  /** How often windows were taken back. */
  private changes = 0;

  constructor(
    private readonly windows: Windows,
    private readonly trailing: number,
    private readonly gap: number
  ) {
    const { length, categories } = windows;
    this.sums = new Float64Array((length + 1) * categories);
    this.totals = new Float64Array(length + 1);
    this.squares = new Float64Array(length + 1);
    this.at = new Int32Array(length + 1);
  }

  /** Forgets all windows. */
  restart(): void {
    this.accepted = 0;
    this.changes++;
  }

  /** Takes the j-th window for normal. */
  accept(j: number): void {
    const { windows, sums, totals, squares, accepted } = this;
    const { categories } = windows;
    const own = windows.sums;
    const from = j * categories;
    const to = from + categories;
    const base = accepted * categories;
    const next = base + categories;
    for (let k = 0; k < categories; k++) {
      sums[next + k] = sums[base + k] + (own[to + k] - own[from + k]);
    }
    const n = windows.total(j, 1);
    totals[accepted + 1] = totals[accepted] + n;
    squares[accepted + 1] = squares[accepted] + n * n;
    this.at[accepted] = j;
    this.accepted = accepted + 1;
  }

  /** Writes down, or reads back, which of the windows before the j-th were taken for normal. */
  pass(tape: Tape, j: number): void {
    const taken = new Uint8Array(j);
    for (let i = 0; i < this.accepted; i++) {
      taken[this.at[i]] = 1;
    }
    tape.marks(taken, j);
    for (let i = 0; i < j && !tape.writes; i++) {
      if (taken[i] === 1) {
        this.accept(i);
      }
    }
    this.frozen = tape.is(this.frozen);
    this.begin = tape.whole(this.begin);
    this.end = tape.whole(this.end);
    this.size = tape.whole(this.size);
    this.total = tape.number(this.total);
    this.squaresTotal = tape.number(this.squaresTotal);
  }

  /** Holds on to what was normal before `onset`. */
  freeze(onset: number): void {
    this.changes++;
    while (this.accepted > 0 && this.at[this.accepted - 1] >= onset) {
      this.accepted--;
    }
    this.take(this.accepted);
    this.frozen = true;
  }

  release(): void {
    this.frozen = false;
  }

  /** What tells the reference last asked for from all others. */
  stamp(): number {
    return this.changes * (this.windows.length + 1) + this.end;
  }

  /** Finds the reference of the `length` windows that end with the j-th; false where it has too few windows. */
  of(j: number, length: number): boolean {
    if (!this.frozen) {
      this.take(this.endFor(j, length));
    }
    return this.size >= LEAST && this.total > 0;
  }

  private endFor(j: number, length: number): number {
    const { at, accepted } = this;
    const last = j - (length > this.gap ? length : this.gap);
    if (accepted === 0 || at[accepted - 1] <= last) {
      return accepted;
    }
    // so far back, if none in between was left out; else a little later
    let end = accepted - (at[accepted - 1] - last);
    end = end > 0 ? end : 0;
    while (at[end] <= last) {
      end++;
    }
    return end;
  }

  /**
   * Whether the `length` windows that end with the j-th are so far from their reference, in a hurry: z² of some category, linear and
   * not arcsine, is at least `square`, or its sum over categories at least `together`. False without a reference.
   *
   * @param excess τ² by length and category, of which this is the i-th length
   */
  glance(j: number, length: number, excess: Float64Array, i: number, square: number, together: number): boolean {
    const { sums, totals, windows, trailing } = this;
    const { categories } = windows;
    const end = this.endFor(j, length);
    const begin = end > trailing ? end - trailing : 0;
    const m = totals[end] - totals[begin];
    const n = windows.total(j, length);
    if (end - begin < LEAST || !(m > 0)) {
      return false;
    }
    const own = windows.sums;
    const eachOwn = 1 / n;
    const each = 1 / m;
    const chance = eachOwn + each;
    const to = (j + 1) * categories;
    const from = to - length * categories;
    const refTo = end * categories;
    const refFrom = begin * categories;
    const base = i * categories;
    let sum = 0;
    for (let k = 0; k < categories; k++) {
      const p = (own[to + k] - own[from + k]) * eachOwn;
      const q = (sums[refTo + k] - sums[refFrom + k]) * each;
      const moved = p - q;
      if (moved !== 0) {
        const twice = p + q;
        // 4 p (1 - p) at the middle of both
        const z2 = (4 * moved * moved) / (twice * (2 - twice) * (chance + excess[base + k]));
        sum += z2;
        if (z2 >= square || sum >= together) {
          return true;
        }
      }
    }
    return false;
  }

  private take(end: number): void {
    const { totals, squares, trailing } = this;
    const begin = end > trailing ? end - trailing : 0;
    this.begin = begin;
    this.end = end;
    this.total = totals[end] - totals[begin];
    this.squaresTotal = squares[end] - squares[begin];
    this.size = end - begin;
  }
}
