import type { TestChoice, TestName } from '../model/output';
import { chiSquareSf, fSf } from '../numeric';
import { chiSquareTest } from '../stats/chiSquareTest';
import { countOutcomes, ENOUGH_UNLIKELIER } from '../stats/outcomes';
import { effectiveDfOf } from '../stats/effectiveDf';
import { exactMultinomialTest } from '../stats/exactMultinomialTest';
import { LEAST_EXPECTED } from '../stats/goodnessOfFit';
import { gTest } from '../stats/gTest';
import { homogeneityOf } from '../stats/homogeneityTest';
import { monteCarloTest } from '../stats/monteCarloTest';
import { posteriorPredictive } from '../stats/posteriorPredictive';
import { varianceInflation } from '../stats/varianceInflation';
import type { Comparison } from './comparison';

/** What the chosen test found, and what it rested on. */
export interface TestOutcome {
  test: TestName;
  /** X² (or what the test has in its place) before it is divided by the inflation. */
  statistic: number | null;
  /** Cells - 1. */
  df: number | null;
  p: number | null;
  /** Categories that were pooled into one cell. */
  pooled: number;
  /** By how much X² was divided, since windows vary more than a multinomial: 1 where it wasn't. */
  inflation: number;
}

/** Degrees of freedom of φ from which a φ of 1 or less says that windows are multinomial; with fewer it may be luck. */
const CERTAIN_DF = 30;
/** Windows of so few possible outcomes are counted one by one: some milliseconds in an interpreter. */
const FEW_OUTCOMES = 5_000;
/**
 * Least expected events of a cell after they are divided by φ. More than Cochran's 5, since counts that wander are more skewed than
 * Poisson's: with 7 the study's rates lie at the edge of their level.
 */
const LEAST_EFFECTIVE = 10;
/** Draws of a Monte Carlo test: as many as leave its p ten times finer than α, while that is no more than this. */
const MOST_DRAWS = 9_999;
const SEED = 1;
/** ρ of 1 would be windows of one category each. */
const MOST_RHO = 0.99;

const NONE: TestOutcome = { test: 'none', statistic: null, df: null, p: null, pooled: 0, inflation: 1 };

/** Runs the asked test on a window, or the one that fits it. */
export function chooseTest(c: Comparison): TestOutcome {
  if (!(c.n > 0) || c.baseline === null) {
    return NONE;
  }
  return c.side.test === 'auto' ? fitting(c) : asked(c, c.side.test);
}

/**
 * Goodness of fit against an intended baseline, homogeneity against a counted one, sparse categories pooled; divided by how
 * much the trailing windows vary, unless enough of them say that they are multinomial. Where an intended baseline is so sparse
 * that pooling would leave little to test, outcomes are counted or drawn.
 */
function fitting(c: Comparison): TestOutcome {
  const { spread } = c;
  if (spread !== null && (spread.ratio > 1 || spread.df < CERTAIN_DF)) {
    return quasi(c);
  }
  const plain = onChiSquare(pearson(c, LEAST_EXPECTED), c.counted ? 'homogeneity' : 'goodness of fit');
  if (c.counted) {
    return plain;
  }
  const { x } = c.active;
  const cells = (plain.df ?? 0) + 1;
  if (plain.pooled === 0 || (plain.p !== null && 2 * cells >= x.length)) {
    return plain;
  }
  if (countOutcomes(Math.round(c.n), x.length, FEW_OUTCOMES) <= FEW_OUTCOMES) {
    return exact(c);
  }
  const draws = Math.ceil(10 / c.side.alpha) - 1;
  if (draws <= MOST_DRAWS) {
    return monteCarlo(c, draws);
  }
  return plain;
}

function asked(c: Comparison, test: Exclude<TestChoice, 'auto'>): TestOutcome {
  switch (test) {
    case 'goodness of fit':
    case 'homogeneity':
      return onChiSquare(pearson(c, LEAST_EXPECTED), test);
    case 'G-test': {
      const { statistic, df, pValue, pooled } = gTest(c.active.x, c.active.q);
      return outcome(test, statistic, df, pValue, pooled.length);
    }
    case 'quasi-F':
      return quasi(c);
    case 'exact multinomial':
      return exact(c);
    case 'Monte Carlo':
      return monteCarlo(c, MOST_DRAWS);
    case 'Dirichlet-multinomial':
      return dirichletMultinomial(c);
    case 'posterior predictive':
      return predictive(c);
  }
}

function outcome(
  test: TestName,
  statistic: number | null,
  df: number | null,
  p: number | null,
  pooled: number,
  inflation = 1
): TestOutcome {
  return p === null ? { ...NONE, pooled } : { test, statistic, df, p, pooled, inflation };
}

interface Pearson {
  statistic: number | null;
  df: number;
  /** Which active categories are one cell. */
  pooled: number[];
}

/** Pearson's X²: two-sample where the baseline was counted. */
function pearson(c: Comparison, minExpected: number): Pearson {
  const { x, y, pair } = c.active;
  return c.counted ? homogeneityOf(pair, minExpected) : chiSquareTest(x, y, { minExpected });
}

function onChiSquare({ statistic, df, pooled }: Pearson, test: TestName): TestOutcome {
  return statistic === null
    ? { ...NONE, df, pooled: pooled.length }
    : outcome(test, statistic, df, chiSquareSf(statistic, df), pooled.length);
}

/**
 * X² over its degrees of freedom and over the inflation, on F. A cell has to expect enough events even after they are divided by φ,
 * since φ windows' worth of events tell as much as one independent one; where that leaves one cell, the largest category
 * is tested against the rest. φ is then taken of the same cells.
 */
function quasi(c: Comparison): TestOutcome {
  const { spread } = c;
  if (spread === null) {
    return NONE;
  }
  const weights = cellWeights(c);
  const least =
    spread.ratio > 1 ? Math.min(LEAST_EFFECTIVE * spread.ratio, Math.min(c.n, c.baselineTotal) * restOf(weights)) : 0;
  const { statistic, df, pooled } = pearson(c, Math.max(LEAST_EXPECTED, least));
  if (statistic === null) {
    return { ...NONE, pooled: pooled.length };
  }
  const own = pooled.length === 0 || c.side.paired !== null ? spread : c.pooledSpread(pooled);
  if (own === null) {
    return { ...NONE, pooled: pooled.length };
  }
  const rho = c.rhoOf(own.ratio);
  const inflation = inflationFor(c, own.ratio, rho);
  // shares that wander far are skewed where they are small: X² then has fewer degrees of freedom than cells - 1
  const skewed = Math.min(rho ?? 0, MOST_RHO);
  const df1 = skewed > 0 ? effectiveDfOf(df + 1, sumOfInverses(weights, pooled), skewed) : df;
  const p = fSf(statistic / df / inflation, df1, (own.df / df) * df1);
  return outcome('quasi-F', statistic, df, p, pooled.length, inflation);
}

/** What the active categories weigh: in window and baseline together where that was counted. */
const cellWeights = ({ counted, active: { y, pair } }: Comparison): number[] => (counted ? pair.both : y);

/** The share of all but the largest. */
function restOf(weights: number[]): number {
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
function sumOfInverses(weights: number[], pooled: number[]): number {
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

/** φ, or what ρ makes of it where the window or its baseline are larger than the trailing windows. At least 1. */
export function inflationOf(c: Comparison, ratio: number): number {
  return inflationFor(c, ratio, c.rhoOf(ratio));
}

function inflationFor(c: Comparison, ratio: number, rho: number | null): number {
  if (rho === null || rho === 0 || c.baseline === null || c.length > 1 || c.side.paired !== null) {
    return Math.max(1, ratio);
  }
  const { total, squares } = c.baseline;
  return Math.max(1, ratio, varianceInflation(rho, { n: c.n, squares: c.squares }, { n: total, squares }));
}

function exact(c: Comparison): TestOutcome {
  const { statistic, pValue } = exactMultinomialTest(c.active.x, c.active.q);
  return outcome('exact multinomial', statistic, null, pValue, 0);
}

function monteCarlo(c: Comparison, draws: number): TestOutcome {
  const { statistic, pValue } = monteCarloTest(c.active.x, c.active.q, {
    seed: SEED,
    draws,
    stopAfter: ENOUGH_UNLIKELIER,
  });
  return outcome('Monte Carlo', statistic, null, pValue, 0);
}

/** X² over the factor that ρ of the trailing windows makes of each side, on χ². */
function dirichletMultinomial(c: Comparison): TestOutcome {
  const rho = rhoOf(c);
  const { statistic, df, pooled } = pearson(c, LEAST_EXPECTED);
  if (rho === null || statistic === null) {
    return { ...NONE, pooled: pooled.length };
  }
  const { total, squares } = c.baseline!;
  const inflation = varianceInflation(rho, { n: c.n, squares: c.squares }, { n: total, squares });
  const p = chiSquareSf(statistic / inflation, df);
  return outcome('Dirichlet-multinomial', statistic, df, p, pooled.length, inflation);
}

const rhoOf = (c: Comparison): number | null => (c.spread === null ? null : c.rhoOf(c.spread.ratio));

/**
 * How odd the window is when its shares are only known as a Dirichlet: as far as the baseline's counts tell (Jeffreys), and, where
 * windows vary by ρ, by that too. Shares that are known and don't vary leave a multinomial.
 */
function predictive(c: Comparison): TestOutcome {
  const { x, y, q } = c.active;
  const rho = rhoOf(c) ?? 0;
  if (rho === 0 && !c.counted) {
    return monteCarlo(c, MOST_DRAWS);
  }
  const { total, squares } = c.baseline!;
  const variance = rho + (c.counted ? (1 + rho * Math.max(0, squares / total - 1)) / total : 0);
  const concentration = Math.max(0, 1 / variance - 1);
  const prior = rho === 0 ? y.map((count) => count + 0.5) : q.map((share) => share * concentration);
  if (concentration === 0) {
    return NONE;
  }
  const { statistic, pValue } = posteriorPredictive(x, prior, MOST_DRAWS, { seed: SEED, stopAfter: ENOUGH_UNLIKELIER });
  return outcome('posterior predictive', statistic, null, pValue, 0);
}
