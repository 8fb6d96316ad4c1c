import { instant } from '../../model/settingChecks';
import { DistributionError } from '../../model/errors';
import type { SettingsOf } from '../../model/query';
import { rangeText } from '../../model/numberWords';
import { sampleBaseline, sampleOf } from '../baseline';
import { windowsWithin } from '../wholeHours';
import { baselineKind } from './baselineKind';

declare module '../../model/query' {
  interface SettingsByKind {
    /** A time range, ms since the epoch: its whole windows, added up, are the baseline of every window. */
    training: { from?: number; to?: number };
  }
}

interface Normal {
  kind: 'training';
  from: number;
  to: number;
}

/** A time when all was well: what was counted in it. */
export const training = baselineKind<SettingsOf<'training'>, Normal>({
  id: 'training',
  label: 'a training range',
  description: 'A fixed time range when all was well',
  source: 'sample',
  complete: false,
  shape: { from: 'number', to: 'number' },
  begin: () => ({ kind: 'training' }),
  normal: ({ from, to }) => {
    if (from === undefined || to === undefined || from === null || to === null) {
      throw new DistributionError(
        'query',
        'The training range has no start or no end yet.',
        'Choose a time range in which all was well.'
      );
    }
    instant('Start of the training range', from);
    instant('End of the training range', to);
    if (!(from < to)) {
      throw new DistributionError('query', 'The training range is empty.', 'Choose one that ends after it starts.');
    }
    return { kind: 'training', from, to };
  },
  text: ({ from, to }) => `counts of ${rangeText(from, to)}`,
  describe: ({ from, to }) =>
    typeof from === 'number' && typeof to === 'number' ? `counts of ${rangeText(from, to)}` : 'no training range yet',
  requests: ({ from, to }) => [
    {
      id: 'baseline:training',
      what: 'the training range’s answer',
      shiftMs: 0,
      windows: (grid) => windowsWithin(grid, from, to),
    },
  ],
  sample: (_, { tables, set, grid, longest, states }) =>
    sampleBaseline(
      tables.length === 0 ? null : sampleOf(tables[0], set.names.length, grid.perWindow, states),
      set.names.length,
      longest
    ),
});
