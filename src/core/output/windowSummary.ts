import type { CategorySummary } from '../model/output';
import { credibleIntervals } from '../stats/credibleIntervals';
import type { DistributionView } from './view';

/** What a view can say of any of its windows, beside the latest one that the frame's meta sums up. */
export type WindowRow = Omit<CategorySummary, 'shiftShare' | 'unseen'>;

/**
 * A row a category for the window at `index`, in stacking order: delta = share - baseline; lower and upper are the 95 % credible
 * interval of the share (Jeffreys' prior), null without counts. `null` where there is no answer.
 */
export function windowSummary(view: DistributionView, index: number): WindowRow[] {
  const counts = view.categories.map((category) => category.count?.[index] ?? null);
  const known = counts.every((count) => count !== null);
  const intervals = known ? credibleIntervals(counts as number[]) : null;
  return view.categories.map(({ category, share: shares, baseline: baselines, delta: deltas }, i) => {
    const share = shares?.[index] ?? null;
    const baseline = baselines?.[index] ?? null;
    const difference = share !== null && baseline !== null ? share - baseline : null;
    return {
      category,
      count: counts[i],
      share,
      baseline,
      delta: deltas?.[index] ?? difference,
      lower: intervals?.[i].lower ?? null,
      upper: intervals?.[i].upper ?? null,
    };
  });
}
