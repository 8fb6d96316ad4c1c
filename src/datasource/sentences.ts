import type { BaselineSettings, DistributionQuery, UpstreamQuery } from '../core';
import { DEFAULTS } from '../core/defaults';

/** The upstream's query as text, where it has one. */
export function upstreamText(query: UpstreamQuery | undefined): string {
  for (const key of ['expr', 'rawSql', 'query', 'expression']) {
    const text = query?.[key];
    if (typeof text === 'string' && text.trim() !== '') {
      return text.trim();
    }
  }
  return '';
}

/** "trailing 60 windows, gap 1" */
export function baselineText(baseline: BaselineSettings | undefined): string {
  switch (baseline?.kind) {
    case 'fixed':
      return `intended shares of ${Object.keys(baseline.shares).join(', ') || 'nothing yet'}`;
    case 'uniform':
      return 'every category alike';
    case 'offset':
      return `the same window ${(baseline.offsets ?? DEFAULTS.offsets).join(', ')} earlier`;
    case 'query':
      return `another query${upstreamText(baseline.query) && `: ${upstreamText(baseline.query)}`}`;
    default: {
      const { windows = DEFAULTS.trailing.windows, gap = DEFAULTS.trailing.gap, forget = 'none' } = baseline ?? {};
      const half = baseline?.halfLife ?? DEFAULTS.trailing.halfLife;
      return `trailing ${windows} windows, gap ${gap}${forget === 'none' ? '' : `, the older the lighter: half after ${half}`}`;
    }
  }
}

/** One line for a collapsed query. */
export function queryText(query: DistributionQuery): string {
  const what = upstreamText(query.upstream?.query) || 'no query yet';
  return `${query.category || 'category'} of ${what}, against ${baselineText(query.baseline)}`;
}

export const percent = (fraction: number): string => `${Number((fraction * 100).toPrecision(4))} %`;
