import type { CategorySummary } from '../model/output';
import { credibleIntervals } from '../stats/credibleIntervals';
import { residuals } from '../stats/residuals';
import type { DistributionView } from './view';

/** The 95 % credible interval of a share (Jeffreys' prior); null without counts. It follows from the counts, so that it isn't sent. */
export interface ShareInterval {
  lower: number | null;
  upper: number | null;
}

/** What a view can say of any of its windows, beside the latest one that the frame's meta sums up. */
export interface WindowRow extends Omit<CategorySummary, 'shiftShare'>, ShareInterval {
  /** As the statistic `residual`; null without counts or baseline, and where the baseline doesn't have the category. */
  residual: number | null;
  /** Null where the query doesn't return it. */
  adjustedP: number | null;
}

export type LatestRow = CategorySummary & ShareInterval;

/** A row per category for the latest window, in stacking order; [] when there is none. */
export function latestSummary({ meta }: DistributionView): LatestRow[] {
  const rows = meta.latest?.categories ?? [];
  const intervals = intervalsOf(rows.map(({ count }) => count));
  return rows.map((row, i) => ({ ...row, ...intervals[i] }));
}

function intervalsOf(counts: Array<number | null>): ShareInterval[] {
  const known = isComplete(counts) ? credibleIntervals(counts) : null;
  return counts.map((_, i) => ({ lower: known?.[i].lower ?? null, upper: known?.[i].upper ?? null }));
}

/** A row per category for the window at `index`, in stacking order: delta = share - baseline. `null` where there is no answer. */
export function windowSummary(view: DistributionView, index: number): WindowRow[] {
  const counts = view.categories.map((category) => category.count?.[index] ?? null);
  const intervals = intervalsOf(counts);
  const bases = view.categories.map(({ baseline }) => baseline?.[index] ?? null);
  const apart = isComplete(counts) && isComplete(bases) ? residuals(counts, bases) : null;
  return view.categories.map(({ category, share: shares, delta: deltas, adjustedP }, i) => {
    const share = shares?.[index] ?? null;
    const baseline = bases[i];
    const difference = share !== null && baseline !== null ? share - baseline : null;
    return {
      category,
      count: counts[i],
      share,
      baseline,
      delta: deltas?.[index] ?? difference,
      ...intervals[i],
      residual: apart?.[i] ?? null,
      adjustedP: adjustedP?.[index] ?? null,
      unseen: (share ?? 0) > 0 && baseline === 0,
    };
  });
}

/** The numbers where all are there. */
export function isComplete(values: Array<number | null>): values is number[] {
  return values.length > 0 && values.every((value) => value !== null);
}
