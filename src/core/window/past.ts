import type { NormalQuery } from '../model/normalQuery';
import { BY_TEST, FITTING_TEST } from '../model/query';

/**
 * For how many windows a drift is held by the leave thresholds alone, without `m` of `n` windows beyond the enter thresholds
 * again. A bound is needed so that the state of a window follows from a bounded past, and so is the same for every range
 * that it is asked through: the alert's and the dashboard's.
 */
export const HOLD_WINDOWS = 15;

/** Windows before the first one shown that its state can depend on. */
export const WARM_UP = (n: number): number => HOLD_WINDOWS + n - 1;

/**
 * Windows between a window and those that tell how much windows vary: the ones that `m` of `n` looks at take no part, since they may
 * be the drift that is to be found.
 */
export const spreadGap = ({ trailing, detect }: NormalQuery): number => Math.max(trailing.gap, detect.n - 1);

/** Windows that a new normal takes: four hours' worth, at least 60 and at most 240. */
function newNormalWindows(windowMs: number): number {
  return Math.max(60, Math.min(240, Math.round((4 * 3_600_000) / windowMs)));
}

/** Windows before its first anchor that a replay reads, so that it has a reference and knows how windows vary. */
export function preludeFor(trailing: number): number {
  return Math.max(180, trailing + 120);
}

/**
 * The first window that a replay of `window` reads, by absolute index, so that it is the same for every range: two segments of the
 * new normal's length before the aligned anchor of its own. What was on when the replay began has by then ended, been taken for the new
 * normal, or both been left and come back to.
 */
export function replayStart(window: number, newNormal: number, prelude: number): number {
  return (Math.floor(window / newNormal) - 2) * newNormal - prelude;
}

/**
 * Whether drifts are decided by evidence over several windows. Where a query asks for a test or a divergence of its own, and where one
 * window spans the range, each window is judged by itself, and m of n decide.
 */
export const accumulates = ({ detect, test, window }: NormalQuery): boolean =>
  detect.measure === BY_TEST && test === FITTING_TEST && window.size !== 'range';

/** Windows after which a change is the new normal, for windows that are this long. */
export const newNormalOf = ({ detect }: NormalQuery, windowMs: number): number =>
  detect.newNormal === null ? newNormalWindows(windowMs) : Math.max(1, Math.round(detect.newNormal / windowMs));

/** Periods for which a deploy is remembered. */
const REMEMBERED = 7;

/** Whether the sequential test counts all evidence since a deploy at this instant: from it on, up to the end of the seventh period after. */
export const countsFrom = ({ since, period }: NormalQuery['sequential'], at: number): boolean =>
  since !== null && at >= since && at < (Math.ceil(since / period) + REMEMBERED) * period;

/** Since when the sequential test looks that is on at this instant, ms. */
export const sequentialBegin = (sequential: NormalQuery['sequential'], at: number): number =>
  countsFrom(sequential, at) ? sequential.since! : Math.floor(at / sequential.period) * sequential.period;

/** Windows before a window that say how many events are usual. */
export const USUAL = 60;

/** Buckets before a window that its being quiet can depend on. */
export const quietReach = ({ quiet }: NormalQuery, stepMs: number, perWindow: number): number =>
  Math.ceil(quiet.afterDeploy / stepMs) + (quiet.leastPart > 0 ? USUAL * perWindow : 0);
