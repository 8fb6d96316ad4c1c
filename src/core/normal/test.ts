import { DEFAULTS } from '../defaults';
import { DistributionError } from '../model/errors';
import { TESTS, type TestChoice } from '../model/output';
import type { DistributionQuery } from '../model/query';
import { oneOf } from './checks';

/** Tests that take the baseline for exact. */
const ONE_SAMPLE: TestChoice[] = ['goodness of fit', 'exact multinomial', 'Monte Carlo', 'G-test'];

export function normalTest(query: DistributionQuery): TestChoice {
  const choices: TestChoice[] = ['auto', ...TESTS.filter((name) => name !== 'none')];
  const test = oneOf('Test', query.test ?? DEFAULTS.test, choices);
  const kind = query.baseline?.kind ?? 'trailing';
  const intended = kind === 'fixed' || kind === 'uniform';
  if (ONE_SAMPLE.indexOf(test) >= 0 && !intended) {
    throw new DistributionError(
      'query',
      `${test.charAt(0).toUpperCase()}${test.slice(1)} takes the baseline for exact, but a ${kind} baseline is itself counted.`,
      'Choose auto, homogeneity or quasi-F.'
    );
  }
  if (test === 'homogeneity' && intended) {
    throw new DistributionError(
      'query',
      `Homogeneity compares two samples, but a ${kind} baseline is intended, not counted.`,
      'Choose auto, goodness of fit or quasi-F.'
    );
  }
  return test;
}
