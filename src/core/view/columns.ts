import { credibleIntervals } from '../stats/credibleIntervals';
import { LEAST_EXPECTED } from '../stats/goodnessOfFit';
import { residuals } from '../stats/residuals';
import type { DistributionView } from './view';
import { isComplete } from './windowSummary';

/** A column per category in the view's order, a value per window; null where there is no answer. */
export type Columns = Array<Array<number | null>>;

/** Ends of the 95 % credible intervals of all shares (Jeffreys' prior), from the counts; null in windows without them. */
export function intervalColumns(view: DistributionView): { lower: Columns; upper: Columns } {
  const intervals = view.times.map((_, i) => {
    const counts = countsAt(view, i);
    return counts && credibleIntervals(counts);
  });
  const ends = (end: 'lower' | 'upper') => view.categories.map((_, k) => intervals.map((all) => all && all[k][end]));
  return { lower: ends('lower'), upper: ends('upper') };
}

/**
 * Adjusted standardised residuals of all categories, as the statistic `residual`: standard deviations from the baseline. Null without counts
 * or baseline, and for a category that the baseline doesn't have.
 */
export function residualColumns(view: DistributionView): Columns {
  const rows = view.times.map((_, i) => {
    const counts = countsAt(view, i);
    const shares = baselineAt(view, i);
    return counts && shares && residuals(counts, shares);
  });
  return view.categories.map((_, k) => rows.map((row) => row && row[k]));
}

/** Share less baseline share, as the statistic `delta`. */
export function deltaColumns(view: DistributionView): Columns {
  return view.categories.map(({ share, baseline, delta }) =>
    view.times.map((_, i) => {
      const [own, base] = [share?.[i] ?? null, baseline?.[i] ?? null];
      return delta?.[i] ?? (own !== null && base !== null ? own - base : null);
    })
  );
}

/**
 * Delta as a part of the baseline share, as the statistic `relative`: 1 is doubled, -1 is gone. Null, too, where the baseline expects under 5
 * events of the window: there, a single event would be a large part.
 */
export function relativeColumns(view: DistributionView): Columns {
  return deltaColumns(view).map((deltas, k) =>
    deltas.map((delta, i) => {
      const base = view.categories[k].baseline?.[i] ?? 0;
      return delta !== null && base * (view.n?.[i] ?? 0) >= LEAST_EXPECTED ? delta / base : null;
    })
  );
}

const countsAt = (view: DistributionView, window: number) =>
  complete(view.categories.map(({ count }) => count?.[window] ?? null));

const baselineAt = (view: DistributionView, window: number) =>
  complete(view.categories.map(({ baseline }) => baseline?.[window] ?? null));

const complete = (values: Array<number | null>) => (isComplete(values) ? values : null);
