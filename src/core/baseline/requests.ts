import type { NormalQuery } from '../model/normalQuery';
import { accumulates } from '../window/past';
import { kindOf } from './kinds';
import type { BaselineRequest } from './kinds/baselineKind';

/** The answers that a query needs beside the observed one: those of its baseline, then the one that slow changes are seen in. */
export function requestsBeside(query: NormalQuery): BaselineRequest[] {
  const { baseline } = query;
  const own = kindOf(baseline).requests?.(baseline) ?? [];
  const slow = slowOf(query);
  return slow !== null
    ? own.concat({ id: `slow:${slow.text}`, what: 'the answer for slow changes', shiftMs: slow.ms })
    : own;
}

/** The earlier day that windows are compared with as well: only where the baseline would follow a slow change. */
export const slowOf = (query: NormalQuery): NormalQuery['detect']['slow'] =>
  accumulates(query) && kindOf(query.baseline).source === 'trailing' ? query.detect.slow : null;
