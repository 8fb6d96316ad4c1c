import { onChiSquare, pearson } from '../pearson';
import { asMultinomial, testMethod } from './testMethod';

export const goodnessOfFit = testMethod({
  id: 'goodness of fit',
  label: 'goodness-of-fit test',
  description: 'Takes the baseline as exact',
  needs: 'intended',
  run: (compared) => onChiSquare(pearson(compared), 'goodness of fit'),
  because: (reasons) => asMultinomial('the baseline is intended, not measured', reasons),
});
