import type { NormalQuery } from '../defaults';
import type { WindowGrid } from '../window/grid';
import { Comparison, type Side } from './comparison';
import { standing } from './judge';
import { drifts } from './machine';

/** Every tested window of a group, by window index; nothing before `firstTested`. */
export interface Judged {
  comparisons: Comparison[];
  /** 1 where the window belongs to a drift. */
  drifting: Uint8Array;
}

/** Compares each tested window of a group with its baseline and says which belong to a drift. */
export function judgeGroup(side: Side, grid: WindowGrid, query: NormalQuery): Judged {
  const comparisons: Comparison[] = [];
  const beyond = new Uint8Array(grid.windows);
  const held = new Uint8Array(grid.windows);
  for (let w = grid.firstTested; w < grid.windows; w++) {
    const comparison = new Comparison(side, w);
    const where = standing(comparison, query);
    comparisons[w] = comparison;
    beyond[w] = where === 'beyond' ? 1 : 0;
    held[w] = where === 'within' ? 0 : 1;
  }
  return { comparisons, drifting: drifts(beyond, held, query.detect.m, query.detect.n) };
}
