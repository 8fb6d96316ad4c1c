import { short, type DistributionView } from './core';
import { percent } from './format';
import { say } from './words/say';

/** Height of the line that says it, in grid units. */
export const BUDGET_LINE = 3;

const BURNS = { burnRateHour: '1 h', burnRateSixHours: '6 h', burnRateDay: '1 d', burnRateThreeDays: '3 d' };

/**
 * "Error budget: 63 % left. It burns at 0.4x over 1 h, 1.2x over 6 h", of the latest window that has an answer; null where the query
 * doesn't return what is left.
 */
export function budgetText({ statistics }: Pick<DistributionView, 'statistics'>): string | null {
  if (statistics.budgetLeft === undefined) {
    return null;
  }
  const left = latestOf(statistics.budgetLeft);
  if (left === null) {
    return say`Error budget: no answer. It needs events, and the bad kinds named as rare categories.`;
  }
  const burns = Object.entries(BURNS).flatMap(([id, length]) => {
    const rate = statistics[id] === undefined ? null : latestOf(statistics[id]);
    return rate === null ? [] : [say`${short(rate)}x over ${length}`];
  });
  const state = left < 0 ? say`overspent by ${percent(-left)}` : say`${percent(left)} left`;
  return say`Error budget: ${state}.` + (burns.length > 0 ? say` It burns at ${burns.join(', ')}.` : '');
}

function latestOf(values: ArrayLike<number | null>): number | null {
  for (let i = values.length - 1; i >= 0; i--) {
    if (values[i] !== null) {
      return values[i];
    }
  }
  return null;
}
