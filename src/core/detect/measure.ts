import type { NormalQuery } from '../normal';
import type { Measure } from '../model/query';
import type { Vector } from '../stats/checks';
import { divergencePValue } from '../stats/divergenceLimit';
import { hellinger } from '../stats/hellinger';
import { jensenShannon } from '../stats/jensenShannon';
import { klDivergence } from '../stats/klDivergence';
import { psi } from '../stats/psi';
import { totalVariation } from '../stats/totalVariation';
import { inflationOf } from './inflation';
import type { Comparison } from './comparison';

export type DivergenceName = Exclude<Measure, 'p'>;

/** A divergence of counts from shares that M events are behind. */
export function divergence(name: DivergenceName, x: Vector, q: Vector, total: number): number | null {
  const options = total < Infinity ? { baselineTotal: total } : {};
  switch (name) {
    case 'kl':
      return klDivergence(x, q, options);
    case 'psi':
      return psi(x, q, options);
    case 'jensenShannon':
      return jensenShannon(x, q);
    case 'hellinger':
      return hellinger(x, q);
    case 'totalVariation':
      return totalVariation(x, q);
  }
}

/** How significant a window is by the query's measure: what α is held against; null where there is no answer. */
export function significance(c: Comparison, { detect }: NormalQuery): number | null {
  const { measure, limit } = detect;
  if (measure === 'p') {
    return c.outcome.p;
  }
  if (!(c.n > 0) || c.baseline === null) {
    return null;
  }
  const value = divergence(measure, c.active.x, c.active.q, c.baselineTotal);
  if (value === null) {
    return null;
  }
  if (limit === 'percentile') {
    return percentileRank(c, measure, value);
  }
  // total variation has no computed limit: the query was refused
  return measure === 'totalVariation' ? null : divergencePValue(measure, value, sampleOf(c));
}

/** What a divergence of the window is to be held against. */
export function sampleOf(c: Comparison) {
  return {
    n: c.n,
    baselineTotal: c.baselineTotal,
    categories: c.active.x.length,
    inflation: inflationOf(c, c.spread === null ? 1 : c.spread.ratio),
  };
}

/**
 * (1 + b) / (1 + T): of the T trailing windows b are at least as far from the baseline as this one; where they are the baseline
 * themselves, each from the others. Valid for exchangeable windows, however they vary (Vovk et al., conformal prediction).
 */
function percentileRank(c: Comparison, name: DivergenceName, value: number): number | null {
  const { shares, baseline, baselineTotal } = c;
  if (shares === null || baseline === null) {
    return null;
  }
  const rows = c.trailingRows().filter((row) => row.some((count) => count > 0));
  const own = c.side.baselineTrails ? sumOf(rows, shares.length) : null;
  let further = 0;
  rows.forEach((row) => {
    const from = own === null ? shares : Array.from(own, (count, k) => count - row[k]);
    const rest = from.reduce((a, b) => a + b, 0);
    const total = own === null ? baselineTotal : rest;
    const theirs = rest > 0 ? divergence(name, row, from, total) : null;
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
