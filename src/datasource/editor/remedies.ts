import { DEFAULTS, LIMITS, type DistributionQuery } from '../../core';
import { kindOf } from '../../core/baseline/kinds';
import { findDivergence } from '../../core/compare/divergences';
import { withDetect } from './judges';
import type { DistributionTarget } from '../types';

/** Parts of the editor that a problem can stand beside. */
export type PlannedPart = 'window' | 'baseline' | 'detect' | 'quiet' | 'categories' | 'return';

/** One click that may make a query possible. */
export interface Remedy {
  part: PlannedPart;
  label: string;
  query: DistributionTarget;
}

/** What can be clicked in place of what was chosen, the smallest change first. */
export function remedies(query: DistributionTarget): Remedy[] {
  const { detect = {} } = query;
  const instead = (part: PlannedPart, label: string, change: Partial<DistributionQuery>): Remedy => ({
    part,
    label,
    query: { ...query, ...change },
  });
  const longer = longerBaseline(query);
  const alike = findDivergence(detect.measure ?? DEFAULTS.detect.measure)?.alike;
  return [
    instead('detect', 'Use the fitting test', { test: undefined }),
    ...(longer === null ? [] : [instead('detect', `Compare with ${longer.windows} windows`, { baseline: longer })]),
    {
      part: 'detect',
      label: alike === undefined ? 'Use what chance allows as the limit' : `Use ${alike.name} and what chance allows`,
      query: withDetect(query, { measure: alike?.id ?? detect.measure, limit: undefined }),
    },
    { part: 'detect', label: 'Remove the longer windows', query: withDetect(query, { scales: undefined }) },
    { part: 'detect', label: 'Use p instead of false alarms', query: withDetect(query, { budget: undefined }) },
    instead('quiet', 'Leave out the quiet times', { quiet: undefined }),
    instead('window', 'Use windows that fit the range', { window: undefined }),
    instead('baseline', 'Use trailing windows', { baseline: undefined }),
    instead('detect', 'Use the default thresholds', { detect: undefined }),
    instead('categories', 'Map no categories', { categories: { ...query.categories, map: undefined } }),
    instead('categories', 'Use the largest categories', { categories: undefined }),
    instead('return', 'Use the default objective', { objective: undefined }),
    instead('return', 'Use the default period of the error budget', { budgetPeriod: undefined }),
    instead('return', 'Use the default period', { sequential: undefined }),
    instead('return', 'Use the default statistics', { statistics: undefined }),
  ];
}

/** A trailing baseline of as many windows as a percentile needs to be finer than alpha; null where that can't be had. */
function longerBaseline({ baseline = { kind: 'trailing' }, detect = {} }: DistributionTarget) {
  if (kindOf(baseline).source !== 'trailing' || detect.limit !== 'percentile' || detect.budget) {
    return null;
  }
  const { alpha, scales } = { ...DEFAULTS.detect, ...detect };
  const windows = Math.ceil((1 + scales.length) / alpha);
  return windows <= LIMITS.trailingWindows ? { ...baseline, windows } : null;
}
