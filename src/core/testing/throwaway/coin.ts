import { tested } from '../../compare/testResult';
import { testMethod } from '../../compare/tests/testMethod';

/** A test in one file: it finds anything with 10 events of the rarer category as odd as can be. */
export const coin = testMethod({
  id: 'coin',
  label: 'coin test',
  description: 'Of no use to anybody',
  needs: 'either',
  run: ({ active }) => tested('coin', null, null, Math.min(...active.x) > 30 ? 1e-9 : 0.5, 0),
});
