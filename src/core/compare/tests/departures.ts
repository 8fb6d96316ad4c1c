import type { Compared } from '../compared';
import { P } from '../comparedWindows';
import { pearson } from '../pearson';
import { NOT_TESTED, tested } from '../testResult';
import { BY_DEPARTURE } from '../testWindows';
import { testMethod } from './testMethod';

/** Each category against how far earlier windows departed from their own references, and all together. */
export const departures = testMethod({
  id: 'departure',
  label: 'departure test',
  description: 'Each category varies its own way',
  needs: 'either',
  flat: BY_DEPARTURE,
  run: (c) => {
    const p = departureP(c);
    if (p === null) {
      return NOT_TESTED;
    }
    const { statistic, df, pooled } = pearson(c);
    return tested('departure', statistic, df, isNaN(p) ? null : p, pooled);
  },
  because: () => 'each category is compared with how far earlier windows departed from their own baselines',
});

/** Null where it isn't known how much categories vary, NaN where there is nothing to test. */
function departureP(c: Compared): number | null {
  const { window, baseline, weight, counted, excess, kernel, numbers } = c;
  if (excess === null || numbers !== null) {
    return excess === null ? null : c.number(P);
  }
  const y = counted ? baseline.weights : kernel.scaled(baseline.weights, 1, weight);
  const m = counted ? baseline.total : Infinity;
  return kernel.departureTest(window.counts, window.n, y, m, excess.variance, excess.df)[2];
}
