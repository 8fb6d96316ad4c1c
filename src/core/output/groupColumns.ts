import { PAST_WINDOWS } from '../baseline/stretchKernel';
import { TEST_P, WHY } from '../compare/comparedWindows';
import type { Judged } from '../detect/group';
import type { Kernel } from '../model/kernelContract';
import type { WindowColumns } from '../registry';
import type { GroupTable } from '../window/table';

/** What is known as columns of the windows of a group from the first that is shown. */
export class GroupColumns implements WindowColumns {
  private knownDrifting?: Uint8Array;

  constructor(
    private readonly judged: Judged,
    private readonly table: GroupTable,
    private readonly first: number,
    private readonly kernel: Kernel
  ) {}

  n(): Float64Array | null {
    const { table, first } = this;
    return this.allPresent ? table.n.subarray(first) : null;
  }

  counts(): Float64Array | null {
    const { table, first, kernel, categories } = this;
    return this.allPresent ? kernel.transposed(table.counts.subarray(first * categories), categories) : null;
  }

  shares(): Float64Array | null {
    const { table, first, kernel, categories } = this;
    const { counts, n } = table;
    return kernel.shareColumns(counts, first, n.length - first, categories, n, first, n, first);
  }

  baselines(): Float64Array | null {
    const { numbers } = this.judged;
    return numbers.any ? numbers.shareColumns(this.first) : null;
  }

  private get allPresent(): boolean {
    return !this.table.present.subarray(this.first).includes(0);
  }

  private get categories(): number {
    const { counts, n } = this.table;
    return counts.length / n.length;
  }

  number(number: number): Float64Array | null {
    const { numbers } = this.judged;
    return numbers.any ? numbers.column(number, this.first) : null;
  }

  test(number: number): Float64Array | null {
    const { numbers, comparison } = this.judged;
    return numbers.any ? numbers.testColumn(number, this.first, (window) => comparison(window).tested) : null;
  }

  past(number: number): Float64Array | null {
    return this.judged.numbers.pastColumn(number, this.first);
  }

  /** How many windows before each had events. */
  trailing(): Float64Array | null {
    return this.past(PAST_WINDOWS);
  }

  drift(): Float64Array | null {
    const { judged, kernel } = this;
    return judged.numbers.tellsWhy ? kernel.driftNumbers(this.number(WHY)!, this.drifting) : null;
  }

  state(): Float64Array | null {
    const { judged, kernel } = this;
    return judged.numbers.tellsWhy ? kernel.stateNumbers(this.number(WHY)!, this.drifting, this.test(TEST_P)!) : null;
  }

  private get drifting(): Uint8Array {
    return (this.knownDrifting ??= this.judged.drifting.subarray(this.first - this.judged.first));
  }
}
