import type { Baseline } from '../baseline/baseline';
import { kindOf } from '../baseline/kinds';
import type { SampleRows } from '../baseline/trailingSums';
import type { Excesses } from '../compare/compared';
import type { Kernel } from '../model/kernelContract';
import type { NormalQuery } from '../model/normalQuery';
import type { WindowGrid } from '../window/grid';
import type { GroupTable } from '../window/table';
import type { OwnReferences } from './beside';
import { flatLifeOf, flatSlowLifeOf } from './flat';
import type { Life } from './life';
import { withSlow } from './slow';
import type { Verdicts } from './replay';

/** Judges a group's windows by evidence over several of them, by a rule as `flatRule` has it. @returns what waits for it: hosts may judge several at once */
export function lifeOfGroup(
  query: NormalQuery,
  rule: Float64Array,
  table: GroupTable,
  baseline: Baseline,
  grid: WindowGrid,
  categories: number,
  then: GroupTable | null,
  kernel: Kernel
): () => Life {
  const trails = kindOf(query.baseline).source === 'trailing';
  const own = trails ? null : ownReferences(baseline, grid, categories);
  const traffic = { categories, counts: table.counts, n: table.n, usable: usableOf(table, own, query, kernel), own };
  const begin = Math.max(0, grid.firstTested);
  const { firstBucket, perWindow } = grid;
  const life = flatLifeOf(kernel, traffic, rule, begin, firstBucket, perWindow);
  if (then === null) {
    return life;
  }
  const earlier = {
    categories,
    counts: then.counts,
    n: then.n,
    usable: usableOf(then, null, query, kernel),
    own: null,
  };
  const slow = flatSlowLifeOf(kernel, traffic, earlier, rule, begin, firstBucket, perWindow);
  return () => withSlow(life(), slow());
}

const NO_TOTALS = new Float64Array(0);

/** The windows that can be judged: see `markUsable`. */
function usableOf(
  { present, partial, n }: GroupTable,
  own: OwnReferences | null,
  { detect }: NormalQuery,
  kernel: Kernel
): Uint8Array {
  const usable = new Uint8Array(n.length);
  kernel.markUsable(present, partial, n, own === null ? NO_TOTALS : own.totals, detect.minN, usable);
  return usable;
}

function ownReferences(baseline: Baseline, { windows }: WindowGrid, categories: number): OwnReferences {
  if (!baseline.counted) {
    const sample = baseline.at(0, 1)!;
    let sum = 0;
    for (let k = 0; k < categories; k++) {
      sum += sample.weights[k];
    }
    return {
      counts: Float64Array.from(sample.weights, (weight) => weight / sum),
      totals: new Float64Array(windows).fill(Infinity),
    };
  }
  if (baseline.ownRows !== undefined) {
    const { weights, totals } = baseline.ownRows(0, windows);
    return { counts: weights, totals };
  }
  const counts = new Float64Array(windows * categories);
  const totals = new Float64Array(windows);
  for (let w = 0; w < windows; w++) {
    const sample = baseline.at(w, 1);
    if (sample !== null) {
      totals[w] = sample.total;
      counts.set(sample.weights, w * categories);
    }
  }
  return { counts, totals };
}

/** Whether the windows that are taken for normal are the baseline itself; old windows that weigh less are summed elsewhere. */
export const followsVerdicts = ({ baseline }: NormalQuery): boolean =>
  kindOf(baseline).followsNormal?.(baseline) ?? false;

/** The baseline that a window was judged by: the last windows that were normal. */
export function verdictBaseline(verdicts: Verdicts, categories: number, { values }: NormalQuery): Baseline {
  const { first, reference, total, squares, size } = verdicts;
  const rows: SampleRows = { weights: reference, totals: total, squares, first };
  return {
    counted: true,
    ...(values === 'states' ? {} : { rows: () => rows }),
    at: (window) => {
      const i = window - first;
      if (!(total[i] > 0)) {
        return null;
      }
      const weights = reference.subarray(i * categories, (i + 1) * categories);
      const windows = size[i];
      return values === 'states'
        ? {
            weights: weights.map((weight) => weight / windows),
            total: total[i] / windows,
            squares: squares[i] / windows / windows,
          }
        : { weights, total: total[i], squares: squares[i] };
    },
  };
}

/** How much each category varies, as it was known when a window was judged. */
export const excessOf = ({ first, excess, df, judged }: Verdicts): Excesses => ({
  first,
  variance: excess,
  df,
  judged,
});
