import { HOLD_WINDOWS } from '../window/past';

/**
 * Drift or not, window by window. Entered at a window when at least `m` of the `n` windows that end with it are beyond the
 * enter thresholds; left when fewer than `m` of them pass the leave thresholds, or when it was entered (again) more than
 * `HOLD_WINDOWS` windows ago.
 *
 * @param beyond 1 where the window is beyond the enter thresholds
 * @param held whether a window passes the leave thresholds: asked in a drift only
 * @returns 1 where the window belongs to a drift
 */
export function drifts(beyond: Uint8Array, held: (window: number) => boolean, m: number, n: number): Uint8Array {
  const windows = beyond.length;
  const out = new Uint8Array(windows);
  let entering = 0;
  let entered = -1;
  for (let i = 0; i < windows; i++) {
    entering += beyond[i] - (i >= n ? beyond[i - n] : 0);
    if (entering >= m) {
      entered = i;
    } else if (entered >= 0 && (i - entered >= HOLD_WINDOWS || !mOfN(i, held, m, n))) {
      entered = -1;
    }
    out[i] = entered >= 0 ? 1 : 0;
  }
  return out;
}

/** At least m of the n windows that end with `window` are held. */
function mOfN(window: number, held: (window: number) => boolean, m: number, n: number): boolean {
  let holding = 0;
  for (let i = window; i >= 0 && i > window - n; i--) {
    holding += held(i) ? 1 : 0;
    if (holding === m) {
      return true;
    }
  }
  return false;
}

/**
 * Which windows can help to enter a drift: those that are one of `m` candidates or more among `n` windows.
 *
 * @param candidates 1 where a window may be beyond the enter thresholds
 */
export function decisive(candidates: Uint8Array, m: number, n: number): Uint8Array {
  const windows = candidates.length;
  const out = new Uint8Array(windows);
  let among = 0;
  let marked = 0;
  for (let i = 0; i < windows; i++) {
    among += candidates[i] - (i >= n ? candidates[i - n] : 0);
    if (among >= m) {
      for (marked = Math.max(marked, i - n + 1); marked <= i; marked++) {
        out[marked] = candidates[marked];
      }
    }
  }
  return out;
}
