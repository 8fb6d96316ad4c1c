import type { AnyBaselineKind } from './baselineKind';
import { fixed } from './fixed';
import { offset } from './offset';
import { referenceQuery } from './referenceQuery';
import { season } from './season';
import { snapshot } from './snapshot';
import { training } from './training';
import { trailing } from './trailing';
import { uniform } from './uniform';

/** Every kind of baseline, in the order of the editor's list. The first one holds where a query names none. */
export const BASELINE_KINDS: readonly AnyBaselineKind[] = [
  trailing,
  offset,
  season,
  training,
  snapshot,
  fixed,
  uniform,
  referenceQuery,
];
