import type { Vector } from '../../stats/checks';
import { LEAST_EXPECTED } from '../../stats/goodnessOfFit';
import type { Compared, Quasi } from '../compared';
import { inflationFor } from '../inflation';
import { pearsonWith } from '../pearson';
import { leastOfCell, sumOfInverses } from '../quasiCells';
import { NOT_TESTED, tested, type TestResult } from '../testResult';
import { BY_QUASI_F, quasiFP } from '../testWindows';
import { testMethod } from './testMethod';

export const quasiF = testMethod({
  id: 'quasi-F',
  label: 'quasi-F test',
  description: 'For uneven windows',
  needs: 'either',
  flat: BY_QUASI_F,
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
  const { statistic, df, pooled, inverses } = c.unpooledQuasi ?? pooledQuasi(c, spread.ratio);
  const own = statistic === null ? null : c.spreadOf(pooled);
  if (statistic === null || own === null) {
    return { ...NOT_TESTED, pooled: pooled.length };
  }
  const rho = c.earlier.rhoOf(own.ratio);
  const inflation = inflationFor(c, own.ratio, rho);
  const p = quasiFP(statistic, df, inverses(), own.df, rho ?? NaN, inflation);
  return tested('quasi-F', statistic, df, p, pooled.length, inflation);
}

/** X² with the cells that φ asks for, and Σ 1/share of these. */
function pooledQuasi(c: Compared, ratio: number): Quasi {
  const weights = cellWeights(c);
  const least = leastOfCell(ratio, Math.min(c.n, c.baseline.total), weights);
  const found = pearsonWith(c, Math.max(LEAST_EXPECTED, least));
  return { ...found, inverses: () => sumOfInverses(weights, found.pooled) };
}

/** What the active categories weigh: in window and baseline together where that was counted. */
const cellWeights = ({ counted, active: { y, contrast } }: Compared): Vector => (counted ? contrast.both : y);
