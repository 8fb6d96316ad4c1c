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
  auto: { label: 'fitting test', description: 'By the baseline, how sparse and how uneven the windows before are' },
  'goodness of fit': { label: 'goodness of fit', description: 'Takes the baseline as exact' },
  homogeneity: { label: 'two-sample test', description: 'The baseline was counted too' },
  'quasi-F': { label: 'quasi-F test', description: 'Windows vary more than chance allows' },
  'exact multinomial': { label: 'exact test', description: 'Counts every outcome: few events, few categories' },
  'Monte Carlo': { label: 'Monte Carlo test', description: 'Draws outcomes: few events, many categories' },
  'Dirichlet-multinomial': { label: 'Dirichlet test', description: 'How windows vary is fitted to those before' },
  'posterior predictive': { label: 'predictive check', description: 'Shares are only known from counts' },
  'G-test': { label: 'G-test', description: 'Likelihood ratio; takes the baseline as exact' },
};

const DIVERGENCE_WORDS: Record<Divergence, Words> = {
  kl: { label: 'KL divergence', description: 'Kullback-Leibler, in nats' },
  psi: { label: 'PSI', description: 'Population stability index' },
  jensenShannon: { label: 'Jensen-Shannon', description: 'Distance from 0 to 0.83' },
  hellinger: { label: 'Hellinger', description: 'Distance from 0 to 1' },
  totalVariation: { label: 'total variation', description: 'Part of the events that moved; by percentile only' },
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
      .map((value) => ({ value, group: 'p of a test', ...TEST_WORDS[value] })),
    ...divergences.map((value) => ({ value, group: 'A divergence against its limit', ...DIVERGENCE_WORDS[value] })),
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
