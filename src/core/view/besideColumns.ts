import { credibleIntervals } from '../stats/credibleIntervals';
import { proportionDifference } from '../stats/proportionDifference';
import type { DistributionView } from './view';
import { isComplete } from './windowSummary';

/** A category's share beside the baseline's, and their difference with its interval; all null without counts or baseline. */
export interface BesideBaseline {
  share: number | null;
  baseline: number | null;
  /** share - baseline. */
  difference: number | null;
  lower: number | null;
  upper: number | null;
}

/** Counts of some windows together, and of what they are compared with. */
interface Together {
  own: number[];
  n: number;
  base: number[];
  /** Infinity where the baseline is intended, or one sample that many windows share: it is taken for exact. */
  m: number;
}

const NOTHING: BesideBaseline = { share: null, baseline: null, difference: null, lower: null, upper: null };
const LEVEL = 0.95;

/**
 * Each window's shares less those of its baseline, a column per category in the view's order. The 95 % intervals are Newcombe's where each
 * window has a counted baseline to itself, else Jeffreys' of the share, moved by the baseline. Where windows vary more than chance allows,
 * a window counts for as many fewer events.
 */
export function besideColumns(view: DistributionView): BesideBaseline[][] {
  const windows = view.times.map((_, i) => compared(together(view, [i]), LEVEL));
  return view.categories.map((_, k) => windows.map((all) => all?.[k] ?? NOTHING));
}

/**
 * The same over several windows together, an entry per category; the intervals hold for all categories together (95 %, Bonferroni).
 * Windows without counts or baseline are left out, and those that overlap an earlier one.
 */
export function besideOver(view: DistributionView, windows: number[]): BesideBaseline[] {
  const apart = windows.filter((i) => (i - windows[0]) % Math.max(1, view.meta.windowMs / view.meta.stepMs) === 0);
  const level = 1 - (1 - LEVEL) / Math.max(1, view.categories.length);
  return compared(together(view, apart), level) ?? view.categories.map(() => NOTHING);
}

function together(view: DistributionView, windows: number[]): Together {
  const { categories, inflation, meta } = view;
  const zero = () => categories.map(() => 0);
  const sums: Together = { own: zero(), n: 0, base: zero(), m: 0 };
  for (const i of windows) {
    const counts = categories.map(({ count }) => count?.[i] ?? null);
    const shares = categories.map(({ baseline }) => baseline?.[i] ?? null);
    const beside = meta.windows.beside ? meta.windows.beside[i] : Infinity;
    if (isComplete(counts) && isComplete(shares) && beside !== null) {
      const part = 1 / Math.max(1, inflation?.[i] ?? 1);
      const n = part * counts.reduce((sum, count) => sum + count, 0);
      const m = part * beside;
      // an exact baseline is weighted as the windows are
      const weight = m === Infinity ? n : m;
      counts.forEach((count, k) => {
        sums.own[k] += part * count;
        sums.base[k] += weight * shares[k];
      });
      sums.n += n;
      sums.m += m;
    }
  }
  return sums;
}

function compared({ own, n, base, m }: Together, level: number): BesideBaseline[] | null {
  if (!(n > 0 && m > 0)) {
    return null;
  }
  const within = m === Infinity ? credibleIntervals(own, { level }) : null;
  return own.map((x, k) => {
    const baseline = base[k] / (m === Infinity ? n : m);
    const share = x / n;
    const { lower, upper } = within
      ? { lower: within[k].lower - baseline, upper: within[k].upper - baseline }
      : proportionDifference(Math.min(x, n), n, Math.min(base[k], m), m, { level });
    return { share, baseline, difference: share - baseline, lower, upper };
  });
}
