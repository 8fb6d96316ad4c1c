import { formatDuration } from '../duration';
import { burnRate } from '../stats/burnRate';
import { burnRateLimit } from '../stats/burnRateLimit';
import { ofWindow, type WindowContext, type WindowStatistic } from './declare';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A budget burns too fast where it does over a long window, which shows that it matters, and over a short one, which shows that it still
 * goes on (Beyer et al., The Site Reliability Workbook, chapter 5, tables 5-8).
 */
const FAST = [
  { long: HOUR, short: 5 * MINUTE, rate: 14.4 },
  { long: 6 * HOUR, short: 30 * MINUTE, rate: 6 },
];
const SLOW = [
  { long: DAY, short: 2 * HOUR, rate: 3 },
  { long: 3 * DAY, short: 6 * HOUR, rate: 1 },
];

const reads = ['rare', 'objective', 'budgetPeriod'] as const;

/** Null where the time has no events, or no category is named bad. */
function burnOver(context: WindowContext, ms: number): number | null {
  const spent = context.spent(ms);
  return spent === null || !context.comparison.present || context.query.categories.rare.length === 0
    ? null
    : burnRate(spent.bad, spent.total, context.query.objective);
}

/**
 * The highest of the pairs' burn rates, each as a part of what it may be: over the long window what the counts prove, over the short one
 * what they say, of which the lower one holds. A short window without events has no bad ones.
 */
function beyond(context: WindowContext, pairs: typeof FAST): number | null {
  let most: number | null = null;
  for (const { long, short, rate } of pairs) {
    const spent = burnOver(context, long) === null ? null : context.spent(long);
    if (spent !== null) {
      const proven = burnRateLimit(spent.bad, spent.total, context.query.objective)!;
      const part = Math.min(proven, burnOver(context, short) ?? 0) / rate;
      most = most === null || part > most ? part : most;
    }
  }
  return most;
}

const burnRateOver = <const Id extends string>(id: Id, words: string, ms: number, order: number): WindowStatistic<Id> =>
  ofWindow({
    id,
    name: `burn rate, ${words}`,
    unit: 'none',
    needs: 'none',
    description: `Share of rare categories in the ${words} up to the window’s end, over what the objective allows`,
    strip: { order, scale: 'linear' },
    reads,
    compute: (context) => burnOver(context, ms),
  });

/** How far the pairs are beyond what they may be, above 1 where one is. */
const burnBeyond = <const Id extends string>(
  id: Id,
  name: string,
  pairs: typeof FAST,
  consequence: string,
  order: number
): WindowStatistic<Id> => {
  const each = pairs.map(
    ({ long, short, rate }) => `${formatDuration(long)} and ${formatDuration(short)} over ${rate}`
  );
  return ofWindow({
    id,
    name,
    unit: 'none',
    needs: 'none',
    description: `The higher of ${each.join(', and ')}: above 1 ${consequence}. The long one by its exact limit`,
    defaultThreshold: { op: 'gt', value: 1 },
    strip: {
      order,
      caption: `${name[0].toUpperCase()}${name.slice(1)} of the error budget: above 1 ${consequence}`,
      scale: 'linear',
    },
    reads,
    compute: (context) => beyond(context, pairs),
  });
};

/** How an objective over a period stands: its bad events are those in the categories named rare. */
export const OBJECTIVE_STATISTICS = [
  ofWindow({
    id: 'budgetLeft',
    name: 'error budget left',
    unit: 'percentunit',
    needs: 'none',
    description: 'Part of the bad events that the objective allows in its period that is left; negative when overspent',
    defaultThreshold: { op: 'lt', value: 0.1 },
    reads,
    compute: (context) => {
      const rate = burnOver(context, context.query.budgetPeriod);
      return rate === null ? null : 1 - rate;
    },
  }),
  burnRateOver('burnRateHour', '1 h', HOUR, 20),
  burnRateOver('burnRateSixHours', '6 h', 6 * HOUR, 21),
  burnRateOver('burnRateDay', '1 d', DAY, 22),
  burnRateOver('burnRateThreeDays', '3 d', 3 * DAY, 23),
  burnBeyond('fastBurn', 'fast burn', FAST, 'pages', 24),
  burnBeyond('slowBurn', 'slow burn', SLOW, 'is a ticket', 25),
] as const;
