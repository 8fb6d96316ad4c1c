import type { NormalQuery } from '../normal';
import { MIXTURE_CONCENTRATION, sequentialTest, type SequentialTest } from '../stats/sequentialTest';
import { windowStart, type WindowGrid } from '../window/grid';
import type { Compared } from '../compare/compared';
import type { Comparison } from '../compare/comparison';

/** The sequential test window by window. */
export interface Sequential {
  /** Always-valid p; NaN before the test's start and where there is no baseline. */
  p: Float64Array;
  /** Since when it looks, ms; NaN likewise. */
  since: Float64Array;
}

/**
 * Folds the windows of a group into always-valid p's. It begins again at each period, at the query's `since`, and when a drift is
 * over. Windows that slide are folded in turns, so that no event counts twice. Counts are divided by φ where the trailing windows
 * vary more than a multinomial; a counted baseline is taken as the sample that it is, as of the test's beginning.
 */
export function sequentialOf(
  comparisons: Comparison[],
  drifting: Uint8Array,
  grid: WindowGrid,
  { sequential }: NormalQuery
): Sequential {
  const p = new Float64Array(grid.windows).fill(NaN);
  const since = new Float64Array(grid.windows).fill(NaN);
  const { period, since: deploy } = sequential;
  for (let phase = 0; phase < grid.perWindow; phase++) {
    let test: SequentialTest | null = null;
    let begun = NaN;
    for (let w = grid.firstTested + phase; w < grid.windows; w += grid.perWindow) {
      const start = windowStart(grid, w);
      const previous = start - grid.sizeMs;
      const turn = Math.floor(start / period) !== Math.floor(previous / period);
      const deployed = deploy !== null && previous < deploy && start >= deploy;
      const over = w >= grid.perWindow && drifting[w - grid.perWindow] === 1 && drifting[w] === 0;
      if (turn || deployed || over) {
        test = null;
        begun = start;
      }
      const { compared, counts } = comparisons[w];
      if (begun === begun && compared !== null) {
        test ??= testFrom(compared);
        test.update(counts);
        p[w] = test.pValue;
        since[w] = begun;
      }
    }
  }
  return { p, since };
}

/** What is known when the test begins: the baseline then, and how much windows varied before. */
function testFrom({ baseline, counted, earlier, weight: all }: Compared): SequentialTest {
  const { weights, total } = baseline;
  const ratio = Math.max(1, earlier.spread === null ? 1 : earlier.spread.ratio);
  return sequentialTest(
    // events in a category that a counted baseline lacks are not impossible: half an event of it is supposed
    counted
      ? Array.from(weights, (weight) => ((weight + 0.5) / total) * MIXTURE_CONCENTRATION.telemetry)
      : Array.from(weights, (weight) => (weight / all) * MIXTURE_CONCENTRATION.telemetry),
    counted ? { baseline: Array.from(weights, (weight) => weight / ratio), ratio } : { ratio }
  );
}
