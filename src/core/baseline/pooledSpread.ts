import type { GroupTable } from '../window/table';
import { placeInBlock, spreadBetween, weightOfBoth } from './stretchKernel';

/** What is known of several categories as one, from an end of the block up to each window. */
class Reach {
  readonly sums: Float64Array;
  readonly spread: Float64Array;
  /** Events of all categories. */
  readonly total: Float64Array;
  /** Of which categories, by version. */
  readonly version: Int32Array;

  constructor(
    windows: number,
    /** Windows to the one that is nearer to the end of the block. */
    readonly step: number,
    /** Place in the block where the aggregate begins. */
    readonly begin: number
  ) {
    this.sums = new Float64Array(windows);
    this.spread = new Float64Array(windows);
    this.total = new Float64Array(windows);
    this.version = new Int32Array(windows);
  }
}

/**
 * D = Σ n_t (p_t - p)² of several categories as one, over a stretch of windows, as `TrailingSums` has it of each: by two running
 * aggregates, which last as long as the same categories are asked for. Windows beside each other mostly pool the same.
 */
export class PooledSpread {
  private key = '';
  private version = 0;
  private pooled: number[] = [];
  private readonly before: Reach;
  private readonly after: Reach;

  /** @param length windows that a block has */
  constructor(
    private readonly table: GroupTable,
    private readonly categories: number,
    private readonly firstBucket: number,
    private readonly perWindow: number,
    private readonly length: number
  ) {
    const windows = table.n.length;
    this.before = new Reach(windows, -perWindow, 0);
    this.after = new Reach(windows, perWindow, length - 1);
  }

  /** Over the windows from `first` to `last`, which lie in one block or in two. */
  of(pooled: number[], first: number, last: number): number {
    const key = pooled.join();
    if (key !== this.key) {
      this.key = key;
      this.version++;
      this.pooled = pooled;
    }
    const { before, after } = this;
    this.reach(before, last);
    if (this.placeOf(first) === 0) {
      return before.spread[last];
    }
    this.reach(after, first);
    const na = after.total[first];
    const nb = before.total[last];
    return (
      after.spread[first] +
      before.spread[last] +
      spreadBetween(after.sums[first], na, before.sums[last], nb, weightOfBoth(na, nb))
    );
  }

  /** Makes the aggregate known at `window`. */
  private reach(side: Reach, window: number): void {
    const { version, table } = this;
    const { n } = table;
    const { step, begin } = side;
    let w = window;
    while (side.version[w] !== version && this.placeOf(w) !== begin && w + step >= 0 && w + step < n.length) {
      w += step;
    }
    if (side.version[w] !== version) {
      side.total[w] = n[w];
      side.sums[w] = this.countOf(w);
      side.spread[w] = 0;
      side.version[w] = version;
    }
    while (w !== window) {
      w -= step;
      this.extend(side, w);
    }
  }

  private extend({ sums, spread, total, version, step }: Reach, w: number): void {
    const own = this.table.n[w];
    const from = w + step;
    const known = total[from];
    const count = this.countOf(w);
    sums[w] = sums[from] + count;
    spread[w] = spread[from] + spreadBetween(count, own, sums[from], known, weightOfBoth(own, known));
    total[w] = known + own;
    version[w] = this.version;
  }

  private placeOf(window: number): number {
    return placeInBlock(window, this.firstBucket, this.perWindow, this.length);
  }

  private countOf(w: number): number {
    const { pooled, table } = this;
    const { counts } = table;
    const at = w * this.categories;
    let count = 0;
    for (let i = 0; i < pooled.length; i++) {
      count += counts[at + pooled[i]];
    }
    return count;
  }
}
