import { monteCarloTest } from '../../stats/monteCarloTest';
import { ENOUGH_UNLIKELIER } from '../../stats/outcomes';
import type { Compared } from '../compared';
import { tested, type TestResult } from '../testResult';
import { testMethod } from './testMethod';

/** Draws of a test that draws: its p is no finer than one of them. */
export const MOST_DRAWS = 9_999;
/** Seed of every test that draws, so that it says the same each time. */
export const SEED = 1;

export const monteCarlo = testMethod({
  id: 'Monte Carlo',
  label: 'Monte Carlo test',
  description: 'Few events: drawn outcomes',
  needs: 'intended',
  run: (compared) => drawn(compared, MOST_DRAWS),
  because: () => 'the intended shares expect too few events in most categories; outcomes are drawn (seeded)',
});

/** The test with so many draws. */
export function drawn({ active }: Compared, draws: number): TestResult {
  const { statistic, pValue } = monteCarloTest(active.x, active.q, { seed: SEED, draws, stopAfter: ENOUGH_UNLIKELIER });
  return tested('Monte Carlo', statistic, null, pValue, 0);
}
