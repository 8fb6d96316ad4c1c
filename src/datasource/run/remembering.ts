import type { Kernel } from '../../core/model/kernelContract';

/** How much a page remembers: a hundred panels of 1,440 windows and ten categories. */
const MOST_BYTES = 64 << 20;

type Numbers = Float64Array | Uint8Array;

/** What the drift rule was told of a group and what it said, in arrays that nobody else has. */
interface Judged {
  told: Numbers[];
  marks: Uint8Array;
  numbers: Float64Array;
  drifts: Float64Array;
}

/**
 * A kernel that remembers what the drift rule said, by all that it was told: panels over one query, and dashboards that refresh before the
 * next window has ended, tell it the same again. It never guesses: what it is told is compared bit by bit. Beyond so many bytes, what has
 * gone unasked for longest is forgotten. Arrays are copied in and out, so that they remain the callers' own.
 */
export function remembering(kernel: Kernel, mostBytes: number = MOST_BYTES): Kernel {
  const memory = new Memory(mostBytes);
  return {
    ...kernel,
    life: (...of) => {
      const [rule, place, counts, n, usable, own, marks, numbers] = of;
      const told = [rule, place, counts, n, usable, own];
      return memory.recall(told, marks, numbers, () => kernel.life(...of)());
    },
    slow: (...of) => {
      const [rule, place, counts, n, usable, thenCounts, thenN, thenUsable, marks, numbers] = of;
      const told = [rule, place, counts, n, usable, thenCounts, thenN, thenUsable];
      return memory.recall(told, marks, numbers, () => kernel.slow(...of)());
    },
  };
}

class Memory {
  /** By hash, the latest asked for last. Of two with the same hash only the later is kept. */
  private readonly known = new Map<number, Judged>();
  private bytes = 0;

  constructor(private readonly mostBytes: number) {}

  recall(told: Numbers[], marks: Uint8Array, numbers: Float64Array, judge: () => Float64Array): () => Float64Array {
    const hash = hashOf(told);
    const before = this.known.get(hash);
    if (before !== undefined && areSame(before.told, told)) {
      // the latest is last
      this.known.delete(hash);
      this.known.set(hash, before);
      marks.set(before.marks);
      numbers.set(before.numbers);
      return () => before.drifts.slice();
    }
    const drifts = judge();
    if (before !== undefined) {
      this.forget(hash, before);
    }
    this.keep(hash, { told, marks, numbers, drifts });
    return () => drifts;
  }

  private keep(hash: number, judged: Judged): void {
    const size = sizeOf(judged);
    if (size > this.mostBytes) {
      return;
    }
    for (const [oldest, one] of this.known) {
      if (this.bytes + size <= this.mostBytes) {
        break;
      }
      this.forget(oldest, one);
    }
    const { told, marks, numbers, drifts } = judged;
    this.known.set(hash, {
      told: told.map((array) => array.slice()),
      marks: marks.slice(),
      numbers: numbers.slice(),
      drifts: drifts.slice(),
    });
    this.bytes += size;
  }

  private forget(hash: number, judged: Judged): void {
    this.known.delete(hash);
    this.bytes -= sizeOf(judged);
  }
}

const sizeOf = ({ told, marks, numbers, drifts }: Judged): number =>
  [...told, marks, numbers, drifts].reduce((sum, { byteLength }) => sum + byteLength, 0);

/** An array's bits as whole numbers, which tell NaN and -0 apart as well. */
const bitsOf = (array: Numbers): Uint8Array | Int32Array =>
  array instanceof Uint8Array ? array : new Int32Array(array.buffer, array.byteOffset, 2 * array.length);

/** FNV-1a over the bits and lengths, by 32 bits at a time, whose upper half is mixed into the lower one. */
function hashOf(arrays: Numbers[]): number {
  let hash = arrays.length;
  for (const array of arrays) {
    const bits = bitsOf(array);
    hash = Math.imul(hash ^ bits.length, 16777619);
    for (let i = 0; i < bits.length; i++) {
      hash = Math.imul(hash ^ bits[i], 16777619);
      hash ^= hash >>> 15;
    }
  }
  return hash;
}

const areSame = (a: Numbers[], b: Numbers[]): boolean =>
  a.length === b.length && a.every((array, i) => haveSameBits(bitsOf(array), bitsOf(b[i])));

function haveSameBits(a: Uint8Array | Int32Array, b: Uint8Array | Int32Array): boolean {
  if (a.length !== b.length) {
    return false;
  }
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) {
      return false;
    }
  }
  return true;
}
