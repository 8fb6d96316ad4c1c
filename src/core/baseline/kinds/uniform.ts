import type { SettingsOf } from '../../model/query';
import { uniformShares } from '../shares';
import { baselineKind } from './baselineKind';

declare module '../../model/query' {
  interface SettingsByKind {
    uniform: object;
  }
}

const NAME = 'equal shares';

/** Every category alike. */
export const uniform = baselineKind<SettingsOf<'uniform'>, SettingsOf<'uniform'>>({
  id: 'uniform',
  label: NAME,
  description: 'All categories equally likely',
  source: 'intended',
  complete: true,
  shape: {},
  begin: () => ({ kind: 'uniform' }),
  normal: () => ({ kind: 'uniform' }),
  text: () => NAME,
  describe: () => NAME,
  shares: (_, set) => uniformShares(set),
});
