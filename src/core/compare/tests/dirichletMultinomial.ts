import { dirichletMultinomialOf } from '../../stats/dirichletMultinomialTest';
import type { Compared } from '../compared';
import { clustered } from '../inflation';
import { pearson } from '../pearson';
import { NOT_TESTED, tested } from '../testResult';
import { testMethod } from './testMethod';

/** X² over the factor that ρ of the earlier windows makes of each side, on χ². */
export const dirichletMultinomial = testMethod({
  id: 'Dirichlet-multinomial',
  label: 'Dirichlet test',
  description: 'Fitted to the trailing windows',
  needs: 'either',
  run: (compared) => {
    const rho = earlierRho(compared);
    const { statistic, df, pooled } = pearson(compared);
    if (rho === null || statistic === null) {
      return { ...NOT_TESTED, pooled };
    }
    const inflation = clustered(compared, rho);
    const { pValue } = dirichletMultinomialOf(statistic, df, inflation);
    return tested('Dirichlet-multinomial', statistic, df, pValue, pooled, inflation);
  },
});

/** ρ of the earlier windows; null when unknown. */
export function earlierRho({ earlier }: Compared): number | null {
  const { spread } = earlier;
  return spread === null ? null : earlier.rhoOf(spread.ratio);
}
