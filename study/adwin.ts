/** Buckets of each size before two become one of twice the size. */
const BUCKETS = 5;
/** Values on either side of a cut, at least. */
const LEAST = 5;

/**
 * Adaptive windowing: keeps the values since the last change, and drops the oldest while the means of two parts differ by more than a
 * bound that holds with confidence 1 - δ (Bifet & Gavaldà 2007, ADWIN2, looking at every value).
 */
export class Adwin {
  /** Newest first: values in each bucket, their sum, and Σ (x - mean)². */
  private readonly sizes: number[] = [];
  private readonly sums: number[] = [];
  private readonly squares: number[] = [];
  private width = 0;
  private total = 0;
  private variance = 0;

  constructor(private readonly delta: number) {}

  /** Takes in a value in [0, 1]; whether the mean has changed. */
  add(value: number): boolean {
    this.variance += this.width > 0 ? (this.width / (this.width + 1)) * (value - this.total / this.width) ** 2 : 0;
    this.width++;
    this.total += value;
    this.sizes.unshift(1);
    this.sums.unshift(value);
    this.squares.unshift(0);
    this.compress();
    let changed = false;
    while (this.width > 2 * LEAST && this.hasCut()) {
      this.dropOldest();
      changed = true;
    }
    return changed;
  }

  private compress(): void {
    const { sizes, sums, squares } = this;
    for (let first = 0; first < sizes.length;) {
      let past = first;
      while (past < sizes.length && sizes[past] === sizes[first]) {
        past++;
      }
      if (past - first <= BUCKETS) {
        return;
      }
      const n = sizes[past - 1];
      const apart = (sums[past - 1] - sums[past - 2]) / n;
      squares[past - 2] += squares[past - 1] + (apart * apart * n) / 2;
      sums[past - 2] += sums[past - 1];
      sizes[past - 2] = 2 * n;
      [sizes, sums, squares].forEach((values) => values.splice(past - 1, 1));
      first = past - 2;
    }
  }

  private hasCut(): boolean {
    const { sizes, sums, width, total, variance, delta } = this;
    const spread = variance / width;
    const confidence = Math.log((2 * Math.log(width)) / delta);
    let n = 0;
    let sum = 0;
    for (let i = sizes.length - 1; i > 0; i--) {
      n += sizes[i];
      sum += sums[i];
      const rest = width - n;
      if (n < LEAST || rest < LEAST) {
        continue;
      }
      const parts = 1 / (n - LEAST + 1) + 1 / (rest - LEAST + 1);
      const bound = Math.sqrt(2 * parts * spread * confidence) + (2 / 3) * confidence * parts;
      if (Math.abs(sum / n - (total - sum) / rest) > bound) {
        return true;
      }
    }
    return false;
  }

  private dropOldest(): void {
    const n = this.sizes.pop()!;
    const sum = this.sums.pop()!;
    const squares = this.squares.pop()!;
    this.width -= n;
    this.total -= sum;
    const apart = sum / n - this.total / this.width;
    this.variance -= squares + (apart * apart * n * this.width) / (n + this.width);
  }
}
