import { tableBaseline } from '../../baseline/baseline';
import type { SettingsOf } from '../../model/query';
import { baselineKind } from '../../baseline/kinds/baselineKind';

declare module '../../model/query' {
  interface SettingsByKind {
    lastNight: { hours?: number };
  }
}

const HOURS = 6;

/** A kind of baseline in one file: the same window some hours before. */
export const lastNight = baselineKind<SettingsOf<'lastNight'>, { kind: 'lastNight'; ms: number }>({
  id: 'lastNight',
  label: 'six hours before',
  description: 'Of no use to anybody',
  source: 'paired',
  complete: true,
  shape: { hours: 'number' },
  begin: () => ({ kind: 'lastNight' }),
  normal: ({ hours = HOURS }) => ({ kind: 'lastNight', ms: hours * 3_600_000 }),
  text: () => 'six hours before',
  describe: () => 'six hours before',
  requests: ({ ms }) => [{ id: 'baseline:lastNight', what: 'last night’s answer', shiftMs: ms }],
  sample: (_, { tables, set, grid, states, kernel }) =>
    tableBaseline(tables, set.names.length, grid.perWindow, states, kernel),
});
