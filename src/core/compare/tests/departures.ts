import { LEAST_EXPECTED } from '../../stats/goodnessOfFit';
import { pearson } from '../pearson';
import { NOT_TESTED, tested } from '../testResult';
import { testMethod } from './testMethod';

/** Each category against how far earlier windows departed from their own references, and all together. */
export const departures = testMethod({
  id: 'departure',
  label: 'departure test',
  description: 'Each category varies its own way',
  needs: 'either',
  run: (c) => {
    const { window, baseline, weight, counted, excess, kernel } = c;
    if (excess === null) {
      return NOT_TESTED;
    }
    const y = Float64Array.from(baseline.weights, (own) => (counted ? own : own / weight));
    const m = counted ? baseline.total : Infinity;
    const [, , p] = kernel.departureTest(window.counts, window.n, y, m, excess.variance, excess.df);
    const { statistic, df, pooled } = pearson(c, LEAST_EXPECTED);
    return tested('departure', statistic, df, isNaN(p) ? null : p, pooled.length);
  },
  because: () => 'each category is compared with how far earlier windows departed from their own baselines',
});
