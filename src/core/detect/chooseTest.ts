import type { TestChoice, TestName } from '../model/output';
import { chiSquareSf, fSf } from '../numeric';
import { chiSquareTest } from '../stats/chiSquareTest';
import { countOutcomes, ENOUGH_UNLIKELIER } from '../stats/outcomes';
import { effectiveDf } from '../stats/effectiveDf';
import { exactMultinomialTest } from '../stats/exactMultinomialTest';
import { LEAST_EXPECTED } from '../stats/goodnessOfFit';
import { gTest } from '../stats/gTest';
import { homogeneityTest } from '../stats/homogeneityTest';
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
  const plain = pearson(c, LEAST_EXPECTED);
  if (c.counted) {
    return { ...plain, test: plain.p === null ? 'none' : 'homogeneity' };
  }
  const { x } = c.active;
  const cells = (plain.df ?? 0) + 1;
  if (plain.pooled === 0 || (plain.p !== null && 2 * cells >= x.length)) {
    return { ...plain, test: plain.p === null ? 'none' : 'goodness of fit' };
  }
  if (countOutcomes(Math.round(c.n), x.length, FEW_OUTCOMES) <= FEW_OUTCOMES) {
    return exact(c);
  }
  const draws = Math.ceil(10 / c.side.alpha) - 1;
  if (draws <= MOST_DRAWS) {
    return monteCarlo(c, draws);
  }
  return { ...plain, test: plain.p === null ? 'none' : 'goodness of fit' };
}

function asked(c: Comparison, test: Exclude<TestChoice, 'auto'>): TestOutcome {
  switch (test) {
    case 'goodness of fit':
    case 'homogeneity': {
      const plain = pearson(c, LEAST_EXPECTED);
      return { ...plain, test: plain.p === null ? 'none' : test };
    }
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

/** Pearson's X²: two-sample where the baseline was counted. */
function pearson(c: Comparison, minExpected: number): TestOutcome & { cells: number[] } {
  const { x, y, q } = c.active;
  const result = c.counted ? homogeneityTest(x, y, { minExpected }) : chiSquareTest(x, q, { minExpected });
  const { statistic, df, pValue, pooled } = result;
  return { test: 'none', statistic, df, p: pValue, pooled: pooled.length, inflation: 1, cells: pooled };
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
  const { x, y, q } = c.active;
  const smaller = Math.min(c.n, c.baselineTotal);
  const total = c.counted ? c.n + c.baselineTotal : 1;
  let largest = 0;
  for (let k = 0; k < x.length; k++) {
    largest = Math.max(largest, (c.counted ? x[k] + y[k] : q[k]) / total);
  }
  const wanted = spread.ratio > 1 ? LEAST_EFFECTIVE * spread.ratio : LEAST_EXPECTED;
  const plain = pearson(c, Math.max(LEAST_EXPECTED, Math.min(wanted, smaller * (1 - largest))));
  if (plain.statistic === null || plain.df === null) {
    return { ...NONE, pooled: plain.pooled };
  }
  const own = plain.pooled === 0 || c.side.paired !== null ? spread : c.pooledSpread(plain.cells);
  if (own === null) {
    return { ...NONE, pooled: plain.pooled };
  }
  const inflation = inflationOf(c, own.ratio);
  // shares that wander far are skewed where they are small: X² then has fewer degrees of freedom than cells - 1
  const rho = Math.min(c.rhoOf(own.ratio) ?? 0, MOST_RHO);
  const df1 = effectiveDf(cellShares(c, plain.cells), rho);
  const p = fSf(plain.statistic / plain.df / inflation, df1, (own.df / plain.df) * df1);
  return outcome('quasi-F', plain.statistic, plain.df, p, plain.pooled, inflation);
}

/** Shares of the cells, in window and baseline together where that was counted. */
function cellShares(c: Comparison, pooled: number[]): number[] {
  const { x, y, q } = c.active;
  const shares: number[] = [];
  let pool = 0;
  for (let k = 0; k < x.length; k++) {
    const weight = c.counted ? x[k] + y[k] : q[k];
    if (pooled.indexOf(k) >= 0) {
      pool += weight;
    } else {
      shares.push(weight);
    }
  }
  return pooled.length > 0 ? shares.concat(pool) : shares;
}

/** φ, or what ρ makes of it where the window or its baseline are larger than the trailing windows. At least 1. */
export function inflationOf(c: Comparison, ratio: number): number {
  const rho = c.rhoOf(ratio);
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
  const rho = c.spread === null ? null : c.spread.rho;
  const plain = pearson(c, LEAST_EXPECTED);
  if (rho === null || plain.statistic === null || plain.df === null) {
    return { ...NONE, pooled: plain.pooled };
  }
  const { total, squares } = c.baseline!;
  const inflation = varianceInflation(rho, { n: c.n, squares: c.squares }, { n: total, squares });
  const p = chiSquareSf(plain.statistic / inflation, plain.df);
  return outcome('Dirichlet-multinomial', plain.statistic, plain.df, p, plain.pooled, inflation);
}

/**
 * How odd the window is when its shares are only known as a Dirichlet: as far as the baseline's counts tell (Jeffreys), and, where
 * windows vary by ρ, by that too. Shares that are known and don't vary leave a multinomial.
 */
function predictive(c: Comparison): TestOutcome {
  const { x, y, q } = c.active;
  const rho = (c.spread === null ? null : c.spread.rho) ?? 0;
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
