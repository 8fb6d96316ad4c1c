import { gTest as likelihoodRatio } from '../../stats/gTest';
import { tested } from '../testResult';
import { testMethod } from './testMethod';

export const gTest = testMethod({
  id: 'G-test',
  label: 'G-test',
  description: 'Likelihood ratio',
  needs: 'intended',
  run: ({ active }) => {
    const { statistic, df, pValue, pooled } = likelihoodRatio(active.x, active.q);
    return tested('G-test', statistic, df, pValue, pooled.length);
  },
});
