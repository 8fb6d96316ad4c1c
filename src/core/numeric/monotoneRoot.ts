/**
 * The root of a monotone function by Newton's steps, kept in the bracket that the values so far give; where a step leaves it (or
 * is not a number, since a tail came out as 0) the bracket is halved, or its open side is walked in doubling steps.
 *
 * `evaluate(w)` gives the value and the derivative, whose sign is that of `direction`. Ends when a step is below 1e-14 relative
 * to max(1, |w|), after 200 steps at the latest.
 */
export function monotoneRoot(
  evaluate: (w: number) => { value: number; slope: number },
  start: number,
  direction: 1 | -1
): number {
  let low = -Infinity;
  let high = Infinity;
  let reach = 1;
  let w = start;
  for (let i = 0; i < 200; i++) {
    const { value, slope } = evaluate(w);
    if (value === 0) {
      return w;
    }
    if (value > 0 === direction > 0) {
      high = w;
    } else {
      low = w;
    }
    let next = w - value / slope;
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
