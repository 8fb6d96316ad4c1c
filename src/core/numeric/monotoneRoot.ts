/** What is known of a function at a point. */
export interface Probe {
  /** The function's value: its sign tells on which side the root is. */
  value: number;
  /** Where from here the root is thought to be; not a number where there is no telling. */
  step: number;
  /** The step is right to the last digits. */
  final?: boolean;
}

/**
 * The root of a monotone function by the steps that `look` proposes, kept in the bracket that the values so far give; where a step
 * leaves it (or is not a number, since a tail came out as 0) the bracket is halved, or its open side is walked in doubling
 * steps. `direction` is the sign of the derivative.
 *
 * Ends at a final step, or one below 1e-14 relative to max(1, |w|), after 200 steps at the latest.
 */
export function monotoneRoot(look: (w: number) => Probe, start: number, direction: 1 | -1): number {
  let low = -Infinity;
  let high = Infinity;
  let reach = 1;
  let w = start;
  for (let i = 0; i < 200; i++) {
    const { value, step, final } = look(w);
    if (value === 0) {
      return w;
    }
    if (value > 0 === direction > 0) {
      high = w;
    } else {
      low = w;
    }
    let next = w + step;
    if (final === true && Number.isFinite(next)) {
      return next;
    }
    if (!(next >= low && next <= high && Number.isFinite(next))) {
      if (low > -Infinity && high < Infinity) {
        next = low + (high - low) / 2;
      } else {
        next = low > -Infinity ? low + reach : high - reach;
        reach *= 2;
      }
    }
    if (Math.abs(next - w) <= 1e-14 * Math.max(1, Math.abs(w))) {
      return next;
    }
    w = next;
  }
  return w;
}
