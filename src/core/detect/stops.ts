import { Tape } from './tape';

/** Numbers that say of which replay a stop is, and where it is. */
const HEAD = 4;

/**
 * Where replays were when they came to the first window that was asked for: all that they knew then. One of later windows goes on
 * from there where the windows before are the same.
 */
export class Stops {
  private readonly tapes: Tape[] = [];
  private last = 0;

  /** @param known what was `written` before */
  constructor(private readonly known: Float64Array) {}

  /** Of a replay from one window on that has the say from `anchor` on, no later than where it first writes; null without one. */
  before(from: number, anchor: number, emit: number): Tape | null {
    const { known } = this;
    for (let at = 0; at < known.length;) {
      const end = at + Math.trunc(known[at]);
      if (known[at + 1] === from && known[at + 2] === anchor && known[at + HEAD - 1] <= emit && end > at + HEAD) {
        return new Tape(known.subarray(at + HEAD, end), false);
      }
      at = end;
    }
    return null;
  }

  /** For a replay that first writes there. */
  at(from: number, anchor: number, emit: number): Tape {
    const tape = new Tape(new Float64Array(0), true);
    tape.whole(0);
    tape.whole(from);
    tape.whole(anchor);
    tape.whole(emit);
    this.tapes.push(tape);
    this.last = emit;
    return tape;
  }

  /** How many of the table's windows they are of. */
  until(): number {
    return this.last;
  }

  /** All of them, one after the other. */
  written(): Float64Array {
    let length = 0;
    this.tapes.forEach((tape) => (length += tape.written().length));
    const all = new Float64Array(length);
    let at = 0;
    this.tapes.forEach((tape) => {
      const own = tape.written();
      own[0] = own.length;
      all.set(own, at);
      at += own.length;
    });
    return all;
  }
}
