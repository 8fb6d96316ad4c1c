import { exactMultinomialTest } from '../../stats/exactMultinomialTest';
import { tested } from '../testResult';
import { testMethod } from './testMethod';

export const exactMultinomial = testMethod({
  id: 'exact multinomial',
  label: 'exact test',
  description: 'Few events: every outcome',
  needs: 'intended',
  run: ({ active }) => {
    const { statistic, pValue } = exactMultinomialTest(active.x, active.q);
    return tested('exact multinomial', statistic, null, pValue, 0);
  },
  because: () => 'the intended shares expect too few events in most categories; outcomes are counted one by one',
});
