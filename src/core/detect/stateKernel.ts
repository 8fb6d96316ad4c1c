import { JUDGED } from '../compare/comparedWindows';
import { COLD_START, COUNTER_RESET, DRIFT, INCOMPLETE, NO_DATA, OK, QUIET_TIME, UNDECIDED } from '../model/output';

/** Whether a window shows the drift that it lies in. */
const shows = (drifting: boolean, why: number): boolean =>
  drifting && why !== NO_DATA && why !== QUIET_TIME && why !== COLD_START;

/**
 * 1 in a drift, 0 not, NaN where there is no answer: no data, too few events, one category, or undecided.
 *
 * @param why the window can't be judged (`comparedWindows.ts`)
 */
export function driftNumber(why: number, drifting: boolean): number {
  if (shows(drifting, why)) {
    return 1;
  }
  return why === JUDGED || why === COUNTER_RESET || why === INCOMPLETE ? 0 : NaN;
}

/** The state of a window: drift, why it can't be judged, or ok. @param p NaN where the test has none */
export function stateNumber(why: number, drifting: boolean, p: number): number {
  if (shows(drifting, why)) {
    return DRIFT;
  }
  return why !== JUDGED ? why : p >= 0 ? OK : UNDECIDED;
}

/** The same of several windows. */
export function driftNumbers(why: Float64Array, drifting: Uint8Array): Float64Array {
  const values = new Float64Array(why.length);
  for (let i = 0; i < why.length; i++) {
    values[i] = driftNumber(why[i], drifting[i] === 1);
  }
  return values;
}

export function stateNumbers(why: Float64Array, drifting: Uint8Array, p: Float64Array): Float64Array {
  const values = new Float64Array(why.length);
  for (let i = 0; i < why.length; i++) {
    values[i] = stateNumber(why[i], drifting[i] === 1, p[i]);
  }
  return values;
}
