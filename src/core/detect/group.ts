import type { Basis } from '../compare/basis';
import { Comparison } from '../compare/comparison';
import { WindowNumbers } from '../compare/windowNumbers';
import { significance } from '../compare/significance';
import type { NormalQuery } from '../model/normalQuery';
import type { WindowGrid } from '../window/grid';
import type { Levels } from './levels';
import type { Life } from './life';
import type { Drift } from './replay';
import { sequentialOf, type Sequential } from './sequential';
import { driftingByTests } from './windowRule';

/** Every tested window of a group; nothing before `firstTested`. */
export interface Judged {
  /** A window, for what isn't in columns. */
  comparison(window: number): Comparison;
  /** What is known of windows as columns. */
  numbers: WindowNumbers;
  /** 1 where the window belongs to a drift, from the window `first` on. */
  drifting: Uint8Array;
  first: number;
  /** Oldest first. */
  drifts: Drift[];
  levels: Levels;
  /** Buckets that a window has. */
  perWindow: number;
  /** Whether it is known how much windows vary, where drifts are decided by evidence; null where each window is tested. */
  judgedAt: Uint8Array | null;
  /** The sequential test, run when first asked for. */
  sequential(): Sequential;
  /** The longer windows that end with a window, in the order of `detect.scales`. */
  longer(window: number): Comparison[];
}

/**
 * Compares each tested window of a group with its baseline and says which belong to a drift.
 *
 * @param shown windows from this one on are all asked for
 * @param life what the evidence over several windows says; null where each window is tested by itself
 */
export function judgeGroup(
  basis: Basis,
  grid: WindowGrid,
  query: NormalQuery,
  levels: Levels,
  shown: number,
  life: Life | null
): Judged {
  const { scales } = query.detect;
  const single: Comparison[] = [];
  const known: Comparison[][] = [];
  const numbers = new WindowNumbers(basis, grid.firstTested, shown);
  const comparison = (window: number) => (single[window] ??= new Comparison(basis, numbers, window));
  const longer = (window: number) =>
    (known[window] ??= scales.map((length) => new Comparison(basis, numbers, window, length)));
  const drifting =
    life === null ? driftingByTests(comparison, longer, numbers, grid, query, levels) : life.verdicts.drifting;
  const first = life === null ? 0 : life.verdicts.first;
  const isDrifting = (window: number) => drifting[window - first] === 1;
  let sequential: Sequential | undefined;
  return {
    comparison,
    numbers,
    drifting,
    first,
    drifts: life === null ? runsOf(drifting, grid.firstTested) : life.drifts,
    levels,
    perWindow: grid.perWindow,
    judgedAt: life === null ? null : life.verdicts.judged,
    longer,
    sequential: () =>
      (sequential ??= sequentialOf(
        comparison,
        isDrifting,
        life === null ? null : inflationAt(life),
        grid,
        query,
        basis.kernel
      )),
  };
}

/** By how much sums of windows vary more than by chance, by window. */
const inflationAt =
  ({ verdicts: { inflation, first } }: Life) =>
  (window: number) =>
    inflation[window - first];

/** Runs of drifting windows. */
function runsOf(drifting: Uint8Array, first: number): Drift[] {
  const drifts: Drift[] = [];
  for (let w = first; w < drifting.length; w++) {
    if (drifting[w] === 1 && (w === first || drifting[w - 1] === 0)) {
      let end = w;
      while (end < drifting.length && drifting[end] === 1) {
        end++;
      }
      drifts.push({
        onset: w,
        onsetEarliest: w,
        onsetLatest: w,
        entry: w,
        end: end === drifting.length ? -1 : end,
        newNormal: false,
        kind: 'together',
        category: -1,
      });
    }
  }
  return drifts;
}

/** The window or longer window that is the most significant for its number: p corrected for all of them (Bonferroni). */
export function mostSignificant(
  judged: Judged,
  window: number,
  query: NormalQuery
): { p: number; length: number } | null {
  const all = [judged.comparison(window)].concat(judged.longer(window));
  let best: { p: number; length: number } | null = null;
  for (const c of all) {
    const p = significance(c, query.detect);
    if (p !== null && (best === null || p * all.length < best.p)) {
      best = { p: Math.min(1, p * all.length), length: c.length };
    }
  }
  return best;
}
