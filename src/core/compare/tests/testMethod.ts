import type { Compared } from '../compared';
import type { TestResult } from '../testResult';

/** What a test rested on, as a sentence says it. */
export interface TestReasons {
  /** Earlier windows that had data. */
  trailing: number;
  /** By how much they vary more than chance allows ("3.2"); null where they don't. */
  excess: string | null;
  /** How much they vary is known. */
  spreadKnown: boolean;
}

/** A test that a query can ask for. */
export interface TestMethod<Id extends string = string> {
  /** As queries and the column `test` have it. */
  id: Id;
  /** As the editor and sentences call it. */
  label: string;
  /** A few words below that. */
  description: string;
  /** What it takes the baseline for: shares that are intended (exact), a counted sample, or either. */
  needs: 'intended' | 'counted' | 'either';
  run(compared: Compared): TestResult;
  /** Which it is for `testWindows`, which has the same of many windows. */
  flat?: number;
  /** Why the fitting test chose it, as the end of "..., because"; only of those that it can choose. */
  because?(reasons: TestReasons): string;
}

export const testMethod = <const Id extends string>(method: TestMethod<Id>): TestMethod<Id> => method;

/** Why a test that supposes multinomial windows was chosen. */
export function asMultinomial(baseline: string, { trailing, spreadKnown }: TestReasons): string {
  return spreadKnown
    ? `${baseline} and the ${trailing} trailing windows vary no more than chance allows`
    : `${baseline}; how much windows vary beyond chance isn't known from ${trailing} trailing windows`;
}
