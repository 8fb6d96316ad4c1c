import { DEFAULTS, DistributionError, TESTS, type DetectSettings, type Measure, type TestChoice } from '../../core';
import { normalTest } from '../../core/normal/test';
import type { DistributionTarget } from '../types';

type Divergence = Exclude<Measure, 'p'>;
/** What says how significant a window is: a test, or a divergence held against a limit. */
export type Judge = TestChoice | Divergence;

interface Words {
  label: string;
  description: string;
}

const TEST_WORDS: Record<TestChoice, Words> = {
  auto: { label: 'fitting test', description: 'Chosen by how the data are' },
  'goodness of fit': { label: 'goodness of fit', description: 'Takes the baseline as exact' },
  homogeneity: { label: 'two-sample test', description: 'The baseline was counted too' },
  'quasi-F': { label: 'quasi-F test', description: 'For uneven windows' },
  'exact multinomial': { label: 'exact test', description: 'Few events: every outcome' },
  'Monte Carlo': { label: 'Monte Carlo test', description: 'Few events: drawn outcomes' },
  'Dirichlet-multinomial': { label: 'Dirichlet test', description: 'Fitted to the windows before' },
  'posterior predictive': { label: 'predictive check', description: 'Draws from the baseline' },
  'G-test': { label: 'G-test', description: 'Likelihood ratio' },
};

const DIVERGENCE_WORDS: Record<Divergence, Words> = {
  kl: { label: 'KL divergence', description: 'Kullback-Leibler, in nats' },
  psi: { label: 'PSI', description: 'Population stability index' },
  jensenShannon: { label: 'Jensen-Shannon', description: 'Distance from 0 to 0.83' },
  hellinger: { label: 'Hellinger', description: 'Distance from 0 to 1' },
  totalVariation: { label: 'total variation', description: 'Part of the events that moved' },
};

export interface JudgeOption extends Words {
  value: Judge;
  group: string;
}

/** The tests that fit the baseline, then the divergences. */
export function judgeOptions(query: DistributionTarget): JudgeOption[] {
  const tests: TestChoice[] = ['auto', ...TESTS.filter((name) => name !== 'none')];
  const divergences = Object.keys(DIVERGENCE_WORDS) as Divergence[];
  return [
    ...tests
      .filter((value) => fits({ ...query, test: value }))
      .map((value) => ({ value, group: 'A test', ...TEST_WORDS[value] })),
    ...divergences.map((value) => ({ value, group: 'A divergence', ...DIVERGENCE_WORDS[value] })),
  ];
}

/** What judges now, and in which words. */
export function judgeOf(query: DistributionTarget): { value: Judge; label: string } {
  const measure = query.detect?.measure ?? DEFAULTS.detect.measure;
  const test = query.test ?? DEFAULTS.test;
  return measure === 'p'
    ? { value: test, label: TEST_WORDS[test].label }
    : { value: measure, label: DIVERGENCE_WORDS[measure].label };
}

/** The query with another judge. A test and a divergence exclude one another; total variation has but one kind of limit. */
export function judgedBy(query: DistributionTarget, judge: Judge): DistributionTarget {
  return isDivergence(judge)
    ? withDetect(query, { measure: judge, limit: judge === 'totalVariation' ? 'percentile' : query.detect?.limit })
    : withDetect({ ...query, test: judge }, { measure: undefined, limit: undefined });
}

export const isDivergence = (judge: Judge): judge is Divergence => judge in DIVERGENCE_WORDS;

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
