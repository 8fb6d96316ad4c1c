import type { Vector } from '../../stats/checks';
import { effectiveDfOf } from '../../stats/effectiveDf';
import { LEAST_EXPECTED } from '../../stats/goodnessOfFit';
import { quasiOf } from '../../stats/quasiTest';
import type { Compared } from '../compared';
import { inflationFor } from '../inflation';
import { pearsonWith } from '../pearson';
import { NOT_TESTED, tested, type TestResult } from '../testResult';
import { testMethod } from './testMethod';

/**
 * Least expected events of a cell after they are divided by φ. More than Cochran's 5, since counts that wander are more skewed than
 * Poisson's: with 7 the study's rates lie at the edge of their level.
 */
const LEAST_EFFECTIVE = 10;
/** ρ of 1 would be windows of one category each. */
const MOST_RHO = 0.99;

export const quasiF = testMethod({
  id: 'quasi-F',
  label: 'quasi-F test',
  description: 'For uneven windows',
  needs: 'either',
  run: quasi,
  because: ({ trailing, excess }) =>
    excess === null
      ? `${trailing} trailing windows are too few to be sure that they don't vary more than chance allows`
      : `the ${trailing} trailing windows vary ${excess}x more than chance allows`,
});

/**
 * X² over its degrees of freedom and over the inflation, on F. A cell has to expect enough events even after they are divided by φ,
 * since φ windows' worth of events tell as much as one independent one; where that leaves one cell, the largest category
 * is tested against the rest. φ is then taken of the same cells.
 */
function quasi(c: Compared): TestResult {
  const { spread } = c.earlier;
  if (spread === null) {
    return NOT_TESTED;
  }
  const weights = cellWeights(c);
  const least =
    spread.ratio > 1 ? Math.min(LEAST_EFFECTIVE * spread.ratio, Math.min(c.n, c.baseline.total) * restOf(weights)) : 0;
  const { statistic, df, pooled } = pearsonWith(c, Math.max(LEAST_EXPECTED, least));
  const own = statistic === null ? null : c.spreadOf(pooled);
  if (statistic === null || own === null) {
    return { ...NOT_TESTED, pooled: pooled.length };
  }
  const rho = c.earlier.rhoOf(own.ratio);
  const inflation = inflationFor(c, own.ratio, rho);
  // shares that wander far are skewed where they are small: X² then has fewer degrees of freedom than cells - 1
  const skewed = Math.min(rho ?? 0, MOST_RHO);
  const effective = skewed > 0 ? effectiveDfOf(df + 1, sumOfInverses(weights, pooled), skewed) : df;
  const { pValue } = quasiOf(statistic, df, { ratio: inflation, df: own.df }, effective);
  return tested('quasi-F', statistic, df, pValue, pooled.length, inflation);
}

/** What the active categories weigh: in window and baseline together where that was counted. */
const cellWeights = ({ counted, active: { y, contrast } }: Compared): Vector => (counted ? contrast.both : y);

/** The share of all but the largest. */
function restOf(weights: Vector): number {
  let largest = 0;
  let total = 0;
  for (let k = 0; k < weights.length; k++) {
    const weight = weights[k];
    total += weight;
    if (weight > largest) {
      largest = weight;
    }
  }
  return 1 - largest / total;
}

/** Σ 1/share of the cells; `pooled`, ascending, are one. */
function sumOfInverses(weights: Vector, pooled: number[]): number {
  let total = 0;
  let inverses = 0;
  let pool = 0;
  let next = 0;
  for (let k = 0; k < weights.length; k++) {
    const weight = weights[k];
    total += weight;
    if (next < pooled.length && pooled[next] === k) {
      next++;
      pool += weight;
    } else if (weight > 0) {
      inverses += 1 / weight;
    }
  }
  return total * (pool > 0 ? inverses + 1 / pool : inverses);
}
