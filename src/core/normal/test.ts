import { isCounted } from '../baseline/kinds';
import { findTest, suits, TEST_METHODS } from '../compare/tests';
import { DEFAULTS } from '../defaults';
import { DistributionError } from '../model/errors';
import { oneOf } from '../model/settingChecks';
import type { DistributionQuery, TestChoice } from '../model/query';

/** Tests that a remedy names. */
const NAMED = 3;

/** The test that a query asks for, when it suits the baseline. */
export function normalTest(query: DistributionQuery): TestChoice {
  const test = oneOf(
    'Test',
    query.test ?? DEFAULTS.test,
    TEST_METHODS.map(({ id }) => id)
  );
  const counted = isCounted(query.baseline);
  const method = findTest(test);
  if (method !== undefined && !suits(method, counted)) {
    const others = TEST_METHODS.filter((other) => suits(other, counted)).slice(0, NAMED);
    throw new DistributionError(
      'query',
      counted
        ? `The ${method.label} takes the baseline as exact, but this one is itself measured.`
        : `The ${method.label} needs a measured baseline, and this one is intended, not measured.`,
      `Choose the ${list(others.map(({ label }) => label))}.`
    );
  }
  return test;
}

/** "a, b or c" */
const list = (words: string[]): string => `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
