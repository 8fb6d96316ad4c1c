import { DEFAULTS } from '../../defaults';
import { parseDuration } from '../../duration';
import { requireWithin } from '../../limits';
import { DistributionError } from '../../model/errors';
import type { SettingsOf } from '../../model/query';
import { tableBaseline } from '../baseline';
import { baselineKind } from './baselineKind';

declare module '../../model/query' {
  interface SettingsByKind {
    /** Durations, such as "1d" and "1w". */
    offset: { offsets?: string[] };
  }
}

interface Normal {
  kind: 'offset';
  offsets: Array<{ text: string; ms: number }>;
}

/** The same windows earlier: a day, a week; several are pooled. */
export const offset = baselineKind<SettingsOf<'offset'>, Normal>({
  id: 'offset',
  label: 'an earlier day or week',
  description: 'The same window then; for daily and weekly seasons',
  source: 'paired',
  complete: true,
  shape: { offsets: 'texts' },
  begin: () => ({ kind: 'offset', offsets: DEFAULTS.offsets }),
  normal: ({ offsets: asked }) => {
    const offsets = asked && asked.length > 0 ? asked : DEFAULTS.offsets;
    requireWithin('offsets', offsets.length);
    return { kind: 'offset', offsets: offsets.map(checked) };
  },
  text: ({ offsets }) => `${offsets.map(({ text }) => text).join(', ')} before`,
  describe: ({ offsets }) => `the same window ${(offsets ?? DEFAULTS.offsets).join(', ')} earlier`,
  requests: ({ offsets }) =>
    offsets.map(({ text, ms }) => ({ id: `baseline:offset:${text}`, what: 'the offset answer', shiftMs: ms })),
  sample: (_, { tables, set, grid, states, kernel }) =>
    tableBaseline(tables, set.names.length, grid.perWindow, states, kernel),
  fill: (settings, { texts }) => (settings.offsets ? { ...settings, offsets: texts(settings.offsets) } : settings),
});

function checked(text: string, index: number, all: string[]): { text: string; ms: number } {
  const ms = parseDuration(text, 'Offset');
  if (ms === 0) {
    throw new DistributionError(
      'query',
      'An offset of 0 compares a window with itself.',
      'Choose an offset such as 1d or 1w.'
    );
  }
  if (all.indexOf(text) !== index) {
    throw new DistributionError('query', `Offset ${text} is listed twice.`, 'Remove one of them.');
  }
  return { text, ms };
}
