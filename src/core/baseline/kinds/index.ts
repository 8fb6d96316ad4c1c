import { DistributionError } from '../../model/errors';
import type { AnyBaselineKind } from './baselineKind';
import { BASELINE_KINDS } from './list';

const KINDS: ReadonlyMap<unknown, AnyBaselineKind> = new Map(BASELINE_KINDS.map((kind) => [kind.id, kind]));

/** The kind of a baseline; an unknown one is the query's mistake. */
export function kindOf(baseline: { kind: string } | null | undefined): AnyBaselineKind {
  const found = baseline === undefined || baseline === null ? BASELINE_KINDS[0] : KINDS.get(baseline.kind);
  if (found === undefined) {
    throw new DistributionError(
      'query',
      `Unknown baseline "${String(baseline?.kind)}".`,
      `Choose one of: ${BASELINE_KINDS.map(({ id }) => id).join(', ')}.`
    );
  }
  return found;
}

/** A sample that was counted, or shares that are intended. */
export const isCounted = (baseline: { kind: string } | null | undefined): boolean =>
  kindOf(baseline).source !== 'intended';

export { BASELINE_KINDS };
export type { AnyBaselineKind } from './baselineKind';
