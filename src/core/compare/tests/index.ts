import { FITTING_TEST } from '../../model/query';
import type { AskedTest } from '../testResult';
import { BY_DEPARTURE, BY_HOMOGENEITY, BY_QUASI_F } from '../testWindows';
import { TEST_METHODS } from './list';
import type { TestMethod } from './testMethod';

/** What the column `test` counts by: the position in this list is its number. */
export const TESTS: readonly string[] = [
  'none',
  ...TEST_METHODS.map(({ id }) => id).filter((id) => id !== FITTING_TEST),
];

const BY_ID = new Map<string, TestMethod>(TEST_METHODS.map((method) => [method.id, method]));

/** The test of that id; undefined where there is none. */
export const findTest = (id: string): TestMethod | undefined => BY_ID.get(id);

/** The test of an id that was checked. */
export function testOf(id: string): AskedTest {
  const { run, flat } = BY_ID.get(id)!;
  const numberOf = (test: number) => TESTS.indexOf(TEST_METHODS.filter((method) => method.flat === test)[0].id);
  const codes =
    flat === undefined
      ? null
      : Float64Array.of(flat, 0, numberOf(BY_DEPARTURE), numberOf(BY_HOMOGENEITY), numberOf(BY_QUASI_F));
  return { run, codes, names: TESTS };
}

/** Whether a test suits a baseline that was counted, or one that is intended. */
export const suits = ({ needs }: TestMethod, counted: boolean): boolean =>
  needs === 'either' || (needs === 'counted') === counted;

export { TEST_METHODS };
export type { TestMethod } from './testMethod';
