import { departures } from './departures';
import { dirichletMultinomial } from './dirichletMultinomial';
import { exactMultinomial } from './exactMultinomial';
import { fitting } from './fitting';
import { goodnessOfFit } from './goodnessOfFit';
import { gTest } from './gTest';
import { homogeneity } from './homogeneity';
import { monteCarlo } from './monteCarlo';
import { posteriorPredictive } from './posteriorPredictive';
import { quasiF } from './quasiF';
import type { TestMethod } from './testMethod';

/**
 * Every test that a query can ask for, in the order of the editor's list. The query's checks, the codes of the column `test`, and the
 * words of editor and sentences follow from it, so that adding a test is its file and a line here: at the end, since saved answers
 * have the codes.
 */
const METHODS = [
  fitting,
  goodnessOfFit,
  homogeneity,
  quasiF,
  exactMultinomial,
  monteCarlo,
  dirichletMultinomial,
  posteriorPredictive,
  gTest,
  departures,
] as const;

export const TEST_METHODS: readonly TestMethod[] = METHODS;

/** What the column `test` counts by: the position in this list is its number. */
export const TESTS: readonly string[] = ['none', ...METHODS.filter((method) => method !== fitting).map(({ id }) => id)];

const BY_ID = new Map<string, TestMethod>(TEST_METHODS.map((method) => [method.id, method]));

/** The test of that id; undefined where there is none. */
export const findTest = (id: string): TestMethod | undefined => BY_ID.get(id);

/** The test of an id that was checked. */
export const testOf = (id: string): TestMethod => BY_ID.get(id)!;

/** Whether a test suits a baseline that was counted, or one that is intended. */
export const suits = ({ needs }: TestMethod, counted: boolean): boolean =>
  needs === 'either' || (needs === 'counted') === counted;

export type { TestMethod } from './testMethod';
