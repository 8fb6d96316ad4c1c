import { DEFAULTS, FITTING_TEST, type AlarmBudget } from '../../core';
import { judgeOf } from '../../datasource/editor/judges';
import { percent } from '../../core/model/numberWords';
import type { DistributionTarget } from '../../datasource/types';

/** "as rare as p < 0.01 in 3 of 5 windows, and a change of w ≥ 0.1 …, with N ≥ 100" */
export function driftText(query: DistributionTarget): string {
  const { alpha, budget, minEffect, minRelative, minPoints, minEvents, m, n, minN, scales } = {
    ...DEFAULTS.detect,
    ...query.detect,
  };
  const { value, label } = judgeOf(query);
  const together = value === FITTING_TEST;
  const significance = budget ? budgetText(budget) : `p < ${alpha}`;
  const size =
    `w ≥ ${minEffect}, or a share moved by ${percent(minRelative)} of its baseline and ${minPoints} points` +
    (together ? ` (or ${minEvents} events too many and twice its share)` : '');
  if (together) {
    const rare = budget ? significance : `as rare as ${significance} in ${m} of ${n} windows`;
    return `${rare}, and a change of ${size}, in at least ${m} windows with N ≥ ${minN}`;
  }
  const longer = scales.length > 0 ? `, or in ${scales.join(' or ')} windows as one` : '';
  return `${significance} by the ${label} and a change of ${size}, in ${m} of ${n} windows with N ≥ ${minN}${longer}`;
}

function budgetText({ alarms = DEFAULTS.budget.alarms, period, groups }: AlarmBudget): string {
  const over = groups === undefined ? '' : ` over ${groups} ${groups === 1 ? 'group' : 'groups'}`;
  return `at most ${alarms} false ${alarms === 1 ? 'alarm' : 'alarms'} in ${period || DEFAULTS.budget.period}${over}`;
}
