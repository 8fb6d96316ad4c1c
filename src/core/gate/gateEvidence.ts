import { logSumExp } from '../numeric';
import { ConditionalTwoSampleTest } from '../stats/conditionalTwoSample';
import { sequentialTest } from '../stats/sequentialTest';
import { changeOf } from './needed';
import type { GateOptions, CountsByWindow } from './model';

/** The always-valid p of canary beside control. */
export function evidenceBeside(canary: number[][], control: number[][], known: number[], ratio: number): number {
  const test = new ConditionalTwoSampleTest();
  canary.forEach((x, t) => test.update(x.slice(0, known[t]), control[t].slice(0, known[t]), ratio));
  return test.pValue;
}

/** The always-valid p of a canary that should have these shares: the mean of the tests' Bayes factors is one too. */
export function evidenceOf(canary: CountsByWindow, shares: number[], concentrations: number[], ratio: number): number {
  const tests = concentrations.map((c) =>
    sequentialTest(
      shares.map((share) => share * c),
      { ratio }
    )
  );
  let pValue = 1;
  for (const counts of canary) {
    const logs = tests.map((test) => {
      test.update(counts);
      return test.logBayesFactor;
    });
    pValue = Math.min(pValue, tests.length * Math.exp(-logSumExp(logs)));
  }
  return pValue;
}

const DECADES = { least: 1, most: 6 };

/** How many events the mixture's prior is worth, in tens: so that its shares lie about as far from q as the change that is sought. */
export function concentrationsFor(shares: number[], options: Pick<GateOptions, 'relative' | 'points'>): number[] {
  const decades = shares
    .filter((share) => share > 0 && share < 1)
    .map((share) => Math.round(Math.log10((share * (1 - share)) / changeOf(share, options) ** 2)))
    .map((decade) => Math.min(Math.max(decade, DECADES.least), DECADES.most));
  return Array.from(new Set(decades.length > 0 ? decades : [3]), (decade) => 10 ** decade);
}
