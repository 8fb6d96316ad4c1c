import type { AnyBaselineKind } from './baselineKind';
import { fixed } from './fixed';
import { offset } from './offset';
import { query } from './query';
import { trailing } from './trailing';
import { uniform } from './uniform';

/** Every kind of baseline, in the order of the editor's list. The first one holds where a query names none. */
export const BASELINE_KINDS: readonly AnyBaselineKind[] = [trailing, offset, fixed, uniform, query];
