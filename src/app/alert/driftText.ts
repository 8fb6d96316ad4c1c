import { DEFAULTS, type AlarmBudget } from '../../core';
import { judgeOf } from '../../datasource/editor/judges';
import { percent } from '../../datasource/sentences';
import type { DistributionTarget } from '../../datasource/types';

/** "p < 0.01 and a change of w ≥ 0.1 …, in 3 of 5 windows with N ≥ 100" */
export function driftText(query: DistributionTarget): string {
  const { alpha, budget, minEffect, minRelative, minPoints, m, n, minN, scales } = {
    ...DEFAULTS.detect,
    ...query.detect,
  };
  const { value, label } = judgeOf(query);
  const significance = budget ? budgetText(budget) : `p < ${alpha}`;
  const by = value === 'auto' ? '' : ` by the ${label}`;
  const size = `w ≥ ${minEffect}, or a share moved by ${percent(minRelative)} of its baseline and ${minPoints} points`;
  const longer = scales.length > 0 ? `, or in ${scales.join(' or ')} windows as one` : '';
  return `${significance}${by} and a change of ${size}, in ${m} of ${n} windows with N ≥ ${minN}${longer}`;
}

function budgetText({ alarms = DEFAULTS.budget.alarms, period, groups }: AlarmBudget): string {
  const over = groups === undefined ? '' : ` over ${groups} ${groups === 1 ? 'group' : 'groups'}`;
  return `at most ${alarms} false ${alarms === 1 ? 'alarm' : 'alarms'} in ${period || DEFAULTS.budget.period}${over}`;
}
