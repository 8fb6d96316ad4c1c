import { covarianceDiagonal } from '../stats/covariance';
import { proportionDifference } from '../stats/proportionDifference';
import { residuals } from '../stats/residuals';
import { shareDeltas, shiftShares } from '../stats/shareDeltas';
import { ofCategory, type WindowContext } from './declare';

const shares = ({ comparison }: WindowContext) => comparison.fractions;

const baseline = ({ comparison }: WindowContext) => comparison.shares;

/** One value per category, from its own and its baseline share; null where either is missing. */
function compared(context: WindowContext, value: (own: number, base: number, k: number) => number | null) {
  const own = shares(context);
  const base = baseline(context);
  return own && base && Array.from(own, (share, k) => value(share, base[k], k));
}

/** Share less baseline share; null where either is missing. */
function deltas({ comparison: { fractions, shares: base } }: WindowContext): number[] | null {
  return fractions && base && shareDeltas(fractions, base);
}

/** Newcombe's interval of the difference from a counted baseline; from an intended one that of the share, moved by it. */
function differenceEnd(context: WindowContext, end: 'lower' | 'upper') {
  const { comparison } = context;
  const intervals = context.intervals();
  return compared(context, (_, base, k) => {
    const { n, counts, counted, baseline: sample } = comparison;
    return counted && sample !== null
      ? proportionDifference(counts[k], n, Math.min(base, 1) * sample.total, sample.total)[end]
      : intervals && intervals[k][end] - base;
  });
}

export const CATEGORY_STATISTICS = [
  ofCategory({
    id: 'share',
    name: 'share',
    unit: 'percentunit',
    needs: 'none',
    description: 'Part of the window’s events that are of the category',
    tableColumn: 2,
    namedByCategory: true,
    panelColumn: { head: 'now' },
    fact: 'share',
    compute: shares,
    column: (columns) => columns.shares(),
  }),
  ofCategory({
    id: 'count',
    name: 'count',
    unit: 'short',
    needs: 'none',
    description: 'Events of the category in the window; for states, how many were in it on average',
    tableColumn: 1,
    panelColumn: { from: 48 },
    fact: 'count',
    compute: ({ comparison }) => (comparison.present ? comparison.counts : null),
    column: (columns) => columns.counts(),
  }),
  ofCategory({
    id: 'baseline',
    name: 'baseline',
    unit: 'percentunit',
    needs: 'baseline',
    description: 'Share of the category in the baseline',
    tableColumn: 3,
    fact: 'baseline',
    compute: baseline,
    column: (columns) => columns.baselines(),
  }),
  ofCategory({
    id: 'expected',
    name: 'expected',
    unit: 'short',
    needs: 'baseline',
    description: 'Events that the window would have of the category with the baseline’s share',
    compute: (context) => compared(context, (_, base) => base * context.comparison.n),
  }),
  ofCategory({
    id: 'standardDeviation',
    name: 'standard deviation',
    unit: 'short',
    needs: 'baseline',
    description: 'By how much that number varies when windows are multinomial, the root of the covariance’s diagonal',
    compute: ({ comparison: { n, shares: q } }) => q && covarianceDiagonal(n, q).map(Math.sqrt),
  }),
  ofCategory({
    id: 'delta',
    name: 'delta',
    unit: 'percentunit',
    needs: 'baseline',
    description: 'Share less baseline share',
    tableColumn: 4,
    panelColumn: { points: true },
    fact: 'delta',
    compute: deltas,
  }),
  ofCategory({
    id: 'relative',
    name: 'relative delta',
    unit: 'percentunit',
    needs: 'baseline',
    description: 'Delta as a part of the baseline share: 1 is doubled, -1 is gone',
    compute: (context) => compared(context, (own, base) => (base > 0 ? (own - base) / base : null)),
  }),
  ofCategory({
    id: 'shiftShare',
    name: 'share of the shift',
    unit: 'percentunit',
    needs: 'baseline',
    description: 'Part of the whole shift, with its sign: the parts’ sizes sum to 1',
    tableColumn: 7,
    panelColumn: { from: 76 },
    compute: (context) => {
      const moved = deltas(context);
      return moved && shiftShares(moved);
    },
  }),
  ofCategory({
    id: 'lower',
    name: 'lower',
    unit: 'percentunit',
    needs: 'none',
    description: 'Lower end of the share’s 95 % credible interval (Jeffreys)',
    tableColumn: 5,
    panelColumn: { from: 62, head: '95 % interval', upTo: 'upper' },
    compute: (context) => context.intervals()?.map(({ lower }) => lower) ?? null,
  }),
  ofCategory({
    id: 'upper',
    name: 'upper',
    unit: 'percentunit',
    needs: 'none',
    description: 'Upper end of the share’s 95 % credible interval (Jeffreys)',
    tableColumn: 6,
    compute: (context) => context.intervals()?.map(({ upper }) => upper) ?? null,
  }),
  ofCategory({
    id: 'intervalWidth',
    name: 'interval width',
    unit: 'percentunit',
    needs: 'none',
    description: 'Width of the share’s 95 % credible interval: how uncertain the share is',
    compute: (context) => context.intervals()?.map(({ width }) => width) ?? null,
  }),
  ofCategory({
    id: 'deltaLower',
    name: 'delta, lower',
    unit: 'percentunit',
    needs: 'baseline',
    description: 'Lower end of the delta’s 95 % interval (Newcombe; Jeffreys where the baseline is intended)',
    compute: (context) => differenceEnd(context, 'lower'),
  }),
  ofCategory({
    id: 'deltaUpper',
    name: 'delta, upper',
    unit: 'percentunit',
    needs: 'baseline',
    description: 'Upper end of the delta’s 95 % interval (Newcombe; Jeffreys where the baseline is intended)',
    compute: (context) => differenceEnd(context, 'upper'),
  }),
  ofCategory({
    id: 'residual',
    name: 'residual',
    unit: 'none',
    needs: 'baseline',
    description:
      'Adjusted standardised residual: standard deviations from the baseline, taken as exact and multinomial',
    panelColumn: { from: 90 },
    compute: ({ comparison: { counts, n, shares: q } }) => (n > 0 && q !== null ? residuals(counts, q) : null),
  }),
  ofCategory({
    id: 'categoryP',
    name: 'category p',
    unit: 'none',
    needs: 'baseline',
    description: 'Chance of a move at least as large of this category alone, two-sided, while nothing has changed',
    compute: (context) => context.categoryTests().p,
  }),
  ofCategory({
    id: 'adjustedP',
    name: 'adjusted p',
    unit: 'none',
    needs: 'baseline',
    description: 'Category p corrected for there being several categories (Holm, unless another is chosen)',
    defaultThreshold: { op: 'lt', value: 0.01 },
    panelColumn: { from: 100 },
    fact: 'adjustedP',
    compute: (context) => context.categoryTests().adjusted,
  }),
] as const;
