import { DistributionError } from '../../model/errors';
import type { SettingsOf } from '../../model/query';
import { fixedShares } from '../shares';
import { baselineKind } from './baselineKind';

declare module '../../model/query' {
  interface SettingsByKind {
    /** By category; normalised. Nothing was counted: M is infinite. */
    fixed: { shares: Record<string, number> };
  }
}

type Fixed = SettingsOf<'fixed'>;

/** Intended shares, such as an allocation. */
export const fixed = baselineKind<Fixed, Fixed>({
  id: 'fixed',
  label: 'intended shares',
  description: 'An allocation: 50/25/25',
  source: 'intended',
  complete: false,
  shape: { shares: 'object' },
  begin: () => ({ kind: 'fixed', shares: {} }),
  normal: ({ shares }) => {
    if (typeof shares !== 'object' || shares === null || Object.keys(shares).length === 0) {
      throw new DistributionError(
        'query',
        'There are no intended shares yet.',
        'Give each category its intended share.'
      );
    }
    return { kind: 'fixed', shares };
  },
  text: () => 'intended shares',
  describe: ({ shares }) => `intended shares of ${Object.keys(shares ?? {}).join(', ') || 'nothing yet'}`,
  named: ({ shares }) => Object.keys(shares),
  shares: ({ shares }, set, notices) => fixedShares(shares, set, notices),
});
