/** Windows whose marks share a number. */
const TOGETHER = 12;

/** Numbers that what is known is written down on, to be read back in the same order. */
export class Tape {
  private at = 0;

  /** @param numbers to read, or room to write on, which grows */
  constructor(
    private numbers: Float64Array,
    readonly writes: boolean
  ) {}

  /** Writes a number down, or reads one in its place. */
  number(value: number): number {
    this.reserve(1);
    const { numbers, at } = this;
    this.at = at + 1;
    if (this.writes) {
      numbers[at] = value;
    }
    return numbers[at];
  }

  whole(value: number): number {
    return Math.trunc(this.number(value));
  }

  is(value: boolean): boolean {
    return this.number(value ? 1 : 0) === 1;
  }

  /** A part of an array. */
  array(values: Float64Array, from: number, until: number): void {
    const length = until - from;
    this.reserve(length);
    const { numbers, at } = this;
    this.at = at + length;
    if (this.writes) {
      numbers.set(values.subarray(from, until), at);
    } else {
      values.set(numbers.subarray(at, at + length), from);
    }
  }

  /** The first so many marks, each 0 to 3. */
  marks(values: Uint8Array, length: number): void {
    for (let begin = 0; begin < length; begin += TOGETHER) {
      const end = begin + TOGETHER < length ? begin + TOGETHER : length;
      let together = 0;
      for (let i = end - 1; i >= begin; i--) {
        together = (together << 2) | values[i];
      }
      together = this.whole(together);
      for (let i = begin; i < end; i++) {
        values[i] = together & 3;
        together = together >> 2;
      }
    }
  }

  /** A list of whole numbers, which is empty where it is read. */
  list(values: number[]): void {
    const length = this.whole(values.length);
    for (let i = 0; i < length; i++) {
      if (this.writes) {
        this.number(values[i]);
      } else {
        values.push(this.whole(0));
      }
    }
  }

  /** What has been written. */
  written(): Float64Array {
    return this.numbers.subarray(0, this.at);
  }

  private reserve(length: number): void {
    const { numbers, at } = this;
    if (this.writes && at + length > numbers.length) {
      this.numbers = new Float64Array(2 * (at + length));
      this.numbers.set(numbers);
    }
  }
}
