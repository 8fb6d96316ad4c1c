import { onChiSquare, pearson } from '../pearson';
import { asMultinomial, testMethod } from './testMethod';

export const homogeneity = testMethod({
  id: 'homogeneity',
  label: 'two-sample test',
  description: 'The baseline was counted too',
  needs: 'counted',
  run: (compared) => onChiSquare(pearson(compared), 'homogeneity'),
  because: (reasons) => asMultinomial('the baseline was counted too', reasons),
});
