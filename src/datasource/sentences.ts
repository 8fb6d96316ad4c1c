import { kindOf } from '../core/baseline/kinds';
import type { DistributionQuery, UpstreamQuery } from '../core';
import { textOf } from '../core/upstreamKinds';

/** The upstream's query as text, where it has one. */
export const upstreamText = (query: UpstreamQuery | undefined): string => textOf(query ?? {});

/** "trailing 60 windows, gap 1" */
export function baselineText(baseline: DistributionQuery['baseline']): string {
  const kind = kindOf(baseline);
  return kind.describe(baseline ?? kind.begin({}));
}

/** One line for a collapsed query. */
export function queryText(query: DistributionQuery): string {
  const what = upstreamText(query.upstream?.query) || 'no query yet';
  return `${query.category || 'category'} of ${what}, against ${baselineText(query.baseline)}`;
}
