/**
 * For how many windows a drift is held by the leave thresholds alone, without `m` of `n` windows beyond the enter thresholds
 * again. A bound is needed so that the state of a window follows from a bounded past, and so is the same for every range
 * that it is asked through: the alert's and the dashboard's.
 */
export const HOLD_WINDOWS = 15;

/** Windows before the first one shown that its state can depend on. */
export const WARM_UP = (n: number): number => HOLD_WINDOWS + n - 1;

/**
 * Drift or not, window by window. Entered at a window when at least `m` of the `n` windows that end with it are beyond the
 * enter thresholds; left when fewer than `m` of them pass the leave thresholds, or when it was entered (again) more than
 * `HOLD_WINDOWS` windows ago.
 *
 * @param beyond 1 where the window is beyond the enter thresholds
 * @param held 1 where it passes the leave thresholds
 * @returns 1 where the window belongs to a drift
 */
export function drifts(beyond: Uint8Array, held: Uint8Array, m: number, n: number): Uint8Array {
  const out = new Uint8Array(beyond.length);
  let entering = 0;
  let holding = 0;
  let entered = -1;
  for (let i = 0; i < beyond.length; i++) {
    entering += beyond[i] - (i >= n ? beyond[i - n] : 0);
    holding += held[i] - (i >= n ? held[i - n] : 0);
    if (entering >= m) {
      entered = i;
    } else if (holding < m) {
      entered = -1;
    }
    out[i] = entered >= 0 && i - entered < HOLD_WINDOWS ? 1 : 0;
  }
  return out;
}
