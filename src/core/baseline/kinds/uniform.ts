import { uniformShares } from '../shares';
import { baselineKind } from './baselineKind';

const NAME = 'equal shares';

/** Every category alike. */
export const uniform = baselineKind<{ kind: 'uniform' }, { kind: 'uniform' }>({
  id: 'uniform',
  label: NAME,
  description: 'All categories equally likely',
  source: 'intended',
  complete: true,
  begin: () => ({ kind: 'uniform' }),
  normal: () => ({ kind: 'uniform' }),
  text: () => NAME,
  describe: () => NAME,
  shares: (_, set) => uniformShares(set),
});
