import type { Kernel } from '../model/kernelContract';
import type { NormalQuery } from '../model/normalQuery';
import { logSumExp } from '../numeric';
import { MIXTURE_CONCENTRATION, sequentialTest, type SequentialTest } from '../stats/sequentialTest';
import { ConditionalTwoSampleTest } from '../stats/conditionalTwoSample';
import { lnTiltedHypergeometricBound } from '../stats/tiltedHypergeometric';
import { windowStart, type WindowGrid } from '../window/grid';
import { countsFrom } from '../window/past';
import type { Compared } from '../compare/compared';
import type { Comparison } from '../compare/comparison';

/** The sequential test window by window. */
export interface Sequential {
  /** Always-valid p; NaN before the test's start and where there is no baseline. */
  p: Float64Array;
  /** Since when the evidence is counted that says most, ms; NaN likewise. */
  since: Float64Array;
}

/** So many times a period the evidence is counted from anew, though not more often than every so many windows, and for so many parts. */
const PARTS = 24;
const LEAST_PART = 30;
const LASTS = 4;

/**
 * Folds the windows of a group into always-valid p's that find a change whenever it begins: 24 times a period the evidence is counted from
 * anew, for a sixth of the period each (begun 30 windows apart at least), and p is 1 over the mean of them all at its greatest so far. It begins again with each period and
 * when a drift is over. From a deploy (`since`) on, all evidence is counted from there. Windows that slide are folded in turns, so that
 * no event counts twice.
 *
 * @param inflation by how much sums of windows vary more than by chance, by window; null where that isn't known
 */
export function sequentialOf(
  comparison: (window: number) => Comparison,
  isDrifting: (window: number) => boolean,
  inflation: ((window: number) => number) | null,
  grid: WindowGrid,
  { sequential }: NormalQuery,
  kernel: Kernel
): Sequential {
  const p = new Float64Array(grid.windows).fill(NaN);
  const since = new Float64Array(grid.windows).fill(NaN);
  const { period } = sequential;
  const part = Math.max(period / PARTS, LEAST_PART * grid.sizeMs);
  const restarts = part < period;
  const parts = restarts ? Math.ceil(period / part) + 1 : 1;
  for (let phase = 0; phase < grid.perWindow; phase++) {
    let counts: Count[] = [];
    let least = 1;
    for (let w = grid.firstTested + phase; w < grid.windows; w += grid.perWindow) {
      const start = windowStart(grid, w);
      const previous = start - grid.sizeMs;
      const deployed = countsFrom(sequential, start);
      const over = isDrifting(w - grid.perWindow) && !isDrifting(w);
      if (over || deployed !== countsFrom(sequential, previous) || (!deployed && turns(start, previous, period))) {
        counts = [new Count(start)];
        least = 1;
      } else if (restarts && counts.length > 0 && !deployed && turns(start, previous, part)) {
        counts = counts.filter(({ begun }) => start - begun < LASTS * part).concat(new Count(start));
      }
      const { compared, counts: x } = comparison(w);
      if (counts.length > 0 && compared !== null) {
        const ratio = inflation === null ? 1 : Math.max(1, inflation(w));
        counts.forEach((count) => count.take(compared, x, ratio, kernel));
        const evidence = logSumExp(counts.map((count) => count.evidence));
        least = Math.min(least, (deployed ? 1 : parts) * Math.exp(-evidence));
        p[w] = least;
        since[w] = strongest(counts).begun;
      }
    }
  }
  return { p, since };
}

/** Evidence that is counted from one window on. */
class Count {
  private test: SequentialTest | null = null;
  private beside: ConditionalTwoSampleTest | null = null;

  /** @param begun ms */
  constructor(readonly begun: number) {}

  /** Takes the counts of a window, and what it is compared with. */
  take(compared: Compared, counts: Float64Array, ratio: number, kernel: Kernel): void {
    if (compared.counted && compared.earlier.paired) {
      this.beside ??= new ConditionalTwoSampleTest(lnTiltedHypergeometricBound);
      this.beside.update(counts, compared.baseline.weights, ratio);
    } else {
      this.test ??= testFrom(compared, ratio, kernel);
      this.test.update(counts);
    }
  }

  /** ln of how much likelier the counts are with a change than without. */
  get evidence(): number {
    return (this.beside ?? this.test)?.logBayesFactor ?? 0;
  }
}

/** The one that says most for a change; the oldest where none does. */
const strongest = (counts: Count[]): Count =>
  counts.reduce((best, count) => (count.evidence > Math.max(0, best.evidence) ? count : best));

/** Whether a period begins with the window that starts at `start`. */
const turns = (start: number, previous: number, period: number): boolean =>
  Math.floor(start / period) !== Math.floor(previous / period);

/** What is known when the test begins: the baseline then, and how much sums of windows varied before. */
function testFrom(
  { baseline, counted, earlier, weight: all }: Compared,
  inflation: number,
  kernel: Kernel
): SequentialTest {
  const { weights, total } = baseline;
  const lnPmf = kernel.lnDirichletMultinomial;
  const ratio = Math.max(inflation, earlier.spread === null ? 1 : earlier.spread.ratio);
  return sequentialTest(
    // events in a category that a counted baseline lacks are not impossible: half an event of it is supposed
    counted
      ? Array.from(weights, (weight) => ((weight + 0.5) / total) * MIXTURE_CONCENTRATION.telemetry)
      : Array.from(weights, (weight) => (weight / all) * MIXTURE_CONCENTRATION.telemetry),
    counted ? { baseline: Array.from(weights, (weight) => weight / ratio), ratio, lnPmf } : { ratio, lnPmf }
  );
}
