import { DEFAULTS } from '../../defaults';
import { requireWithin } from '../../limits';
import { oneOf, wholeNumber } from '../../model/settingChecks';
import { DistributionError } from '../../model/errors';
import type { SettingsOf } from '../../model/query';
import type { ClockSpan } from '../../window/zone';
import { seasonalBaseline } from '../seasonal';
import { wholeHours } from '../wholeHours';
import { baselineKind } from './baselineKind';

declare module '../../model/query' {
  interface SettingsByKind {
    /** The same hour of the last `periods` days or weeks (`every`), without the dates in `leaveOut`, such as "2026-12-25". */
    season: { every?: 'day' | 'week'; periods?: number; leaveOut?: string[] };
  }
}

interface Normal {
  kind: 'season';
  every: 'day' | 'week';
  periods: number;
  leaveOut: Array<ClockSpan & { date: string }>;
}

const DAY = 86_400_000;
const EVERY = ['day', 'week'] as const;
const LENGTHS = { day: { ms: DAY, unit: 'd' }, week: { ms: 7 * DAY, unit: 'w' } };

/** The same hour of earlier days or weeks, pooled: a season, from more events than one earlier window has. */
export const season = baselineKind<SettingsOf<'season'>, Normal>({
  id: 'season',
  label: 'the same hour, pooled',
  description: 'Of the last days or weeks, without holidays',
  source: 'paired',
  complete: true,
  shape: { every: { words: EVERY }, periods: 'number', leaveOut: 'texts' },
  begin: () => ({ kind: 'season', ...DEFAULTS.season }),
  normal: ({ every: unit, periods: asked, leaveOut }) => {
    const every = oneOf('Season', unit ?? DEFAULTS.season.every, EVERY);
    const periods = wholeNumber('Days or weeks', asked ?? DEFAULTS.season.periods, 1);
    requireWithin('offsets', periods);
    return { kind: 'season', every, periods, leaveOut: (leaveOut ?? []).map(spanOf) };
  },
  text: ({ leaveOut, ...own }) => sentence(own, leaveOut.length),
  describe: ({ every = DEFAULTS.season.every, periods = DEFAULTS.season.periods, leaveOut = [] }) =>
    sentence({ every, periods }, leaveOut.length),
  requests: ({ every, periods, leaveOut }) =>
    Array.from({ length: periods }, (_, i) => ({
      id: `baseline:season:${i + 1}${LENGTHS[every].unit}`,
      what: 'the answer for the same hour',
      shiftMs: (i + 1) * LENGTHS[every].ms,
      windows: wholeHours,
      leaveOut,
    })),
  sample: (_, { tables, set, grid, states, kernel }) =>
    seasonalBaseline(tables, set.names.length, grid, states, kernel),
  fill: (settings, { texts }) => (settings.leaveOut ? { ...settings, leaveOut: texts(settings.leaveOut) } : settings),
});

function sentence({ every, periods }: Pick<Normal, 'every' | 'periods'>, left: number): string {
  const before = periods === 1 ? `the ${every} before` : `the last ${periods} ${every}s`;
  const without = left === 0 ? '' : `, without ${left} ${left === 1 ? 'date' : 'dates'}`;
  return `same hour of ${before}${without}`;
}

/** A date by the clock. */
function spanOf(date: string): Normal['leaveOut'][number] {
  const from = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  // 30 February is read as a day of March
  if (!(from === from && new Date(from).toISOString().slice(0, date.length) === date)) {
    throw new DistributionError('query', `\`${date}\` is not a date to leave out.`, 'Write dates such as 2026-12-25.');
  }
  return { date, from, to: from + DAY };
}
