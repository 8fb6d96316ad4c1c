import { divergencePValue, type DivergenceSample } from '../stats/divergenceLimit';
import type { Compared } from './compared';
import type { Comparison } from './comparison';
import { findDivergence, type Divergence } from './divergences';
import type { LimitKind, Measure } from '../model/query';
import { inflationOf } from './inflation';

/** How significant a window is by the query's measure: what α is held against; null where there is no answer. */
export function significance(c: Comparison, { measure, limit }: { measure: Measure; limit: LimitKind }): number | null {
  const divergence = findDivergence(measure);
  if (divergence === undefined) {
    return c.tested.p;
  }
  const { compared } = c;
  const value = compared && divergenceOf(compared, divergence);
  if (compared === null || value === null) {
    return null;
  }
  return limit === 'percentile'
    ? percentileRank(compared, divergence, value, c.basis.baselineTrails)
    : divergence.limit && divergencePValue(divergence.limit.law, value, divergenceSample(compared));
}

/** How far a window is from its baseline. */
export const divergenceOf = ({ active, baseline }: Compared, { value }: Divergence): number | null =>
  value(active.x, active.q, baseline.total);

/** What a divergence of the window is to be held against. */
export function divergenceSample(c: Compared): DivergenceSample {
  return {
    n: c.n,
    baselineTotal: c.baseline.total,
    categories: c.active.x.length,
    inflation: inflationOf(c),
  };
}

/**
 * (1 + b) / (1 + T): of the T trailing windows b are at least as far from the baseline as this one; where they are the baseline
 * themselves, each from the others. Valid for exchangeable windows, however they vary (Vovk et al., conformal prediction).
 */
function percentileRank(c: Compared, divergence: Divergence, value: number, baselineTrails: boolean): number | null {
  const { weights, total: baselineTotal } = c.baseline;
  const rows = c.earlier.rows().filter((row) => row.some((count) => count > 0));
  const own = baselineTrails ? sumOf(rows, weights.length) : null;
  let further = 0;
  rows.forEach((row) => {
    const from = own === null ? weights : Array.from(own, (count, k) => count - row[k]);
    const rest = own === null ? baselineTotal : Array.from(from).reduce((a, b) => a + b, 0);
    const theirs = rest > 0 ? divergence.value(row, from, rest) : null;
    further += theirs !== null && theirs >= value ? 1 : 0;
  });
  return rows.length === 0 ? null : (1 + further) / (1 + rows.length);
}

function sumOf(rows: Float64Array[], categories: number): Float64Array {
  const sum = new Float64Array(categories);
  rows.forEach((row) =>
    row.forEach((count, k) => {
      sum[k] += count;
    })
  );
  return sum;
}
