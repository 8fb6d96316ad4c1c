import type { Beside } from './beside';
import type { DriftRule } from './rule';

/** How many times the least relative change makes a rise in events matter where its points don't. */
const STEEP = 4;

/**
 * Whether a category's change matters: it moved by enough of its reference, and by enough points; or, where it is rare, by enough events
 * and to twice its share (with the usual least relative change of a quarter).
 *
 * @param x events of each category, `n` in all, that are held against `b`'s reference
 * @param fraction part of the sizes that is asked for
 */
export function matters(x: Float64Array, n: number, b: Beside, k: number, rule: DriftRule, fraction: number): boolean {
  const reference = b.shares[k];
  const share = x[k] / n;
  const moved = share > reference ? share - reference : reference - share;
  if (moved < rule.minRelative * fraction * reference) {
    return false;
  }
  return (
    moved >= rule.minPoints * fraction ||
    (moved * n >= rule.minEvents && share >= (1 + STEEP * rule.minRelative * fraction) * reference)
  );
}

/** An effect just as large as is asked for is measured as less half of the time: so much of it is enough. */
const MARGIN = 0.8;

/** Whether a category has moved far enough from all the others, or matters by itself. */
export function movedFar(x: Float64Array, n: number, b: Beside, k: number, rule: DriftRule): boolean {
  const reference = b.shares[k];
  const moved = x[k] / n - reference;
  const enough = rule.minEffect * MARGIN;
  return moved * moved >= enough * enough * reference * (1 - reference) || matters(x, n, b, k, rule, 1);
}

/** Whether the whole distribution has moved far enough. */
export const isLarge = (x: Float64Array, n: number, b: Beside, rule: DriftRule, fraction: number): boolean =>
  effectOf(x, n, b) >= leastEffect(rule) * fraction;

/** The least effect that counts as measured. */
export const leastEffect = (rule: DriftRule): number => rule.minEffect * MARGIN;

/** A category that the reference, of m events, doesn't have counts as half an event there. */
export const leastShare = (n: number, m: number): number => 0.5 / (m < Infinity ? m : n);

/** Cohen's w. */
function effectOf(x: Float64Array, n: number, b: Beside): number {
  const { m, shares } = b;
  const least = leastShare(n, m);
  let sum = 0;
  for (let k = 0; k < x.length; k++) {
    const reference = shares[k];
    const moved = x[k] / n - reference;
    sum += (moved * moved) / (reference > least ? reference : least);
  }
  return Math.sqrt(sum);
}
