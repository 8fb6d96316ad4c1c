import { FITTING_TEST } from '../../model/query';
import { countOutcomes } from '../../stats/outcomes';
import type { Compared } from '../compared';
import type { TestResult } from '../testResult';
import { departures } from './departures';
import { exactMultinomial } from './exactMultinomial';
import { goodnessOfFit } from './goodnessOfFit';
import { homogeneity } from './homogeneity';
import { drawn, MOST_DRAWS } from './monteCarlo';
import { quasiF } from './quasiF';
import { BY_FITTING, mayVary } from '../testWindows';
import { testMethod } from './testMethod';

/** Windows of so few possible outcomes are counted one by one: some milliseconds in an interpreter. */
const FEW_OUTCOMES = 5_000;

export const fitting = testMethod({
  id: FITTING_TEST,
  label: 'fitting test',
  description: 'Chosen by how the data are',
  needs: 'either',
  flat: BY_FITTING,
  run: choose,
});

/**
 * The departure test where it is known how far earlier windows departed from their own references. Else goodness of fit against an
 * intended baseline, homogeneity against a counted one, sparse categories pooled; divided by how much the trailing windows vary, unless
 * enough of them say that they are multinomial. Where an intended baseline is so sparse that pooling would leave little to test, outcomes
 * are counted or drawn: as many as leave p ten times finer than α, while that is no more than `MOST_DRAWS`.
 */
function choose(c: Compared): TestResult {
  if (c.excess !== null) {
    return departures.run(c);
  }
  const { spread } = c.earlier;
  if (spread !== null && mayVary(spread.ratio, spread.df)) {
    return quasiF.run(c);
  }
  if (c.counted) {
    return homogeneity.run(c);
  }
  const plain = goodnessOfFit.run(c);
  const kinds = c.active.x.length;
  const cells = (plain.df ?? 0) + 1;
  if (plain.pooled === 0 || (plain.p !== null && 2 * cells >= kinds)) {
    return plain;
  }
  if (countOutcomes(Math.round(c.n), kinds, FEW_OUTCOMES) <= FEW_OUTCOMES) {
    return exactMultinomial.run(c);
  }
  const draws = Math.ceil(10 / c.alpha) - 1;
  return draws <= MOST_DRAWS ? drawn(c, draws) : plain;
}
