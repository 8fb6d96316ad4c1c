import { onChiSquare, pearson } from '../pearson';
import { BY_HOMOGENEITY } from '../testWindows';
import { asMultinomial, testMethod } from './testMethod';

export const homogeneity = testMethod({
  id: 'homogeneity',
  label: 'two-sample test',
  description: 'The baseline was counted too',
  needs: 'counted',
  flat: BY_HOMOGENEITY,
  run: (compared) => onChiSquare(pearson(compared), 'homogeneity'),
  because: (reasons) => asMultinomial('the baseline was counted too', reasons),
});
