import { DistributionError } from '../../model/errors';
import { fixedShares } from '../shares';
import { baselineKind } from './baselineKind';

interface Fixed {
  kind: 'fixed';
  shares: Record<string, number>;
}

/** Intended shares, such as an allocation. */
export const fixed = baselineKind<Fixed, Fixed>({
  id: 'fixed',
  label: 'intended shares',
  description: 'An allocation: 50/25/25',
  source: 'intended',
  complete: false,
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
