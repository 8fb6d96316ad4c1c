import type { TestChoice } from '../model/output';
import { chiSquareSf } from '../numeric';
import { countOutcomes, ENOUGH_UNLIKELIER } from '../stats/outcomes';
import { exactMultinomialTest } from '../stats/exactMultinomialTest';
import { LEAST_EXPECTED } from '../stats/goodnessOfFit';
import { gTest } from '../stats/gTest';
import { monteCarloTest } from '../stats/monteCarloTest';
import { posteriorPredictive } from '../stats/posteriorPredictive';
import { varianceInflation } from '../stats/varianceInflation';
import type { Comparison } from './comparison';
import { NONE, onChiSquare, outcome, pearson, type TestOutcome } from './pearson';
import { quasi } from './quasi';

/** Degrees of freedom of φ from which a φ of 1 or less says that windows are multinomial; with fewer it may be luck. */
const CERTAIN_DF = 30;
/** Windows of so few possible outcomes are counted one by one: some milliseconds in an interpreter. */
const FEW_OUTCOMES = 5_000;
/** Draws of a Monte Carlo test: as many as leave its p ten times finer than α, while that is no more than this. */
const MOST_DRAWS = 9_999;
const SEED = 1;

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
