import { ENOUGH_UNLIKELIER } from '../../stats/outcomes';
import { posteriorPredictive as predictiveCheck } from '../../stats/posteriorPredictive';
import { NOT_TESTED, tested } from '../testResult';
import { earlierRho } from './dirichletMultinomial';
import { MOST_DRAWS, monteCarlo, SEED } from './monteCarlo';
import { testMethod } from './testMethod';

/**
 * How odd the window is when its shares are only known as a Dirichlet: as far as the baseline's counts tell (Jeffreys), and, where
 * windows vary by ρ, by that too. Shares that are known and don't vary leave a multinomial.
 */
export const posteriorPredictive = testMethod({
  id: 'posterior predictive',
  label: 'predictive check',
  description: 'Draws from the baseline',
  needs: 'either',
  run: (compared) => {
    const { active, baseline, counted } = compared;
    const rho = earlierRho(compared) ?? 0;
    if (rho === 0 && !counted) {
      return monteCarlo.run(compared);
    }
    const { total, squares } = baseline;
    const variance = rho + (counted ? (1 + rho * Math.max(0, squares / total - 1)) / total : 0);
    const concentration = Math.max(0, 1 / variance - 1);
    if (concentration === 0) {
      return NOT_TESTED;
    }
    const prior = rho === 0 ? active.y.map((count) => count + 0.5) : active.q.map((share) => share * concentration);
    const options = { seed: SEED, stopAfter: ENOUGH_UNLIKELIER };
    const { statistic, pValue } = predictiveCheck(active.x, prior, MOST_DRAWS, options);
    return tested('posterior predictive', statistic, null, pValue, 0);
  },
});
