import { kindOf } from '../baseline/kinds';
import type { NormalQuery } from '../model/normalQuery';
import { DistributionError } from '../model/errors';
import type { Notices } from '../model/notices';
import { BY_TEST } from '../model/query';
import type { WindowGrid } from '../window/grid';
import { alphaForChance, type Entering } from './enteringChance';

/** What p is held against. */
export interface Levels {
  /** For the window itself. */
  alpha: number;
  /** For each longer window of `detect.scales`, in that order. */
  scales: number[];
}

/** p under α may be this much likelier than α (the study's bound), and a drift takes `m` of them. */
const SLACK = 1.2;

/**
 * The levels that a query asks for: α, shared out evenly among the window and the longer ones (Bonferroni); or those that keep
 * the budget of false alarms, over all looks, groups and scales.
 */
export function levelsOf(query: NormalQuery, grid: WindowGrid, groups: number, notices: Notices): Levels {
  const levels = query.detect.budget === null ? shared(query) : budgeted(query, grid, groups, notices);
  requireReachable(query, Math.min(levels.alpha, ...levels.scales));
  return levels;
}

function shared({ detect }: NormalQuery): Levels {
  const each = detect.alpha / (1 + detect.scales.length);
  return { alpha: each, scales: detect.scales.map(() => each) };
}

function budgeted(query: NormalQuery, grid: WindowGrid, groups: number, notices: Notices): Levels {
  const { detect } = query;
  const { alarms, ms, groups: named } = detect.budget!;
  if (named === null && groups > 1) {
    notices.add(
      'info',
      `The budget of false alarms is shared by the ${groups} groups of this range. Set their number in “over groups”, so that alert rules use the same.`
    );
  }
  const looks = (ms / grid.stepMs) * (named ?? Math.max(1, groups));
  const chance = Math.min(1, alarms / looks / (1 + detect.scales.length) / Math.pow(SLACK, detect.m));
  return {
    alpha: grid.perWindow > 1 ? Math.min(0.05, chance) : alphaForChance(chance, enteringOf(query)),
    // longer windows overlap: one that is beyond may bring `m` with it
    scales: detect.scales.map(() => Math.min(0.05, chance / detect.n)),
  };
}

function enteringOf(query: NormalQuery): Entering {
  const { m, n } = query.detect;
  const { windows } = query.trailing;
  const shared = kindOf(query.baseline).shared?.(query.baseline, windows) ?? Infinity;
  return { m, n, shared, ratioDf: Math.max(1, windows - 1) };
}

/** A percentile of T windows is no finer than 1 / (T + 1). */
function requireReachable({ detect, trailing }: NormalQuery, alpha: number): void {
  const finest = 1 / (trailing.windows + 1);
  if (detect.measure !== BY_TEST && detect.limit === 'percentile' && finest >= alpha) {
    throw new DistributionError(
      'query',
      `A percentile of ${trailing.windows} trailing windows can't be beyond ${Number(alpha.toPrecision(2))}.`,
      `Choose at least ${Math.ceil(1 / alpha)} trailing windows, a larger p, or the limit “what chance allows”.`
    );
  }
}
