import { DistributionError, type DistributionQuery } from '../core';
import { asked, gridOf } from '../core/asked';
import type { NormalQuery } from '../core/model/normalQuery';
import { spreadGap } from '../core/window/past';

/** What an export computes: the parts of a query that an engine can carry, in windows and fractions. */
export interface ExportPlan {
  windowMs: number;
  /** Weeks begin on Monday or as the query says, all else at the epoch, UTC. */
  anchorMs: number;
  groupBy: string[];
  /** Intended shares by category, summing to 1; `even`: alike for all categories that there are; or the windows before. */
  baseline:
    | { kind: 'intended'; shares: Record<string, number> }
    | { kind: 'even' }
    | { kind: 'trailing'; windows: number; gap: number };
  /** Windows that tell how much windows vary: so many, after so many. */
  spread: { windows: number; gap: number };
  detect: {
    alpha: number;
    minN: number;
    minEffect: number;
    minRelative: number;
    minPoints: number;
    m: number;
    n: number;
  };
}

const DAY = 86_400_000;
const STAND_IN = { datasource: { uid: 'export', type: 'table' }, query: {} };

/** @throws DistributionError where the query asks for what no engine is given */
export function exportPlan(query: DistributionQuery): ExportPlan {
  const normal = asked({ ...query, upstream: STAND_IN });
  if (normal.window.size === 'range' || normal.window.size === 'auto') {
    throw unable(`windows of "${normal.window.size}"`, 'Give the window a length, such as 1m.');
  }
  if (normal.values !== 'counts') {
    throw unable(`values that are ${normal.values}`, 'Count events by window and category first.');
  }
  if (query.timeZone && query.timeZone.toLowerCase() !== 'utc' && normal.window.size % DAY === 0) {
    throw unable(
      `days of the time zone ${query.timeZone}`,
      'Leave out the time zone: an export’s days are those of UTC.'
    );
  }
  if (normal.categories.map.length > 0) {
    throw unable('categories that are mapped', 'Map them in the query that counts: a CASE, or label_replace.');
  }
  const { sizeMs, perWindow, anchorMs } = gridOf(normal, { from: 0, to: normal.window.size, now: normal.window.size });
  if (perWindow !== 1) {
    throw unable('sliding windows', 'Leave out the step.');
  }
  const { alpha, minN, minEffect, minRelative, minPoints, m, n } = normal.detect;
  return {
    windowMs: sizeMs,
    anchorMs,
    groupBy: normal.groupBy,
    baseline: baselineOf(query, normal),
    spread: { windows: normal.trailing.windows, gap: spreadGap(normal) },
    detect: { alpha, minN, minEffect, minRelative, minPoints, m, n },
  };
}

function baselineOf({ baseline }: DistributionQuery, { trailing }: NormalQuery): ExportPlan['baseline'] {
  const settings = baseline ?? { kind: 'trailing' as const };
  if (settings.kind === 'fixed') {
    const sum = Object.values(settings.shares).reduce((total, share) => total + share, 0);
    const shares = Object.fromEntries(Object.entries(settings.shares).map(([name, share]) => [name, share / sum]));
    return { kind: 'intended', shares };
  }
  if (settings.kind === 'uniform') {
    return { kind: 'even' };
  }
  if (settings.kind === 'trailing' && (settings.forget ?? 'none') === 'none') {
    return { kind: 'trailing', windows: trailing.windows, gap: trailing.gap };
  }
  throw unable(
    settings.kind === 'trailing' ? 'a baseline that forgets' : `the baseline "${settings.kind}"`,
    'Choose trailing windows that weigh alike, intended or equal shares.'
  );
}

const unable = (what: string, remedy: string): DistributionError =>
  new DistributionError('query', `The export can't carry ${what}.`, remedy);

/** What no export carries, for whoever reads one. */
export const NOT_CARRIED = [
  'drifts by accumulated evidence, with onset, end and new normal: the drift flag is m of n windows beyond significance and size',
  'a baseline without the windows of a drift: the trailing one has all windows',
  'pooling of sparse categories: where some category expects fewer than 5 events, `sparse` is true and chi-square and p are not to be trusted',
  'inflation by overdispersion, exact and Monte Carlo tests, the sequential test, intervals, adjusted p, and the other statistics of docs/statistics.md',
] as const;

/** The error of p, beside the core's: measured for 1 to 20 degrees of freedom. */
export const P_IS_NEAR =
  "p is Wilson and Hilferty's: within 6 % of itself down to 0.01, 18 % down to 0.001, and too large below; the drift flag uses exact limits";
