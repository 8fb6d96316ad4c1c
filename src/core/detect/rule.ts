import { kindOf } from '../baseline/kinds';
import type { NormalQuery } from '../model/normalQuery';
import { normalQuantile } from '../numeric';
import { bucketAt, type WindowGrid } from '../window/grid';
import { newNormalOf, preludeFor } from '../window/past';
import { atLeast } from './enteringChance';

/** What the drift rule asks for, in windows. */
export interface DriftRule {
  /** Windows in the reference, and between it and the window that it is held against. */
  trailing: number;
  gap: number;
  /** Fewest windows that have to be away: no fewer can make a drift, however far they are. */
  m: number;
  /** Chance that an unchanged window enters a drift. */
  rate: number;
  /** Whether that is a promise that a few hours' past can't bear out: see `RARE`. */
  isRare: boolean;
  minEffect: number;
  minRelative: number;
  /** As a fraction. */
  minPoints: number;
  minEvents: number;
  /** Deviates under which every category is taken to be back, and the part of the sizes that still counts as away. */
  leave: number;
  leaveFraction: number;
  /** Windows after which a lasting change is the new normal. */
  newNormal: number;
  /** Whether that holds beside references that don't follow it as well: what lasts is no drift any more until it has been back. */
  acceptsLasting: boolean;
  /** Window at which the change that is on then was accepted by hand; -1 without one. */
  accepted: number;
  /** Numbers of windows that are added up, ascending. */
  lengths: number[];
  /** A replay begins this many windows before the segment's anchor but one. */
  prelude: number;
}

/** Numbers of windows that are judged together, the shortest no fewer than m. */
const LENGTHS = [1, 2, 3, 4, 5, 7, 9, 12, 16, 22, 30];
/** Further ones where each window has a reference of its own, so that a day's course is in both. */
const LONG_LENGTHS = [60, 120, 240];

/** The lengths that a rule adds up: those asked for, or as far apart as costs little delay between them. */
function lengthsFor(m: number, asked: number[], paired: boolean): number[] {
  const usual = paired ? LENGTHS.concat(LONG_LENGTHS) : LENGTHS;
  const lengths = (asked.length > 0 ? [m, ...asked] : usual).filter((length) => length >= m);
  const sorted = Array.from(new Set(lengths.length > 0 ? lengths : [m])).sort((a, b) => a - b);
  return sorted;
}

/** The rule that a query asks for. */
export function ruleOf(query: NormalQuery, grid: WindowGrid, groups: number): DriftRule {
  const { detect, trailing, baseline } = query;
  const rate = rateOf(query, grid, groups);
  return {
    trailing: trailing.windows,
    gap: trailing.gap,
    m: detect.m,
    rate,
    isRare: rate < RARE,
    minEffect: detect.minEffect,
    minRelative: detect.minRelative,
    minPoints: detect.minPoints / 100,
    minEvents: detect.minEvents,
    leave: Math.max(LEAST_LEAVE, -normalQuantile(detect.leaveAlpha / 2)),
    leaveFraction: detect.leaveFraction,
    newNormal: newNormalOf(query, grid.sizeMs),
    acceptsLasting: false,
    accepted: detect.accepted === null ? -1 : bucketAt(grid, detect.accepted),
    lengths: lengthsFor(detect.m, detect.scales, kindOf(baseline).source === 'paired'),
    prelude: preludeFor(trailing.windows),
  };
}

/** Deviates under which no category is away, however strict the query: several are looked at, at every window. */
const LEAST_LEAVE = 2.8;

/**
 * Chance of a false drift at an unchanged window: what a budget leaves to each look, or what m of n independent windows under α would
 * have.
 */
export function rateOf({ detect, baseline }: NormalQuery, { stepMs, perWindow }: WindowGrid, groups: number): number {
  const { alpha, m, n, budget } = detect;
  if (budget !== null) {
    const looks = (budget.ms / stepMs) * (budget.groups ?? Math.max(1, groups));
    return Math.max(LEAST_RATE, Math.min(MOST_RATE, budget.alarms / looks));
  }
  const often = kindOf(baseline).often ?? 1;
  return Math.max(LEAST_RATE, Math.min(MOST_RATE, (often * alpha * atLeast(m - 1, n - 1, alpha)) / perWindow));
}

/**
 * Chances of a false drift a window below which more is taken for possible than was seen: a page in four weeks over nine groups. In the
 * hours that a rule looks back at, bursts of two windows and how much a category wanders may not have shown yet.
 */
const RARE = 3e-6;
const LEAST_RATE = 1e-12;
const MOST_RATE = 0.05;
