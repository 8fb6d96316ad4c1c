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
export const TEST_METHODS: readonly TestMethod[] = [
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
];
