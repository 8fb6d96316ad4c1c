import { tableBaseline } from '../../baseline/baseline';
import { baselineKind } from '../../baseline/kinds/baselineKind';

const HOURS = 6;

/** A kind of baseline in one file: the same window some hours before. */
export const lastNight = baselineKind<{ kind: 'lastNight' }, { kind: 'lastNight' }>({
  id: 'lastNight',
  label: 'six hours before',
  description: 'Of no use to anybody',
  source: 'paired',
  complete: true,
  begin: () => ({ kind: 'lastNight' }),
  normal: () => ({ kind: 'lastNight' }),
  text: () => 'six hours before',
  describe: () => 'six hours before',
  requests: () => [{ id: 'baseline:lastNight', what: 'last night’s answer', shiftMs: HOURS * 3_600_000 }],
  sample: (_, { tables, categories, perWindow, states }) => tableBaseline(tables, categories, perWindow, states),
});
