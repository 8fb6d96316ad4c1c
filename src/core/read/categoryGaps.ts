import { formatDuration } from '../duration';
import type { Kernel } from '../model/kernelContract';
import type { Notices } from '../model/notices';
import { MISSING, TELLING } from '../window/partial';
import type { WindowGrid } from '../window/grid';
import type { BucketTable } from '../window/table';

/** The part of a series' usual events that have to be lacking in a gap. */
const LACKING = 0.5;

/** Where categories are missing while others of their group go on. */
export class CategoryGaps {
  /** Buckets of the windows that are shown, by category. */
  private readonly found = new Map<string, Set<number>>();

  private readonly marks: Array<{ partial: Uint8Array; bucket: number }> = [];

  /** @param zero whether what is missing is taken for 0, else its windows are incomplete */
  constructor(
    private readonly grid: WindowGrid,
    private readonly zero: boolean,
    private readonly kernel: Kernel
  ) {}

  /**
   * Looks for the gaps of one series of the k-th category. Where the others of that category have as much more, it has been replaced: a
   * pod under a new name, say.
   *
   * @param at bucket of each point, ascending but for -1
   * @param table of its group, filled
   * @param missing buckets where it is missing that was there just before
   */
  look(
    category: string,
    k: number,
    at: Int32Array,
    counts: Float64Array,
    table: BucketTable,
    missing: readonly number[]
  ): void {
    const { partial, points, sums, categories } = table;
    // a series that doesn't come back has ended, and that is no gap where it counts as 0
    const end = this.zero ? lastOf(at, counts) : points.length;
    let last = -1;
    let least = 0;
    for (const bucket of missing) {
      const own = bucket === last + 1 ? 0 : this.kernel.sumBetween(at, counts, bucket - TELLING, bucket) / TELLING;
      least = own > 0 ? usualOf(table, k, bucket) - LACKING * own : least;
      last = bucket;
      if (bucket >= end || partial[bucket] !== 0 || sums[bucket * categories + k] > least) {
        // where it is partial, what it grew by isn't known; where others have as many more, it has been replaced
        continue;
      }
      if (!this.zero) {
        this.marks.push({ partial, bucket });
      }
      if (bucket >= this.grid.firstVisible) {
        this.found.set(category, (this.found.get(category) ?? new Set()).add(bucket));
      }
    }
  }

  /** Marks the gaps that were found in their groups, and says which categories have some, the longest first. */
  tell(notices: Notices): void {
    this.marks.forEach(({ partial, bucket }) => (partial[bucket] = MISSING));
    const list = Array.from(this.found, ([category, { size }]) => ({ category, size })).sort((a, b) => b.size - a.size);
    if (list.length > 0) {
      const named = list
        .slice(0, NAMED)
        .map(({ category, size }) => `\`${category}\` (${formatDuration(size * this.grid.stepMs)})`)
        .join(', ');
      const more = list.length > NAMED ? ` and ${list.length - NAMED} more` : '';
      notices.add(
        'info',
        this.zero
          ? `Series of ${named}${more} have no points between ones with many events, while others go on: they are counted as 0 there. If they weren’t measured, name that time as quiet.`
          : `Series of ${named}${more} have no points where they had many events just before, while others go on: those windows are incomplete, neither evaluated nor learned from.`
      );
    }
  }
}

const NAMED = 3;

/** Mean events of a category in the buckets before one. */
function usualOf({ sums, categories }: BucketTable, k: number, bucket: number): number {
  let sum = 0;
  for (let b = bucket - TELLING; b < bucket; b++) {
    sum += sums[b * categories + k];
  }
  return sum / TELLING;
}

function lastOf(at: Int32Array, counts: Float64Array): number {
  for (let i = at.length - 1; i >= 0; i--) {
    if (at[i] >= 0 && counts[i] === counts[i]) {
      return at[i];
    }
  }
  return -1;
}
