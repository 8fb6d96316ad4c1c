import type { SampleRows } from '../baseline/trailingSums';
import type { Kernel } from '../model/kernelContract';
import type { Excesses } from './compared';
import type { History } from './earlier';
import type { Sample } from './sample';
import type { AskedTest } from './testResult';
import type { CountRows } from './windowCounts';

/** What the comparisons of one group rest on. */
export interface Basis extends History {
  table: CountRows;
  categories: number;
  baseline: {
    /** A sample with its own number of events, or intended shares. */
    counted: boolean;
    /** The baseline of the `length` windows that end with `window`; null where there is none. */
    at(window: number, length: number): Sample | null;
    /** The same of all windows that will be asked for, where these lie there already; a total of 0 where there is none. */
    rows?(): SampleRows;
  };
  /** The baseline is the trailing windows themselves. */
  baselineTrails: boolean;
  test: AskedTest;
  /** A window isn't judged before it is known how those before it vary. */
  asksPast: boolean;
  /** The level that a test has to resolve. */
  alpha: number;
  /** How much each category varies beyond chance, where drifts are decided by that. */
  excess: Excesses | null;
  kernel: Kernel;
  /** Of `compareWindows`. */
  settings: Float64Array;
  /** Positions of the rare categories. */
  rare: number[];
  /** 1 for each category that is not in the schema; null without a schema: what the baseline doesn't have is unseen then. */
  unknown: Uint8Array | null;
}
