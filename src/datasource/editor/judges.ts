import { DEFAULTS, DistributionError, type LimitKind, type DetectSettings, type TestChoice } from '../../core';
import { DIVERGENCES, findDivergence } from '../../core/compare/divergences';
import { findTest, TEST_METHODS } from '../../core/compare/tests';
import { normalTest } from '../../core/normal/test';
import type { DistributionTarget } from '../types';

/** What says how significant a window is: a test, or a divergence held against a limit. */
export type Judge = string;

export interface JudgeOption {
  value: Judge;
  label: string;
  description: string;
  group: string;
}

/** The tests that fit the baseline, then the divergences. */
export function judgeOptions(query: DistributionTarget): JudgeOption[] {
  return [
    ...TEST_METHODS.filter(({ id }) => fits({ ...query, test: id })).map(({ id, label, description }) => ({
      value: id,
      label,
      description,
      group: 'A test',
    })),
    ...DIVERGENCES.map(({ id, name, hint }) => ({ value: id, label: name, description: hint, group: 'A divergence' })),
  ];
}

/** What judges now, and in which words. */
export function judgeOf(query: DistributionTarget): { value: Judge; label: string } {
  const divergence = findDivergence(query.detect?.measure ?? DEFAULTS.detect.measure);
  const test = query.test ?? DEFAULTS.test;
  return divergence === undefined
    ? { value: test, label: findTest(test)?.label ?? test }
    : { value: divergence.id, label: divergence.name };
}

/** The query with another judge. A test and a divergence exclude one another. */
export function judgedBy(query: DistributionTarget, judge: Judge): DistributionTarget {
  const divergence = findDivergence(judge);
  return divergence === undefined
    ? withDetect({ ...query, test: judge as TestChoice }, { measure: undefined, limit: undefined })
    : withDetect(query, {
        measure: divergence.id,
        limit: divergence.limit === null ? 'percentile' : query.detect?.limit,
      });
}

/** The kinds of limit that a judge can be held against; none of a test. */
export function limitsOf(judge: Judge): LimitKind[] {
  const divergence = findDivergence(judge);
  if (divergence === undefined) {
    return [];
  }
  return divergence.limit === null ? ['percentile'] : ['computed', 'percentile'];
}

/** The query with other detection settings; `undefined` goes back to a setting's default. */
export function withDetect(query: DistributionTarget, change: DetectSettings): DistributionTarget {
  const kept = Object.entries({ ...query.detect, ...change }).filter(([, value]) => value !== undefined);
  return { ...query, detect: Object.fromEntries(kept) };
}

function fits(query: DistributionTarget): boolean {
  try {
    normalTest(query as Pick<DistributionTarget, 'test' | 'baseline'>);
    return true;
  } catch (error) {
    if (error instanceof DistributionError) {
      return false;
    }
    throw error;
  }
}
